"""Holidays, and days that are known by their date."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.lexicon import load
from pipeline.stages.times.days import year_piece
from pipeline.stages.times.grammar import Match
from pipeline.stages.times.sense import Context, Sense, sense


def holiday(match: Match, context: Context) -> Sense | None:
    """A holiday; its day where the calendar is known and the year is certain."""
    name = " ".join(word.lower for word in match.piece("holiday"))
    rule = load("times")["holidays"].get(name, "")
    if rule == "":
        return sense("DATE", "XXXX-XX-XX")
    given, year = year_piece(match, context)
    if not given:
        relation, known = match.said("hrel"), context.anchor.year
        near = holiday_date(rule, known) if known else None
        if near is not None and not context.anchor.narrative:
            if relation in {"last", "past"} and context.anchor.today:
                assert known is not None
                year = known if near < context.anchor.today else known - 1
            elif relation in {"next", "coming"} and context.anchor.today:
                assert known is not None
                year = known if near > context.anchor.today else known + 1
            elif relation == "this":
                year = known
            else:
                year = context.anchor.year_of(near.month, near.day, context.way(match))
        elif context.anchor.narrative:
            year = context.anchor.told_year
    found = holiday_date(rule, year) if year else None
    value = found.isoformat() if found else f"XXXX-{rule}" if isinstance(rule, str) else "XXXX-XX-XX"
    part = match.value("part", "PART")
    if isinstance(part, str) and part.isalpha():
        return sense("TIME", f"{value}T{load('times')['codes'].get(part, part)}")
    return sense("DATE", value)


def holiday_date(rule: str | int | list[int], year: int) -> date | None:
    """The day of a holiday in a year: a fixed day, days from Easter, or [nth, ISO weekday, month].

    >>> holiday_date([1, 1, 9], 2024), holiday_date([-1, 1, 5], 2024), holiday_date(-2, 2024)
    (datetime.date(2024, 9, 2), datetime.date(2024, 5, 27), datetime.date(2024, 3, 29))
    """
    try:
        if isinstance(rule, str):
            return date.fromisoformat(f"{year:04}-{rule}")
        if isinstance(rule, int):
            return easter(year) + timedelta(days=rule)
        nth, weekday, month = rule
        if nth > 0:
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    except (ValueError, OverflowError):
        return None


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Jones, Butcher; Gregorian years).

    >>> easter(2024), easter(2016)
    (datetime.date(2024, 3, 31), datetime.date(2016, 3, 27))
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def named(match: Match, context: Context) -> Sense | None:
    """A day that is called by its digits."""
    value = load("times")["named"].get(match.piece("slash")[0].text)
    return sense("DATE", value) if value else None
