"""Intervals and dates of publication in words, as precise as they were and no more."""

from __future__ import annotations

from datetime import date, datetime, timedelta

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def moment_words(value: str) -> str:
    """A date, month, year or date and time (ISO 8601) in words; what is no such thing stays as it is.

    >>> [moment_words(v) for v in ("2024", "2024-10", "2024-10-01", "2024-10-01T23:31")]
    ['2024', 'October 2024', '1 October 2024', '1 October 2024, 23:31']
    """
    day, _, clock = value.partition("T")
    parts = day.split("-")
    try:
        numbers = [int(part) for part in parts]
        month = _MONTHS[numbers[1] - 1] if len(numbers) > 1 and numbers[1] > 0 else None
    except (ValueError, IndexError):
        return value
    if len(numbers) == 1:
        return parts[0]
    if month is None or len(numbers) > 3:
        return value
    words = f"{month} {parts[0]}" if len(numbers) == 2 else f"{numbers[2]} {month} {parts[0]}"
    return f"{words}, {clock}" if clock else words


def interval_words(begin: str | None, finish: str | None) -> str:
    """An interval, `finish` exclusive, in words; empty where neither end is known.

    >>> interval_words("2024-09-30", "2024-10-01")
    '30 September 2024'
    >>> interval_words("2023-10-01", None), interval_words("2024-10-01", "2024-11-01")
    ('from 1 October 2023 on', 'October 2024')
    >>> interval_words("2024-09-30T18:00", "2024-10-01T06:00")
    '30 September 2024, 18:00 to 1 October 2024, 06:00'
    >>> interval_words("2024-09-30T17:00", "2024-10-02"), interval_words("2024-09-29T00:00", "2024-09-29T06:00")
    ('30 September 2024, 17:00 to the end of 1 October 2024', '29 September 2024, 00:00 to 06:00')
    """
    if begin is None:
        return f"before {moment_words(finish)}" if finish else ""
    if finish is None:
        return f"from {moment_words(begin)} on"
    if "T" in begin or "T" in finish:
        return f"{moment_words(begin)} to {_end_words(begin, finish)}"
    try:
        first, after = date.fromisoformat(begin), date.fromisoformat(finish)
        last = after - timedelta(days=1)
    except (ValueError, OverflowError):
        return f"{moment_words(begin)} to before {moment_words(finish)}"
    if last <= first:
        return moment_words(begin)
    if (first.day, after.day) == (1, 1):
        if (first.month, after.month) == (1, 1):
            return begin[:4] if after.year == first.year + 1 else f"{first.year} to {last.year}"
        if (after.year - first.year) * 12 + after.month - first.month == 1:
            return moment_words(begin[:7])
    return f"{moment_words(begin)} to {moment_words(last.isoformat())}"


def _end_words(begin: str, finish: str) -> str:
    """The end of an interval that has a time of day: a finish at midnight is the end of the day before."""
    day, _, clock = finish.partition("T")
    if clock not in ("", "00:00", "00:00:00"):
        return clock if begin.startswith(f"{day}T") else moment_words(finish)
    try:
        last = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return f"before {moment_words(finish)}"
    return "the end of the day" if begin.startswith(f"{last}T") else f"the end of {moment_words(last)}"


def published_words(published: str | None) -> str:
    """When an article was published, with a word on what is not known.

    >>> published_words("2024-10-01T23:31"), published_words(None)
    ('1 October 2024, 23:31 (time zone not given)', 'not known')
    """
    if published is None:
        return "not known"
    try:
        zone = "T" not in published or datetime.fromisoformat(published).tzinfo is not None
    except ValueError:
        zone = True
    return moment_words(published) + ("" if zone else " (time zone not given)")
