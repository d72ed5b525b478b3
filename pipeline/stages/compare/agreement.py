"""Agreement: claims of other origins that say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import Claim, Relation
from pipeline.stages.compare.matching import may_match
from pipeline.stages.compare.numbers import meeting
from pipeline.stages.compare.pairs import both_ways
from pipeline.stages.compare.parties import Parties, shared
from pipeline.stages.compare.sources import Sayings
from pipeline.stages.compare.versions import Version

BEGINNINGS = 24
"""So many origins of one version are told as corroborating it, the earliest ones."""


def agreements(event: str, versions: Sequence[Version], sayings: Sayings, parties: Parties) -> Iterator[Relation]:
    """``corroborates`` among the versions of one action.

    As to the happening: within a version, its first claim with the first of each further origin; across versions, each
    one with the earliest that agrees with it (a star about the earliest, not all pairs). As to numbers: each counted
    version with the earliest one whose bounds meet its own.
    """
    for place, version in enumerate(versions):
        for other in _begun_apart(version, sayings):
            yield both_ways(version.first, "corroborates", other, "happening", "same-account", event)
            if version.counts:
                yield both_ways(version.first, "corroborates", other, "number", "same-numbers", event)
        yield from _across(event, version, versions[:place], sayings, parties)


def _begun_apart(version: Version, sayings: Sayings) -> Iterator[Claim]:
    """Of a version, the first claim of each origin that neither its first claim nor another of these has."""
    known = set(sayings.begun(version.first))
    told = 0
    for claim in version.claims[1:]:
        begun = sayings.begun(claim)
        if known and begun and not begun & known and claim.article != version.first.article and told < BEGINNINGS:
            known |= begun
            told += 1
            yield claim


def _across(
    event: str, version: Version, earlier: Sequence[Version], sayings: Sayings, parties: Parties
) -> Iterator[Relation]:
    happened = counted = False
    for before in earlier:
        if happened and (counted or not version.counts):
            return
        if before.first.polarity != version.first.polarity or not _agree(before, version, sayings, parties):
            continue
        if not happened:
            happened = True
            yield both_ways(before.first, "corroborates", version.first, "happening", "same-happening", event)
        if not counted and version.first.polarity == "positive" and (reason := _numbers(before, version)):
            counted = True
            yield both_ways(before.first, "corroborates", version.first, "number", reason, event)


def _agree(one: Version, other: Version, sayings: Sayings, parties: Parties) -> bool:
    """Whether two versions tell of one happening, begin apart, and nothing that they count is told otherwise."""
    first, second = one.first, other.first
    if first.article == second.article or not sayings.independent(first, second):
        return False
    if any(
        a.role == b.role and a.unit == b.unit and meeting(a, b) == "apart" for a in one.counts for b in other.counts
    ):
        return False
    return may_match(first, second, parties) and (
        shared(first.target, second.target)
        or (shared(first.actor, second.actor) and not (first.target and second.target))
        or (bool(_numbers(one, other)))
    )


def _numbers(one: Version, other: Version) -> str | None:
    """Why the numbers of two versions agree, None where they have no number of one unit and role in common."""
    found = [meeting(a, b) for a in one.counts for b in other.counts if (a.role, a.unit) == (b.role, b.unit)]
    if not found or not set(found) <= {"equal", "meet"}:
        return None
    return "same-numbers" if set(found) == {"equal"} else "numbers-meet"
