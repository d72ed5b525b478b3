"""Durations, sets, and words that are an expression by themselves."""

from __future__ import annotations

from typing import cast

from pipeline.lexicon import load
from pipeline.model import TimexType
from pipeline.stages.times.choices import choice
from pipeline.stages.times.grammar import Match, grammar
from pipeline.stages.times.sense import Context, Sense, after, before, sense
from pipeline.stages.times.words import Word

_HALF = {"TH": (30, "TM"), "D": (12, "TH"), "Y": (6, "M"), "DE": (5, "Y")}


def measure(match: Match) -> tuple[float | None, str] | None:
    """How many of which unit (the lexicon's code); the count is None where it is vague. None if there is no unit."""
    kind = (
        match.value("unit", "UNIT", "UNITS")
        or match.value("vague", "UNIT", "UNITS")
        or match.value("one", "UNIT", "UNITS")
    )
    if kind is None:
        return None
    code = str(kind)
    many = match.piece("unit") and match.piece("unit")[0].lower in grammar().alphabet.values["UNITS"]
    if match.piece("vague") or (many and not match.piece("num") and not match.piece("one") and not match.piece("half")):
        return None, code
    if match.piece("num"):
        count = number(match.piece("num"))
        return (count if count is None or not match.piece("half") else count + 0.5), code
    if match.piece("half"):
        # "half an hour"; "an hour and a half" has its half after the unit.
        if match.pieces and _place(match, "half") > _place(match, "unit"):
            return 1.5, code
        return (float(_HALF[code][0]), _HALF[code][1]) if code in _HALF else (0.5, code)
    return 1.0, code


def _place(match: Match, name: str) -> int:
    return next((first for n, first, _ in match.pieces if n == name), -1)


def number(words: tuple[Word, ...]) -> float | None:
    """The number that words or digits stand for; "two and a half" is 2.5."""
    values = grammar().alphabet.values
    total: float | None = None
    for word in words:
        if word.number is not None:
            total = word.number
        elif word.lower in values["CARD"]:
            total = (total or 0) + int(values["CARD"][word.lower])
        elif word.lower in values["BIG"]:
            total = (1 if total is None else total) * int(values["BIG"][word.lower])
        elif word.lower == "half":
            total = (total or 0) + 0.5
    return total


def length(count: float | None, kind: str) -> str:
    """A duration in TIMEX3.

    >>> length(3, "D"), length(2.5, "Y"), length(30, "TM"), length(None, "W"), length(1, "FN")
    ('P3D', 'P2.5Y', 'PT30M', 'PXW', 'P2W')
    """
    if kind == "FN":
        kind, count = "W", None if count is None else count * 2
    shown = "X" if count is None else f"{count:.10g}"
    return f"PT{shown}{kind[1:]}" if kind.startswith("T") else f"P{shown}{kind}"


def duration(match: Match, context: Context) -> Sense | None:
    """A length of time, unless it is an age, a fraction or an ordinal."""
    found = measure(match)
    if found is None or _is_age(match):
        return None
    count, kind = found
    word = (match.piece("unit") or match.piece("one") or match.piece("vague"))[-1]
    following, previous = after(match), before(match)
    bare = match.pattern.name == "bare-units"
    if kind == "TS" and (word.lower == "second" and not match.piece("num")):
        return None
    if kind == "Q" or (
        kind == "TM" and word.lower == "minute" and match.said("one") in {"a", "an"} and word.tag.startswith("JJ")
    ):
        return None
    if bare and (
        previous is None
        or previous.lower not in choice("before_units")
        or word.lower in {"seconds", "nights", "quarters", "weekends"}
    ):
        return None
    if following is not None and following.lower in {"old", "olds"}:
        return None
    first = _first(match)
    if count is None and match.said("vague") == "some" and word.lower not in grammar().alphabet.values["UNITS"]:
        return None
    rate = (
        match.said("one") in {"a", "an", "per"}
        and not match.piece("num")
        and not match.piece("approx")
        and _is_rate(previous)
    )
    if match.piece("one") and match.piece("one")[0].lower == "per":
        rate = True
    return sense("SET" if rate else "DURATION", length(count, kind))._replace(first=first)


def _first(match: Match) -> int:
    """Where the extent begins: articles before a number and "within" stay outside."""
    first = match.first
    joined = any(word.text in {"-", "‑", "–"} for word in match.words[first : match.last])
    while first < match.last and (
        match.words[first].lower in {"the", "within"} or (joined and match.words[first].lower in {"a", "an"})
    ):
        first += 1
    return first


def _is_rate(previous: Word | None) -> bool:
    return previous is not None and (
        previous.lower in {"times", "twice", "once"} or previous.text[0].isdigit() or previous.tag in {"NN", "NNS"}
    )


def _is_age(match: Match) -> bool:
    previous = before(match)
    if previous is not None and previous.lower in {"aged", "age", "ages"}:
        return True
    ahead = [w.lower for w in match.words[match.last : match.last + 3]]
    if ahead[:1] in (["old"], ["olds"]) or ahead[:2] in (
        ["-", "old"],
        ["-", "olds"],
        ["of", "age"],
        ["younger", "than"],
        ["his", "senior"],
    ):
        return True
    return ahead[:1] in (["younger"], ["older"], ["senior"], ["junior"])


def every(match: Match, context: Context) -> Sense:
    """A set: "every week", "Sundays"."""
    weekday = match.value("wd", "WEEKDAY", "WEEKDAYS")
    part = match.value("part", "PART", "PARTS")
    if weekday is not None:
        return sense("SET", f"XXXX-WXX-{weekday}" + (f"T{_code(part)}" if part else ""))
    if part is not None:
        return sense("SET", f"XXXX-XX-XXT{_code(part)}")
    if match.piece("month"):
        return sense("SET", f"XXXX-{int(match.value('month', 'MONTH', 'MON') or 0):02}")
    if match.piece("season"):
        return sense("SET", f"XXXX-{match.value('season', 'SEASON')}")
    found = measure(match) or (1.0, "D")
    count = 2.0 if match.piece("other") else found[0]
    return sense("SET", length(count, found[1]))


def _code(part: int | str) -> str:
    return str(load("times")["codes"].get(str(part), part))


def fixed(match: Match, context: Context) -> Sense | None:
    """As in "now", "recently", "daily", "the future"."""
    if match.piece("fixed"):
        kind, value = str(match.value("fixed", "FIXED")).split()
        return sense(cast(TimexType, kind), value)
    if match.piece("present"):
        return sense("DATE", "PRESENT_REF")
    following = after(match)
    if following is not None and following.tag[:2] in {"NN", "CD", "JJ"}:
        return None
    return sense("DATE", "PAST_REF" if match.piece("past") else "FUTURE_REF")
