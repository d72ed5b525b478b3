"""How the claims of a group of articles stand to each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.model import Article, Attribution, Claim, Entity, Event, Relation, relation_order
from pipeline.stages.compare.agreement import agreements
from pipeline.stages.compare.changes import changes
from pipeline.stages.compare.denials import denials
from pipeline.stages.compare.dispute import disputes
from pipeline.stages.compare.matching import Matching
from pipeline.stages.compare.parties import Parties
from pipeline.stages.compare.sources import Sayings
from pipeline.stages.compare.versions import versions


def relations_of(
    events: Sequence[Event],
    claims: Sequence[Claim],
    articles: Sequence[Article],
    attributions: Sequence[Attribution],
    origins: Mapping[str, tuple[str, ...]],
    entities: Mapping[str, Entity],
) -> tuple[Relation, ...]:
    """The relations between the claims of one connected group of articles, sorted by their fields.

    Claims of one event are compared, action by action and slot by slot; denials also meet claims beyond their event.
    Claims that say the same are taken together (`versions`), and what holds between two versions is told of their
    earliest claims, so that the cost is linear in the claims of an event but for its versions, of which no more than
    `versions.MOST` are compared. `origins` gives the independent beginnings of a claim's report (without any: who says
    it first in its own chain), `entities` whom the mentions mean; only named ones tell two claims apart. The result
    depends on the members of the group alone, whatever their order.
    """
    known = {c.id: c for c in claims}
    sayings = Sayings({a.id: a for a in articles}, {a.id: a for a in attributions}, origins)
    matching = Matching(sayings, Parties(entities))
    ordered = sorted(events, key=lambda e: e.id)
    found = {r for event in ordered for r in _within(event, known, matching)}
    holding = {claim: event.id for event in reversed(ordered) for claim in event.claims}
    found.update(denials(claims, holding, matching))
    return _settled(found)


def _within(event: Event, known: Mapping[str, Claim], matching: Matching) -> Iterator[Relation]:
    members = [known[key] for key in event.claims if key in known]
    if len(members) < 2:
        return
    for action, told in versions(members, matching.sayings):
        yield from agreements(event.id, action, told, matching)
        yield from disputes(event.id, action, told, matching)
        yield from changes(event.id, action, told, matching)


def _settled(found: set[Relation]) -> tuple[Relation, ...]:
    """Sorted; where a denial rejects a claim, that the two contradict each other is not told as well."""
    denied = {frozenset((r.claim, r.other)) for r in found if r.kind == "denies"}
    kept = (
        r
        for r in found
        if not (r.kind == "contradicts" and r.slot == "happening" and frozenset((r.claim, r.other)) in denied)
    )
    return tuple(sorted(kept, key=relation_order))
