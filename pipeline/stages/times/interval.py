"""The stretch of the calendar that a TIMEX3 value means."""

from __future__ import annotations

import re
from datetime import MAXYEAR, date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from pipeline.lexicon import load
from pipeline.model import Precision

FIRST_YEAR = 1000
"""Values of years before this are kept as words: calendars differ, and ISO 8601 dates would mislead."""


class Interval(NamedTuple):
    """``[begin, finish)`` in ISO 8601 and the precision; None where unknown."""

    begin: str | None
    finish: str | None
    precision: Precision | None


_COARSE: dict[int, Precision] = {1: "year", 10: "decade"}
UNKNOWN = Interval(None, None, None)

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEARS = re.compile(r"\d{2,4}")
_PART = re.compile(r"(\d{4}-\d\d-\d\d)T([A-Z]{2})")
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d)(?::(\d\d)(?::\d\d)?)?(Z|[+-]\d\d(?::?\d\d)?)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(WE|[1-7]))?")
_PORTION = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")


def interval(value: str) -> Interval:
    """The interval of an absolute TIMEX3 value; `UNKNOWN` for all others, and for days that no calendar has.

    Parts of a day have the hours of ``lexicon/times.toml``, seasons are the northern ones by months.

    >>> tuple(interval("2024-09-29"))
    ('2024-09-29', '2024-09-30', 'day')
    >>> tuple(interval("2024-09-30TNI"))
    ('2024-09-30T18:00', '2024-10-01T06:00', 'part_of_day')
    >>> tuple(interval("2024-09-30T23:31"))
    ('2024-09-30T23:31', '2024-09-30T23:32', 'minute')
    >>> tuple(interval("2024-09-30T23Z"))
    ('2024-09-30T23:00Z', '2024-10-01T00:00Z', 'hour')
    >>> tuple(interval("2024-W40"))
    ('2024-09-30', '2024-10-07', 'week')
    >>> tuple(interval("2024-W40-WE"))
    ('2024-10-05', '2024-10-07', 'day')
    >>> tuple(interval("2024-09"))
    ('2024-09-01', '2024-10-01', 'month')
    >>> tuple(interval("2024-Q3")), tuple(interval("2024-SU"))
    (('2024-07-01', '2024-10-01', 'quarter'), ('2024-06-01', '2024-09-01', 'season'))
    >>> tuple(interval("2024")), tuple(interval("202"))
    (('2024-01-01', '2025-01-01', 'year'), ('2020-01-01', '2030-01-01', 'decade'))
    >>> [tuple(interval(v)) for v in ("2024-WXX", "XXXX-09-29", "2023-02-29", "P3D", "BC0480", "0480")]
    [(None, None, None), (None, None, None), (None, None, None), (None, None, None), (None, None, None),
     (None, None, None)]
    """
    try:
        found = _calendar(value)
    except (ValueError, OverflowError):
        return UNKNOWN
    return found


def _calendar(value: str) -> Interval:
    if found := _DAY.fullmatch(value):
        return _days(date(*map(int, found.groups())), 1, "day")
    if found := _MONTH.fullmatch(value):
        return _months(int(found[1]), int(found[2]), 1, "month")
    if _YEARS.fullmatch(value):
        scale = int(10 ** (4 - len(value)))
        # No precision is coarser than a decade, so a century has none.
        return _months(int(value) * scale, 1, 12 * scale, _COARSE.get(scale))
    if found := _PART.fullmatch(value):
        return part_of_day(date.fromisoformat(found[1]), found[2])
    if found := _CLOCK.fullmatch(value):
        return _clock(*found.groups())
    if found := _WEEK.fullmatch(value):
        return _week(int(found[1]), int(found[2]), found[3])
    if found := _PORTION.fullmatch(value):
        return _portion(int(found[1]), found[2])
    return UNKNOWN


def part_of_day(day: date, part: str) -> Interval:
    """The hours of a part of the day (a key of ``hours`` in the lexicon).

    >>> part_of_day(date(2024, 9, 29), "small")[:2]
    ('2024-09-29T00:00', '2024-09-29T06:00')
    """
    if part not in _hours() or day.year < FIRST_YEAR:
        return UNKNOWN
    first, last = _hours()[part]
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001  (the zone is unknown)
    begin, finish = (midnight + timedelta(hours=hour) for hour in (first, last))
    return Interval(_minutes(begin), _minutes(finish), "part_of_day")


@cache
def _hours() -> dict[str, tuple[int, int]]:
    return {str(part): (int(first), int(last)) for part, (first, last) in load("times")["hours"].items()}


@cache
def _seasons() -> dict[str, tuple[int, int]]:
    return {str(season): (int(month), int(length)) for season, (month, length) in load("times")["seasons"].items()}


def _minutes(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


def _days(first: date, count: int, precision: Precision) -> Interval:
    if first.year < FIRST_YEAR:
        return UNKNOWN
    return Interval(first.isoformat(), (first + timedelta(days=count)).isoformat(), precision)


def _months(year: int, month: int, count: int, precision: Precision | None) -> Interval:
    last = year * 12 + month - 1 + count
    if year < FIRST_YEAR or last // 12 > MAXYEAR:
        return UNKNOWN
    return Interval(date(year, month, 1).isoformat(), date(last // 12, last % 12 + 1, 1).isoformat(), precision)


def _clock(day: str, hour: str, minute: str | None, zone: str | None) -> Interval:
    first = datetime.fromisoformat(day)
    if first.year < FIRST_YEAR or int(hour) > 24 or (hour == "24" and int(minute or 0)) or int(minute or 0) > 59:
        return UNKNOWN
    begin = first + timedelta(hours=int(hour), minutes=int(minute or 0))
    finish = begin + (timedelta(minutes=1) if minute else timedelta(hours=1))
    suffix = zone or ""
    return Interval(_minutes(begin) + suffix, _minutes(finish) + suffix, "minute" if minute else "hour")


def _week(year: int, week: int, part: str | None) -> Interval:
    if part is None:
        return _days(date.fromisocalendar(year, week, 1), 7, "week")
    if part == "WE":
        return _days(date.fromisocalendar(year, week, 6), 2, "day")
    return _days(date.fromisocalendar(year, week, int(part)), 1, "day")


def _portion(year: int, portion: str) -> Interval:
    if portion[0] in "QH" and portion[1].isdigit():
        length = 3 if portion[0] == "Q" else 6
        # A half-year is as coarse as the next coarser precision that there is.
        return _months(year, (int(portion[1]) - 1) * length + 1, length, "quarter" if length == 3 else "year")
    if portion not in _seasons():
        return Interval(None, None, "season")
    return _months(year, *_seasons()[portion], "season")
