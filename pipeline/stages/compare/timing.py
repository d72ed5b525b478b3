"""Times that differ: precise ones that share no moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Claim
from pipeline.stages.compare.difference import Difference
from pipeline.stages.compare.lexicon import words
from pipeline.stages.compare.matching import PRECISE, Matching
from pipeline.stages.link.interval import interval, moment, overlap


def untimely(action: str, first: Claim, second: Claim, matching: Matching) -> Iterator[Difference]:
    """The times of two claims, where both are stated in the clause, no longer than a day, and disjoint.

    ``disjoint-times`` cannot both be so. Days next to each other (``next-day``) may be one night, or one moment in two
    zones, and so may be hours of one day (``other-hour``).
    """
    if not (_stated(first) and _stated(second)) or action in words().vague:
        return
    times = interval(first.time), interval(second.time)
    if times[0] is None or times[1] is None or overlap(times[0], times[1]):
        return
    if not matching.surely(first, second, but="time") or not matching.parties.shared(first.target, second.target):
        return
    key = ("time", *sorted(str(t) for t in times))
    days = _days(times[0][0], times[1][0])
    if days is None:
        return
    if days > 1:
        yield Difference("time", "contradicts", "disjoint-times", key)
    else:
        yield Difference("time", "differs_on", "next-day" if days else "other-hour", key)


def _stated(claim: Claim) -> bool:
    time = claim.time
    return (
        time is not None
        and time.type in {"DATE", "TIME"}
        and time.precision in PRECISE
        and claim.time_basis == "clause"
    )


def _days(one: str | None, other: str | None) -> int | None:
    if one is None or other is None:
        return None
    try:
        return abs((date.fromisoformat(moment(one)[:10]) - date.fromisoformat(moment(other)[:10])).days)
    except ValueError:  # a season or a year beyond the calendar's
        return None
