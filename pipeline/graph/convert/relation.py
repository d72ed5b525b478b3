"""How claims stand to each other, and each with all that the corpus holds ↔ RDF.

A relation is a triple between two claims, for those who walk the graph, and a node with its slot and reason. Both come
of joining articles, so they stand in the graph of events: that of an article depends on the article alone.
"""

from __future__ import annotations

from typing import cast

from pipeline.graph.facts import Facts
from pipeline.graph.names import SAYSO, key_of, minted, name
from pipeline.graph.terms import Node
from pipeline.graph.triples import Triples
from pipeline.model import Claim, EventStatus, Relation, RelationKind, Slot

PREDICATES: dict[RelationKind, Node] = {
    "corroborates": SAYSO.corroborates,
    "contradicts": SAYSO.contradicts,
    "differs_on": SAYSO.differsOn,
    "denies": SAYSO.denies,
    "revises": SAYSO.revises,
}
"""The triple between two claims that says the same as a relation of each kind."""


def put_relation(to: Triples, relation: Relation) -> None:
    """A relation: the triple, and the node that says as to what, and why."""
    claim, other = name("claim", relation.claim), name("claim", relation.other)
    to.put(claim, PREDICATES[relation.kind], other)
    parts = (relation.claim, relation.kind, relation.other, relation.slot, relation.reason, relation.event)
    node = minted("relation", *parts)
    if to.describe(node, SAYSO.Relation):
        to.put(node, SAYSO.claim, claim)
        to.put(node, SAYSO.other, other)
        to.put(node, SAYSO.relationKind, relation.kind)
        to.put(node, SAYSO.slot, relation.slot)
        to.put(node, SAYSO.reason, relation.reason)
        if relation.event is not None:
            to.put(node, SAYSO.inEvent, name("event", relation.event))


def get_relation(facts: Facts, node: str) -> Relation:
    """The relation of a node."""
    event = facts.string(node, SAYSO.inEvent)
    return Relation(
        key_of(facts.need(node, SAYSO.claim)),
        cast(RelationKind, facts.need(node, SAYSO.relationKind)),
        key_of(facts.need(node, SAYSO.other)),
        cast(Slot, facts.need(node, SAYSO.slot)),
        facts.need(node, SAYSO.reason),
        None if event is None else key_of(event),
    )


def put_standing(to: Triples, claim: Claim) -> None:
    """The origins of a claim and its status."""
    node = name("claim", claim.id)
    for origin in claim.origins:
        to.put(node, SAYSO.origin, origin)
    to.put(node, SAYSO.status, claim.status)


def get_status(facts: Facts, node: str) -> EventStatus | None:
    """The status of a claim's node."""
    return cast(EventStatus | None, facts.string(node, SAYSO.status))
