"""Numbers that differ: out of each other's bounds, or counted up since."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Claim
from pipeline.stages.compare.difference import Difference
from pipeline.stages.compare.lexicon import words
from pipeline.stages.compare.matching import may_match
from pipeline.stages.compare.numbers import Count, exceeds, meeting
from pipeline.stages.compare.parties import Parties, shared
from pipeline.stages.compare.sources import Sayings, before
from pipeline.stages.compare.versions import Version


def uneven(action: str, one: Version, other: Version, sayings: Sayings, parties: Parties) -> Iterator[Difference]:
    """The counts of one thing in one role that do not meet.

    - ``later-toll``, ``later-number``: the greater number was said later. It may have been counted up.
    - ``numbers-apart``: else. Both can't be so where the number is a toll of people and the smaller one was not said
      before the greater, or where both give one day or less for when it happened; in between, the two may count
      different times or parts.
    - ``other-unit``: more of some sort of people than another one has people.
    """
    for first in one.counts:
        for second in other.counts:
            if first.role != second.role:
                continue
            key = ("number", *sorted((first, second)))
            if first.unit == second.unit:
                if _apart(first, second) and _one_matter(action, one.first, other.first, first, parties):
                    kind, reason = _kind(action, one.first, other.first, first, second, sayings)
                    yield Difference("number", kind, reason, key)  # type: ignore[arg-type]
            elif (exceeds(first, second) or exceeds(second, first)) and _one_matter(
                action, one.first, other.first, first, parties
            ):
                yield Difference("number", "differs_on", "other-unit", key)


def _apart(one: Count, other: Count) -> bool:
    return meeting(one, other) == "apart"


def _one_matter(action: str, one: Claim, other: Claim, count: Count, parties: Parties) -> bool:
    """Whether two claims count in one matter: nothing tells them apart, and if it is no toll, they share who did it."""
    if not may_match(one, other, parties):
        return False
    if action in words().tolls:
        return True
    if action in words().vague:
        return False
    return shared(one.actor, other.actor) if count.role == "target" else shared(one.target, other.target)


def _kind(action: str, one: Claim, other: Claim, first: Count, second: Count, sayings: Sayings) -> tuple[str, str]:
    (_, early), (_, late) = sorted(((first, one), (second, other)), key=lambda pair: (pair[0].least, pair[0].most))
    toll = action in words().tolls
    said = sayings.said(early), sayings.said(late)
    if before(*said):
        return "differs_on", "later-toll" if toll else "later-number"
    sure = before(said[1], said[0]) if toll else _one_day(one, other)
    return "contradicts" if sure else "differs_on", "numbers-apart"


def _one_day(one: Claim, other: Claim) -> bool:
    return all(
        c.time is not None and c.time.precision in {"day", "part_of_day", "hour", "minute"} for c in (one, other)
    )
