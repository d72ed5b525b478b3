"""Intervals and dates of publication in words, as precise as they were and no more."""

from __future__ import annotations

import re
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
    >>> interval_words("2024-03-01", "2024-06-01"), interval_words("2023-12-01", "2024-03-01")
    ('March to May 2024', 'December 2023 to February 2024')
    >>> interval_words("2024-09-30T18:00", "2024-10-01T06:00")
    '30 September 2024, 18:00 to 1 October 2024, 06:00'
    >>> interval_words("2024-09-30T17:00", "2024-10-02"), interval_words("2024-09-29T00:00", "2024-09-29T06:00")
    ('30 September 2024, 17:00 to the end of 1 October 2024', '29 September 2024, until 06:00')
    >>> interval_words("2016-07-14", "2016-07-14T06:00"), interval_words("2016-07-14", "2016-07-16T06:00")
    ('14 July 2016, until 06:00', '14 July 2016 to 16 July 2016, 06:00')
    >>> interval_words("2016-07-14T18:00", "2016-07-15T00:00"), interval_words("2016-07-14T00:00", "2016-07-15T00:00")
    ('14 July 2016, 18:00 to the end of the day', '14 July 2016')
    >>> interval_words("2016-07-14T23:55", "2016-07-14T23:56"), interval_words("2016-07", "2016-08")
    ('14 July 2016, 23:55', 'July 2016')
    """
    if begin is None:
        return f"before {moment_words(finish)}" if finish else ""
    if finish is None:
        return f"from {moment_words(begin)} on"
    if _minute_after(begin) == finish:
        return moment_words(begin)
    begin, finish = _day_alone(begin), _day_alone(finish)
    if "T" in begin or "T" in finish:
        return _clock_words(begin, finish)
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
        month = _MONTHS[first.month - 1] if first.year == last.year else moment_words(begin[:7])
        return f"{month} to {moment_words(last.isoformat()[:7])}"
    return f"{moment_words(begin)} to {moment_words(last.isoformat())}"


def _day_alone(value: str) -> str:
    """A year or month as its first day, midnight as the day: as a begin or an exclusive finish they are the same."""
    day, _, clock = value.partition("T")
    if clock not in ("", "00:00", "00:00:00"):
        return value
    return f"{day}-01-01"[:10] if re.fullmatch(r"\d{4}(-\d\d)?", day) else day


def _minute_after(value: str) -> str:
    """The minute after one (``2016-07-14T23:55``); empty for all else."""
    try:
        after = datetime.strptime(value, "%Y-%m-%dT%H:%M") + timedelta(minutes=1)  # noqa: DTZ007 (no zone is known)
    except (ValueError, OverflowError):
        return ""
    return after.isoformat(timespec="minutes")


def _clock_words(begin: str, finish: str) -> str:
    """An interval with a time of day: a finish at midnight is the end of the day before."""
    day, _, clock = finish.partition("T")
    if clock:
        if begin == day:
            return f"{moment_words(day)}, until {clock}"
        return f"{moment_words(begin)} to {clock if begin.startswith(f'{day}T') else moment_words(finish)}"
    try:
        last = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return f"{moment_words(begin)} to before {moment_words(finish)}"
    end = "the end of the day" if begin.startswith(f"{last}T") else f"the end of {moment_words(last)}"
    return f"{moment_words(begin)} to {end}"


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
