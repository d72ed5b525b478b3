"""Order: which of two articles was there first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from pipeline.model import Article

EAST, WEST = timedelta(hours=14), timedelta(hours=12)
"""How far a clock of unknown zone may be before and behind UTC."""
Window = tuple[datetime, datetime]


def earlier(one: Article, other: Article, credits_other: bool = False, credits_one: bool = False) -> bool:
    """Whether `one` was there before `other`: a total decision on two articles, however they are given.

    The first of these that tells: one was published before the other could have been, whatever the zones of their
    clocks; one names the outlet of the other as where it has its report from (`credits_other`: `one` does so); the
    stamps as they stand, at the precision that both have; the ids.
    """
    windows = window(one.published), window(other.published)
    if windows[0] and windows[1]:
        if windows[0][1] <= windows[1][0]:
            return True
        if windows[1][1] <= windows[0][0]:
            return False
    if credits_other != credits_one:
        return credits_one
    stamps = _comparable(one.published, other.published)
    return (*stamps[:1], one.id) < (*stamps[1:], other.id)


def window(published: str | None) -> Window | None:
    """The moments that a stamp may mean, ``[first, last)`` in UTC; None where there is no stamp, or none of this era.

    >>> first, last = window("2024-10-01T23:31+03:00")
    >>> first.isoformat(), (last - first).total_seconds()
    ('2024-10-01T20:31:00+00:00', 60.0)
    >>> first, last = window("2024-10-01")
    >>> first.isoformat(), last.isoformat()
    ('2024-09-30T10:00:00+00:00', '2024-10-02T12:00:00+00:00')
    """
    if not published:
        return None
    day, _, clock = published.partition("T")
    try:
        numbers = [int(part) for part in day.split("-")]
        if clock:
            first = datetime.fromisoformat(published)
            last = first + timedelta(minutes=1)
        else:
            year, month, date = (*numbers, 1, 1)[:3]
            first = datetime(year, month, date)  # noqa: DTZ001 - the zone is not known
            last = first + timedelta(days=1)
            if len(numbers) == 1:
                last = datetime(year + 1, 1, 1)  # noqa: DTZ001
            elif len(numbers) == 2:
                last = datetime(year + month // 12, month % 12 + 1, 1)  # noqa: DTZ001
        if first.tzinfo is not None:
            return first.astimezone(UTC), last.astimezone(UTC)
        return first.replace(tzinfo=UTC) - EAST, last.replace(tzinfo=UTC) + WEST
    except (ValueError, OverflowError):
        return None


def _comparable(one: str | None, other: str | None) -> tuple[str, str]:
    """Two stamps cut to the precision of the coarser, so that what only one of them tells decides nothing."""
    if not one or not other:
        return "", ""
    windows = window(one), window(other)
    if "T" in one and "T" in other and windows[0] and windows[1] and _zoned(one) and _zoned(other):
        return windows[0][0].isoformat(), windows[1][0].isoformat()
    size = min(len(one[:16]), len(other[:16]))
    return one[:size], other[:size]


def _zoned(stamp: str) -> bool:
    clock = stamp.partition("T")[2]
    return "+" in clock or "-" in clock or clock.endswith("Z")
