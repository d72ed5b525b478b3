"""Dispute: claims of two sources that cannot both be so, or that tell one slot of a happening otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.model import Relation
from pipeline.stages.compare.counting import uneven
from pipeline.stages.compare.difference import Difference
from pipeline.stages.compare.lexicon import words
from pipeline.stages.compare.matching import surely_match
from pipeline.stages.compare.pairs import both_ways, two_voices
from pipeline.stages.compare.parties import Parties
from pipeline.stages.compare.sources import Sayings
from pipeline.stages.compare.timing import untimely
from pipeline.stages.compare.versions import Version


def disputes(
    event: str, action: str, versions: Sequence[Version], sayings: Sayings, parties: Parties
) -> Iterator[Relation]:
    """``contradicts`` and ``differs_on`` among the versions of one action, slot by slot.

    The difference of two values is told once, of the earliest claims of two sources that have them.
    """
    joint = _named_together(versions)
    told: set[tuple[object, ...]] = set()
    for one, other in combinations(versions, 2):
        for found in _differences(action, one, other, sayings, parties, joint):
            pair = two_voices(one, other, articles=found.slot != "happening")
            if pair is None or found.key in told:
                continue
            told.add(found.key)
            yield both_ways(pair[0], found.kind, pair[1], found.slot, found.reason, event)


def _differences(
    action: str, one: Version, other: Version, sayings: Sayings, parties: Parties, joint: set[frozenset[str]]
) -> Iterator[Difference]:
    first, second = one.first, other.first
    if first.polarity != second.polarity:
        if surely_match(first, second, parties):
            key = ("happening", *sorted((_values(one), _values(other))))
            yield Difference("happening", "contradicts", "opposite-polarity", key)
        return
    if first.polarity == "negative":
        return
    yield from uneven(action, one, other, sayings, parties)
    yield from untimely(action, one, other, parties)
    actors, targets = _ids(one, "actor"), _ids(other, "actor")
    if (
        action in words().one_actor
        and parties.alike(first.actor, second.actor) == "other"
        and surely_match(first, second, parties, but="actor")
        and not any(frozenset((a, b)) in joint for a in actors for b in targets)
    ):
        yield Difference("actor", "contradicts", "other-actor", ("actor", *sorted((actors, targets))))
    if (
        action in words().one_target
        and parties.alike(first.target, second.target) == "other"
        and surely_match(first, second, parties, but="target")
    ):
        key = ("target", *sorted((_ids(one, "target"), _ids(other, "target"))))
        yield Difference("target", "differs_on", "other-target", key)
    if parties.apart(first.place, second.place) == "other" and surely_match(first, second, parties, but="place"):
        key = ("place", *sorted((_ids(one, "place"), _ids(other, "place"))))
        yield Difference("place", "differs_on", "other-place", key)


def _values(version: Version) -> tuple[str, ...]:
    return (version.first.polarity, *_ids(version, "actor"), "|", *_ids(version, "target"))


def _ids(version: Version, role: str) -> tuple[str, ...]:
    mentions = {"actor": version.first.actor, "target": version.first.target, "place": version.first.place}[role]
    return tuple(sorted({m.entity for m in mentions if m.entity}))


def _named_together(versions: Sequence[Version]) -> set[frozenset[str]]:
    """The pairs of actors that some claim names as one party to the action: they may have done it together."""
    return {frozenset(pair) for version in versions for pair in combinations(_ids(version, "actor"), 2)}
