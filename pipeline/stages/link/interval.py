"""Intervals of time that may be open at either end, in ISO 8601 of mixed precision."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import TimeRef

Interval = tuple[str | None, str | None]
"""``[begin, finish)``; None is open."""


def interval(time: TimeRef | None) -> Interval | None:
    """The interval of a time, or None where neither end is known."""
    if time is None or (time.begin is None and time.finish is None):
        return None
    return time.begin, time.finish


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


def common(intervals: Iterable[Interval]) -> Interval:
    """What all intervals share; where they share nothing, the first of them by time. No interval: unknown."""
    found = sorted(set(intervals), key=lambda i: (moment(i[0]) if i[0] else "", moment(i[1]) if i[1] else "~"))
    if not found:
        return None, None
    begins = [b for b, _ in found if b is not None]
    finishes = [f for _, f in found if f is not None]
    shared = max(begins, key=moment, default=None), min(finishes, key=moment, default=None)
    return shared if _before(*shared) else found[0]


def _before(begin: str | None, finish: str | None) -> bool:
    return begin is None or finish is None or moment(begin) < moment(finish)
