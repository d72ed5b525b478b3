"""Expressions that share words: "3 to 5 May", "May 4 and 5", "1915-17", "July 1 to July 3, 1863"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.stages.times.grammar import Match
from pipeline.stages.times.sense import Context, Sense, sense
from pipeline.stages.times.words import Word

Found = tuple[int, int, Sense]
"""First word, the word after the last, and what they mean."""

_LINKS = frozenset({"-", "–", "—", "‑", "to", "and", "or", "until", "through", "till", ","})


def range_year(matches: Sequence[Match], index: int) -> int | None:
    """The year that the other end of a range gives to an end without one.

    "July 1 to July 3, 1863" gives the first end the year of the second; "August to May 1940" the year before.
    """
    match = matches[index]
    if not match.piece("month") or match.piece("year") or match.piece("yrel"):
        return None
    months = [int(match.value("month", "MONTH", "MON") or 0)]
    for following in matches[index + 1 : index + 4]:
        between = [word.lower for word in match.words[match.last : following.first]]
        if not _linked(between) or not following.piece("month"):
            return None
        months.append(int(following.value("month", "MONTH", "MON") or 0))
        if following.piece("year"):
            year = int(following.piece("year")[0].text)
            return year - sum(later < earlier for earlier, later in pairwise(months))
        match = following
    return None


def _linked(between: Sequence[str]) -> bool:
    return len(between) <= 3 and bool(set(between) & _LINKS) and set(between) <= _LINKS | {"from", "on", "the", "in"}


def neighbours(match: Match, found: Sense, context: Context) -> list[Found]:
    """The expression, with the bare numbers before and after it that are expressions by its words."""
    first, last = _bounds(match, found)
    group: list[Found] = [(first, last, found)]
    if found.type != "DATE":
        return group
    if match.piece("month") and match.piece("day") and found.value[-2:].isdigit():
        group = _days_before(match, first, found) + group + _days_after(match, last, found)
    elif match.pattern.rule == "year" and match.piece("era") and found.value.startswith("BC"):
        group = _years_before(match, first) + group
    elif match.piece("year") and match.piece("year")[-1].end == match.words[last - 1].end:
        group += _year_after(match, last, int(match.piece("year")[0].text))
    return group


def _bounds(match: Match, found: Sense) -> tuple[int, int]:
    return (match.first if found.first is None else found.first), (match.last if found.last is None else found.last)


def _days_before(match: Match, first: int, found: Sense) -> list[Found]:
    """The "3" of "3 to 5 May" (the month comes after its day, so nothing else can own the number)."""
    if match.words[first].end != match.piece("day")[0].end and match.words[first].lower != "the":
        return []
    if first < 2 or match.words[first - 1].lower not in _LINKS - {","}:
        return []
    word = match.words[first - 2]
    return (
        [(first - 2, first - 1, sense("DATE", found.value[:-2] + f"{int(word.number or 0):02}"))]
        if _is_day(word)
        else []
    )


def _days_after(match: Match, last: int, found: Sense) -> list[Found]:
    """The "5" of "May 4 and 5"."""
    if match.piece("day")[0].end != match.words[last - 1].end or last + 1 >= len(match.words):
        return []
    if match.words[last].lower not in _LINKS - {",", "or", "until", "through", "till"} or not _is_day(
        match.words[last + 1]
    ):
        return []
    word = match.words[last + 1]
    following = match.words[last + 2] if last + 2 < len(match.words) else None
    number = int(word.number or 0)
    # "May 4 and 5 soldiers": what follows would be counted.
    if number <= int(match.piece("day")[0].number or 0) or (following and following.tag[:2] in {"NN", "JJ"}):
        return []
    return [(last + 1, last + 2, sense("DATE", found.value[:-2] + f"{number:02}"))]


def _is_day(word: Word) -> bool:
    return (
        word.number is not None and word.number == int(word.number) and 1 <= word.number <= 31 and len(word.text) <= 4
    )


def _years_before(match: Match, first: int) -> list[Found]:
    """The "480" of "480-479 BC"."""
    if first < 2 or match.words[first - 1].lower not in _LINKS - {","}:
        return []
    word = match.words[first - 2]
    if not word.text.isdigit() or len(word.text) > 4:
        return []
    return [(first - 2, first - 1, Sense("DATE", f"BC{int(word.text):04}"))]


def _year_after(match: Match, last: int, year: int) -> list[Found]:
    """The "17" of "1915-17"."""
    if last + 1 >= len(match.words) or match.words[last].text not in {"-", "–", "/", "‑"}:
        return []
    word = match.words[last + 1]
    touching = match.words[last].start == match.words[last - 1].end and match.words[last].end == word.start
    following = match.words[last + 2] if last + 2 < len(match.words) else None
    if not touching or len(word.text) != 2 or not word.text.isdigit() or (following and following.text in {"-", "/"}):
        return []
    later = year // 100 * 100 + int(word.text)
    return [(last + 1, last + 2, sense("DATE", f"{later:04}"))] if later > year else []
