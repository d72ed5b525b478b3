"""Events ↔ RDF (SEM: who, where, when)."""

from __future__ import annotations

from typing import cast

from pipeline.graph.convert.time import put_ends
from pipeline.graph.facts import Facts
from pipeline.graph.names import RDFS, SAYSO, SEM, key_of, name, plover, plover_of
from pipeline.graph.terms import Node
from pipeline.graph.triples import Triples
from pipeline.model import Event, EventStatus


def put_event(to: Triples, event: Event) -> None:
    """An event, which claims describe it, or of which events it is made."""
    node = name("event", event.id)
    if not to.describe(node, SAYSO.Event, SEM.Event):
        return
    to.put(node, SAYSO.id, event.id)
    to.put(node, RDFS.label, event.title)
    if event.type is not None:
        to.put(node, SAYSO.actionType, plover(event.type))
    to.put(node, SAYSO.begin, event.begin)
    to.put(node, SAYSO.finish, event.finish)
    put_ends(to, node, event.begin, event.finish)
    rows: tuple[tuple[Node, str, tuple[str, ...]], ...] = (
        (SAYSO.eventActor, "entity", event.actors),
        (SAYSO.eventTarget, "entity", event.targets),
        (SAYSO.eventPlace, "entity", event.places),
        (SAYSO.outlet, "entity", event.outlets),
        (SAYSO.coveredIn, "article", event.articles),
        (SAYSO.part, "event", event.parts),
    )
    for predicate, kind, keys in rows:
        for key in keys:
            to.put(node, predicate, name(kind, key))
    for origin in event.origins:
        to.put(node, SAYSO.origin, origin)
    to.put(node, SAYSO.status, event.status)
    for claim in event.claims:
        to.put(name("claim", claim), SAYSO.describes, node)


def get_events(facts: Facts) -> list[Event]:
    """All events, sorted by id."""
    claims: dict[str, list[str]] = {}
    for claim in facts.of_type(SAYSO.Claim):
        for event in facts.strings(claim, SAYSO.describes):
            claims.setdefault(event, []).append(facts.need(claim, SAYSO.id))
    return sorted((_get(facts, node, claims.get(node, [])) for node in facts.of_type(SAYSO.Event)), key=lambda e: e.id)


def _get(facts: Facts, node: str, claims: list[str]) -> Event:
    def keys(predicate: Node) -> tuple[str, ...]:
        return tuple(sorted(key_of(iri) for iri in facts.strings(node, predicate)))

    kind = facts.string(node, SAYSO.actionType)
    return Event(
        id=facts.need(node, SAYSO.id),
        claims=tuple(sorted(claims)),
        articles=keys(SAYSO.coveredIn),
        type=None if kind is None else plover_of(kind),
        begin=facts.string(node, SAYSO.begin),
        finish=facts.string(node, SAYSO.finish),
        places=keys(SAYSO.eventPlace),
        actors=keys(SAYSO.eventActor),
        targets=keys(SAYSO.eventTarget),
        outlets=keys(SAYSO.outlet),
        origins=tuple(facts.strings(node, SAYSO.origin)),
        status=cast(EventStatus, facts.need(node, SAYSO.status)),
        parts=keys(SAYSO.part),
        title=facts.string(node, RDFS.label),
    )
