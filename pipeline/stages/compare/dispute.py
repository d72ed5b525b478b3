"""Dispute: claims of two sources that cannot both be so, or that tell one slot of a happening otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import combinations
from typing import Literal

from pipeline.model import Claim, Relation
from pipeline.stages.compare.counting import undecided, uneven
from pipeline.stages.compare.difference import Difference
from pipeline.stages.compare.lexicon import says, words
from pipeline.stages.compare.matching import Matching, dateless
from pipeline.stages.compare.naming import nobody, pronoun
from pipeline.stages.compare.pairs import both_ways, two_voices
from pipeline.stages.compare.timing import untimely
from pipeline.stages.compare.versions import Version

Role = Literal["actor", "target", "place"]


def disputes(event: str, action: str, versions: Sequence[Version], matching: Matching) -> Iterator[Relation]:
    """``contradicts`` and ``differs_on`` among the versions of one action, slot by slot.

    The difference of two values is told once, of the earliest claims of two sources that have them. Other actors and
    targets are told of names alone: whom a pronoun means is too unsure to set two sources against each other.
    """
    joint, open_ = _named_together(versions), undecided(versions)
    befallen = {key for version in versions for key in _ids(version, "target")}
    told: set[tuple[object, ...]] = set()
    for one, other in combinations(versions, 2):
        for found in _differences(action, one, other, matching, joint, befallen):
            pair = two_voices(
                one,
                other,
                articles=found.slot != "happening",
                without=open_ if found.slot == "number" else frozenset(),
            )
            if pair is not None and found.key not in told:
                told.add(found.key)
                yield both_ways(pair[0], found.kind, pair[1], found.slot, found.reason, event)


def _differences(
    action: str, one: Version, other: Version, matching: Matching, joint: Set[frozenset[str]], befallen: Set[str]
) -> Iterator[Difference]:
    first, second = one.first, other.first
    if first.polarity != second.polarity:
        if opposed(first, second, matching):
            yield Difference("happening", "contradicts", "opposite-polarity", _key("happening", one, other, "target"))
        return
    if first.polarity == "negative":
        return
    yield from uneven(action, one, other, matching)
    yield from untimely(action, first, second, matching)
    parties = matching.parties
    if (
        action in words().one_actor
        and parties.alike(first.actor, second.actor) == "other"
        and not any(map(pronoun, (*first.actor, *second.actor)))
        and matching.surely(first, second, but="actor")
        and not any(frozenset((a, b)) in joint for a in _ids(one, "actor") for b in _ids(other, "actor"))
        # Whom another claim tells to have suffered it was hardly its doer: the parse took an object for a subject.
        and not befallen & {*_ids(one, "actor"), *_ids(other, "actor")}
    ):
        yield Difference("actor", "contradicts", "other-actor", _key("actor", one, other, "actor"))
    if (
        action in words().one_target
        and parties.alike(first.target, second.target) == "other"
        and not any(map(pronoun, (*first.target, *second.target)))
        and matching.surely(first, second, but="target")
    ):
        yield Difference("target", "differs_on", "other-target", _key("target", one, other, "target"))
    if parties.apart(first.place, second.place) == "other" and matching.surely(first, second, but="place"):
        yield Difference("place", "differs_on", "other-place", _key("place", one, other, "place"))


def opposed(one: Claim, other: Claim, matching: Matching) -> bool:
    """Whether of two claims of opposite polarity one says that it happened, the other that this very thing did not.

    What is said not to have happened for a time, in a way, for a purpose or to some number may still have happened, and
    what one has not done another may have.
    """
    denied = one if one.polarity == "negative" else other
    if denied.purpose or denied.reason or denied.quantity or says(denied.evidence.text, words().bounded):
        return False
    if any(nobody((*c.actor, *c.target)) for c in (one, other)) or dateless(one) or dateless(other):
        return False
    return matching.same_doer(denied, other if denied is one else one) and matching.surely(one, other)


def _key(slot: str, one: Version, other: Version, role: Role) -> tuple[object, ...]:
    return slot, *sorted((version.first.polarity, *_ids(version, role)) for version in (one, other))


def _ids(version: Version, role: Role) -> tuple[str, ...]:
    mentions = {"actor": version.first.actor, "target": version.first.target, "place": version.first.place}[role]
    return tuple(sorted({m.entity or m.text.casefold() for m in mentions}))


def _named_together(versions: Sequence[Version]) -> set[frozenset[str]]:
    """The pairs of actors that some claim names as one party to the action: they may have done it together."""
    return {frozenset(pair) for version in versions for pair in combinations(_ids(version, "actor"), 2)}
