"""Intervals of time that may be open at either end, in ISO 8601 of mixed precision."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache

from pipeline.model import TimeRef

Interval = tuple[str | None, str | None]
"""``[begin, finish)``; None is open."""
TOLERANCE = timedelta(hours=12)
"""As far as clocks of two places lie apart: what one article puts on Monday night is Tuesday in another."""


def interval(time: TimeRef | None) -> Interval | None:
    """The interval of a time, or None where neither end is known."""
    if time is None or (time.begin is None and time.finish is None):
        return None
    return time.begin, time.finish


@lru_cache(maxsize=1 << 14)
def moment(stamp: str) -> str:
    """A date or date-time as a string that sorts by time: local minutes, a bare date being its midnight.

    Zones are dropped: most articles give none, and events are matched by day.

    >>> moment("2024-09-30") < moment("2024-09-30T06:00") < moment("2024-10-01T00:00:00+03:00")
    True
    """
    day, _, clock = stamp.partition("T")
    year, *rest = day.split("-")
    month, date = (*rest, "01", "01")[:2]
    return f"{year.zfill(4)}-{month}-{date}T{(clock or '00:00')[:5]}"


def overlap(one: Interval, other: Interval) -> bool:
    """Whether two intervals share a moment.

    >>> overlap(("2024-09-30", "2024-10-01"), ("2024-09-30T20:00", None))
    True
    >>> overlap(("2024-09-30", "2024-10-01"), ("2024-10-01", "2024-10-02"))
    False
    """
    return _before(one[0], other[1]) and _before(other[0], one[1])


@lru_cache(maxsize=1 << 16)
def excluded(one: Interval | None, other: Interval | None, tolerant: bool) -> bool:
    """Whether two times exclude each other. An unknown one excludes nothing; where `tolerant`, neither do those that
    lie less than `TOLERANCE` apart.

    >>> monday, tuesday, thursday = [(f"2024-09-{d}", f"2024-09-{d + 1}") for d in (16, 17, 19)]
    >>> excluded(monday, tuesday, False), excluded(monday, tuesday, True), excluded(monday, thursday, True)
    (True, False, True)
    """
    if one is None or other is None or overlap(one, other):
        return False
    if not tolerant:
        return True
    gaps = [(one[1], other[0]), (other[1], one[0])]
    return not any(_near(finish, begin) for finish, begin in gaps if finish is not None and begin is not None)


def days(time: Interval) -> tuple[str, ...]:
    """The days that a time of a day or less touches; of a longer or open one, none.

    >>> days(("2024-09-30", "2024-10-01")), days(("2024-09-30T20:00", "2024-10-01T04:00")), days(("2024-09-30", None))
    (('2024-09-30',), ('2024-09-30', '2024-10-01'), ())
    """
    begin, finish = (None if end is None else _stamp(end) for end in time)
    if begin is None or finish is None or not timedelta(0) < finish - begin <= timedelta(days=1):
        return ()
    last = finish - timedelta(minutes=1)
    return tuple(dict.fromkeys(stamp.date().isoformat() for stamp in (begin, last)))


def _near(finish: str, begin: str) -> bool:
    one, other = _stamp(finish), _stamp(begin)
    return one is not None and other is not None and timedelta(0) <= other - one < TOLERANCE


def _stamp(end: str) -> datetime | None:
    """A moment on the calendar, None where there is none (the year 0, say)."""
    try:
        return datetime.fromisoformat(moment(end))
    except ValueError:
        return None


def common(intervals: Iterable[Interval]) -> Interval:
    """What all intervals share; where they share nothing, the first of them by time. No interval: unknown."""
    found = sorted(set(intervals), key=lambda i: (moment(i[0]) if i[0] else "", moment(i[1]) if i[1] else "~"))
    if not found:
        return None, None
    begins = [b for b, _ in found if b is not None]
    finishes = [f for _, f in found if f is not None]
    shared = max(begins, key=moment, default=None), min(finishes, key=moment, default=None)
    return shared if _before(*shared) else found[0]


def agreed(told: Iterable[tuple[str, Interval]]) -> Interval:
    """The time that most tell of, by whom and when each tells it: what is shared by the times that overlap the one that
    most others overlap with. Unknown where no one time is told by more than any other that it excludes.

    >>> monday, tuesday = ("2024-09-30", "2024-10-01"), ("2024-10-01", "2024-10-02")
    >>> agreed([("a", monday), ("b", ("2024-09-30T20:00", "2024-10-01")), ("c", tuesday)])
    ('2024-09-30T20:00', '2024-10-01')
    >>> agreed([("a", monday), ("b", tuesday)])
    (None, None)
    """
    pairs = sorted(set(told), key=lambda pair: (pair[0], str(pair[1])))
    # An open time overlaps with many: it bears others out, and is one that they bear out only where all are open.
    closed = [time for _, time in pairs if None not in time] or [time for _, time in pairs]
    behind = {time: {by for by, other in pairs if overlap(time, other)} for time in closed}
    most = max(map(len, behind.values()), default=0)
    best = [time for time, by in behind.items() if len(by) == most]
    if not best or any(not overlap(best[0], other) for other in best):
        return None, None
    return common(time for _, time in pairs if all(overlap(time, other) for other in best))


def _before(begin: str | None, finish: str | None) -> bool:
    return begin is None or finish is None or moment(begin) < moment(finish)
