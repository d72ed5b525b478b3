"""Numbers that differ: out of each other's bounds, or counted up since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.model import Claim
from pipeline.stages.compare.difference import Difference
from pipeline.stages.compare.lexicon import words
from pipeline.stages.compare.matching import PRECISE, Matching, dateless
from pipeline.stages.compare.numbers import Count, exceeds, far, meeting
from pipeline.stages.compare.sources import before, speaker
from pipeline.stages.compare.versions import Version

LAG = 1
"""So many days after a newer figure an older one is still printed."""


def uneven(action: str, one: Version, other: Version, matching: Matching) -> Iterator[Difference]:
    """The counts of one thing in one role that do not meet.

    - ``later-toll``, ``later-number``: the greater number was said later. It may have been counted up; "at least 12"
      and, two days later, 19 as well.
    - ``numbers-apart``: else. Both can't be so where the number is a toll of people and the smaller one was said a day
      or more after the greater (papers repeat yesterday's figure), or, of other numbers, where both give the day or
      hour; in between, the two may count different times or parts.
    - ``other-unit``: more of some sort of people than another one has people.

    Numbers of very different size (`numbers.far`) are of two matters, or of a part and the whole.
    """
    for first in one.counts:
        for second in other.counts:
            if first.role != second.role or far(first, second):
                continue
            key = ("number", *sorted((first, second)))
            if first.unit == second.unit:
                met = meeting(first, second)
                if met in {"apart", "open"} and one_matter(action, one.first, other.first, first, matching):
                    found = _difference(action, (first, one.first), (second, other.first), matching, key)
                    if met == "apart" or (found.reason == "later-toll" and not (first.vague or second.vague)):
                        yield found
            elif (exceeds(first, second) or exceeds(second, first)) and one_matter(
                action, one.first, other.first, first, matching
            ):
                yield Difference("number", "differs_on", "other-unit", key)


def one_matter(action: str, one: Claim, other: Claim, count: Count, matching: Matching) -> bool:
    """Whether two claims count in one matter: nothing tells them apart; if it is no toll, they share the other side.

    Of a claim that may be of another day than its article, nothing is known. The tolls of what is long past when it is
    told must have a name or place in common: articles list the attacks of other years.
    """
    if action in words().vague or dateless(one) or dateless(other) or not matching.may(one, other):
        return False
    if action in words().tolls and not (matching.past(one) or matching.past(other)):
        return True
    if action in words().tolls:
        names = matching.parties
        return names.shared(one.place, other.place) or matching.surely(one, other)
    if count.role == "target":
        return matching.parties.shared(one.actor, other.actor)
    return matching.parties.shared(one.target, other.target)


def undecided(versions: Sequence[Version]) -> frozenset[str]:
    """The ids of claims whose source says in one article two numbers of one thing that do not meet: they count two
    things, and which of them another article counts is open.
    """
    told: dict[tuple[str, str, str, str], list[tuple[Count, Claim]]] = defaultdict(list)
    for version in versions:
        for count in version.counts:
            for claim in version.claims:
                told[(claim.article, speaker(claim), count.role, count.unit)].append((count, claim))
    return frozenset(
        claim.id
        for found in told.values()
        if any(meeting(a, b) == "apart" for a, b in combinations([count for count, _ in found], 2))
        for _, claim in found
    )


def _difference(
    action: str, one: tuple[Count, Claim], other: tuple[Count, Claim], matching: Matching, key: tuple[object, ...]
) -> Difference:
    less, more = sorted((one, other), key=lambda pair: (pair[0].least, pair[0].most))
    toll = action in words().tolls
    said = matching.sayings.said(less[1]), matching.sayings.said(more[1])
    if before(said[0], said[1]):
        return Difference("number", "differs_on", "later-toll" if toll else "later-number", key)
    sure = before(said[1], said[0], LAG) if toll else _of_a_day(less[1]) and _of_a_day(more[1])
    return Difference("number", "contradicts" if sure else "differs_on", "numbers-apart", key)


def _of_a_day(claim: Claim) -> bool:
    return claim.time is not None and claim.time.precision in PRECISE
