"""Change over time: what one source said of a happening, and what it said later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from pipeline.model import Claim, Relation
from pipeline.stages.compare.counting import one_matter, undecided
from pipeline.stages.compare.dispute import opposed
from pipeline.stages.compare.lexicon import words
from pipeline.stages.compare.matching import Matching
from pipeline.stages.compare.numbers import counts, far, meeting
from pipeline.stages.compare.sources import Sayings, before
from pipeline.stages.compare.timing import untimely
from pipeline.stages.compare.versions import Version
from pipeline.stages.link.interval import moment

BACK = 6
"""With how many of its source's earlier versions a version is compared, the latest of them."""


def changes(event: str, action: str, versions: Sequence[Version], matching: Matching) -> Iterator[Relation]:
    """``revises`` among the versions of one action: by one source that is known by its entity, from what it said later
    to what it surely said before, where the two differ in a slot. Where it said several things before, the latest that
    differs counts. A toll that has grown is ``later-toll``, any other number ``other-number``; other reasons are those
    of `disputes`.
    """
    sayings, open_ = matching.sayings, undecided(versions)
    by_source: dict[str, list[Claim]] = defaultdict(list)
    for version in versions:
        seen: set[str] = set()
        for claim in version.claims:
            source = claim.sources[0].entity if claim.sources else None
            if source and source not in seen:
                seen.add(source)
                by_source[source].append(claim)
    for source in sorted(by_source):
        said = sorted(by_source[source], key=lambda c: (_start(c, sayings), c.id))
        for place, claim in enumerate(said):
            yield from _revised(event, action, claim, said[max(0, place - BACK) : place], matching, open_)


def _start(claim: Claim, sayings: Sayings) -> str:
    found = sayings.said(claim)
    return moment(found[0]) if found and found[0] else "~"


def _revised(
    event: str, action: str, claim: Claim, earlier: Sequence[Claim], matching: Matching, open_: Set[str]
) -> Iterator[Relation]:
    sayings = matching.sayings
    told: set[str] = set()
    for other in reversed(earlier):
        if not before(sayings.said(other), sayings.said(claim)):
            continue
        for slot, reason in _changed(action, other, claim, matching):
            if slot == "number" and (claim.id in open_ or other.id in open_):
                continue
            if slot not in told:
                told.add(slot)
                yield Relation(claim.id, "revises", other.id, slot, reason, event)  # type: ignore[arg-type]


def _changed(action: str, one: Claim, other: Claim, matching: Matching) -> Iterator[tuple[str, str]]:
    if one.polarity != other.polarity:
        if opposed(one, other, matching):
            yield "happening", "opposite-polarity"
        return
    if one.polarity == "negative":
        return
    for a in counts(one):
        for b in counts(other):
            same = (a.role, a.unit) == (b.role, b.unit) and not far(a, b)
            if same and meeting(a, b) == "apart" and one_matter(action, one, other, a, matching):
                grown = action in words().tolls and a.most < b.least
                yield "number", "later-toll" if grown else "other-number"
    for found in untimely(action, one, other, matching):
        yield "time", found.reason
    actors = matching.parties.alike(one.actor, other.actor)
    if action in words().one_actor and actors == "other" and matching.surely(one, other, but="actor"):
        yield "actor", "other-actor"
