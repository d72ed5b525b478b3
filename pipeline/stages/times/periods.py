"""Months, years, quarters, halves, seasons, decades and centuries."""

from __future__ import annotations

import re

from pipeline.stages.times.choices import choice
from pipeline.stages.times.days import year_piece
from pipeline.stages.times.grammar import Match, grammar
from pipeline.stages.times.interval import UNKNOWN
from pipeline.stages.times.sense import Context, Sense, after, before, sense

_FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def month(match: Match, context: Context) -> Sense | None:
    """A month, with or without a year."""
    words = match.piece("month")
    number = int(match.value("month", "MONTH", "MON") or 0)
    if match.piece("bc"):
        return _before_christ(match, f"{number:02}")
    given, year = year_piece(match, context)
    alone = not given and not match.piece("mod") and not match.piece("mrel")
    if alone and not _may_be_month(match, context):
        return None
    relation = match.said("mrel")
    if relation:
        year = _related_year(context, relation, number)
    elif not given:
        year = context.year or context.anchor.year_of(number, None, context.way_of_date(match))
    first = None
    if match.said("mod") in {"early", "late"} and words[0].lower == "may" and not given:
        first = match.first
    return sense("DATE", f"{year if year else 'XXXX'}-{number:02}")._replace(first=first)


def _before_christ(match: Match, part: str) -> Sense | None:
    year = int(match.piece("bc")[0].number or 0)
    return sense("DATE", f"BC{year:04}-{part}") if match.value("era", "ERA") == "BC" and year < 10_000 else None


def _may_be_month(match: Match, context: Context) -> bool:
    """Whether a bare name of a month is one: abbreviations never, those that are people's names after a preposition."""
    word = match.piece("month")[0]
    previous, following = before(match), after(match)
    if word.lower not in _full_months():
        return False
    if (
        previous is not None
        and previous.text in {"-", "–", "/"}
        and previous.end == word.start
        and word.lower in choice("names")
    ):
        return False
    token = next(iter(context.sentence.between(word.start, word.end)), None)
    if token is not None and token.name in {"PERSON", "ORG", "GPE", "FAC"} and word.lower in choice("names"):
        return False
    if word.lower in choice("names"):
        if previous is None or previous.lower not in choice("before_month"):
            return False
        if following is not None and following.tag == "NNP" and following.text[:1].isupper():
            return False
    return not (word.tag.startswith(("MD", "VB")))


def _full_months() -> frozenset[str]:
    return frozenset(grammar().alphabet.values["MONTH"])


def _related_year(context: Context, relation: str, number: int) -> int | None:
    """The year of "last May", "next May", "this May". "Last September" said in October stays open."""
    anchor = context.anchor
    if relation in {"that", "previous", "following", "preceding", "prior", "subsequent", "ensuing"}:
        if anchor.told_year is None or not anchor.narrative:
            return None
        step = {"previous": -1, "preceding": -1, "prior": -1, "following": 1, "subsequent": 1}.get(relation, 0)
        if step and anchor.told_month:
            later = number > anchor.told_month
            return anchor.told_year + (0 if later == (step > 0) else step)
        return anchor.told_year + step
    if anchor.year is None or anchor.month is None or anchor.narrative:
        return None
    distance = number - anchor.month
    if relation.startswith("this"):
        return anchor.year
    if relation in {"last", "past"}:
        return anchor.year - 1 if distance >= 0 else anchor.year if distance < -2 else None
    return anchor.year + 1 if distance <= 0 else anchor.year if distance > 2 else None


def year(match: Match, context: Context) -> Sense | None:
    """A year in digits, unless it counts something or is a name's part."""
    word = match.piece("year")[0]
    number = int(word.number or 0)
    era = match.value("era", "ERA")
    if era == "BC":
        return sense("DATE", f"BC{number:04}") if number < 10_000 else None
    if era is None and not _may_be_year(match, number):
        return None
    return sense("DATE", f"{number:04}") if number < 3000 else None


def _may_be_year(match: Match, number: int) -> bool:
    previous, following = before(match), after(match)
    if match.piece("mod"):
        return following is None or following.lower not in choice("counted")
    if previous is not None and previous.lower in choice("before_number"):
        return False
    if previous is not None and previous.text == "." and (earlier := before(match, 2)) and earlier.lower == "no":
        return False
    if following is not None and following.lower in choice("counted"):
        return False
    if (
        following is not None
        and following.text in {"-", "‑"}
        and (later := after(match, 1))
        and later.tag.startswith("NN")
    ):
        # "the 2000-member guild"
        return False
    approximate = previous is not None and previous.lower in {
        "about",
        "around",
        "over",
        "some",
        "than",
        "least",
        "most",
        "another",
    }
    if approximate and following is not None and following.tag.startswith(("NN", "JJ")):
        return False
    if not 1500 <= number <= 2100:
        return previous is not None and previous.lower in choice("years_early")
    return True


def short_year(match: Match, context: Context) -> Sense | None:
    """As in "'16": a year of the century that lies nearer."""
    number = int(match.piece("yy")[0].text[1:])
    following = after(match)
    if following is not None and following.text in {"'", "’"}:
        return None
    here = context.anchor.year or 2000
    century = here // 100 * 100
    return sense("DATE", str(century + number if century + number <= here + 10 else century - 100 + number))


def fiscal(match: Match, context: Context) -> Sense:
    """A fiscal year. Where it begins differs between states and firms, so it has no interval."""
    text = match.piece("fy")[0].text if match.piece("fy") else ""
    digits = re.sub(r"\D", "", text) or (match.piece("year")[0].text if match.piece("year") else "")
    if digits:
        return sense("DATE", f"FY{digits if len(digits) == 4 else '20' + digits}")
    step = {"last": -1, "past": -1, "next": 1, "coming": 1, "this": 0, "current": 0}.get(match.said("rel"))
    known = context.anchor.year
    return sense("DATE", "FYXXXX" if step is None or known is None else f"FY{known + step}", UNKNOWN)


def quarter(match: Match, context: Context) -> Sense | None:
    """A quarter of a year; without a year, or in a fiscal year, it has no interval."""
    number = int(match.value("n", "QTR", "ORDWORD") or 0)
    if not 1 <= number <= 4:
        return None
    given, known = year_piece(match, context)
    if not given and match.piece("n")[0].lower in {"first", "second", "third", "fourth"}:
        previous = before(match)
        if previous is None or previous.lower not in {"in", "for", "during", "the", "of", "since"}:
            return None
    value = f"{known if known else 'XXXX'}-Q{number}"
    return sense("DATE", value, UNKNOWN if match.piece("fiscal") else None)


def half(match: Match, context: Context) -> Sense | None:
    """A half of a year."""
    number = int(match.value("n", "HALFYEAR", "ORDWORD") or 0)
    number = 2 if number == -1 else number
    _, known = year_piece(match, context)
    return sense("DATE", f"{known if known else 'XXXX'}-H{number}") if number in {1, 2} else None


def season(match: Match, context: Context) -> Sense | None:
    """A season. Without a year that of a narrative, or the one that tense and distance tell."""
    code = str(match.value("season", "SEASON"))
    given, known = year_piece(match, context)
    relation = match.said("mrel")
    if match.piece("bc"):
        return _before_christ(match, code)
    if relation:
        known = _related_season(context, relation, code)
    elif not given:
        previous, following = before(match), after(match)
        capital = match.piece("season")[0].text[0].isupper() and previous is not None
        if capital or (not match.piece("mod") and (previous is None or previous.lower not in choice("before_season"))):
            return None
        if following is not None and following.tag == "NNP":
            return None
        known = context.anchor.told_year if context.anchor.narrative else None
        if not context.anchor.narrative and code != "WI":
            way = context.way(match)
            known = context.anchor.year_of(_FIRST_MONTH[code] + 1, None, way) if way in {"past", "future"} else None
    return sense("DATE", f"{known if known else 'XXXX'}-{code}")


def _related_season(context: Context, relation: str, code: str) -> int | None:
    anchor = context.anchor
    if anchor.narrative:
        step = {"previous": -1, "following": 1, "next": 1}.get(relation, 0)
        return anchor.told_year + step if anchor.told_year else None
    if anchor.year is None or anchor.month is None or code == "WI":
        return None
    first = _FIRST_MONTH[code]
    if relation.startswith("this"):
        return anchor.year
    if relation in {"last", "past"}:
        return anchor.year - 1 if anchor.month < first + 3 else None
    if relation in {"next", "coming", "upcoming"}:
        return anchor.year + 1 if anchor.month >= first else None
    return None


def decade(match: Match, context: Context) -> Sense | None:
    """A decade ("the 1990s", "the '90s", "the sixties")."""
    if match.piece("decade"):
        digits = re.sub(r"\D", "", match.piece("decade")[0].text)
    else:
        digits = str(match.value("tens", "TENS"))
    if len(digits) == 4:
        return sense("DATE", digits[:3]) if digits[0] in "12" else None
    # "the '20s" may be those of this century.
    return sense("DATE", f"19{digits[0]}" if digits[0] in "3456789" else f"XX{digits[0]}")


def century(match: Match, context: Context) -> Sense | None:
    """A century: TIMEX3 writes the 19th as ``18``."""
    word = match.piece("n")[0]
    number = int(word.number or match.value("n", "ORDWORD") or 0)
    return sense("DATE", f"{number - 1:02}") if 1 <= number <= 31 else None
