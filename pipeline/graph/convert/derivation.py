"""What an article has from elsewhere, and what became of an article ↔ RDF (PROV-O: derivation, quotation, primary
source, revision).

The words of a credit and of a citing are in the graph. Those that a copy shares with its original are not, as the text
of an article is not: only where they stand.
"""

from __future__ import annotations

from typing import cast

from pipeline.graph.convert.span import get_span, put_span
from pipeline.graph.facts import Facts
from pipeline.graph.names import PROV, RDFS, SAYSO, key_of, minted, name
from pipeline.graph.terms import Node
from pipeline.graph.triples import Triples
from pipeline.model import Derivation, DerivationKind, Revision, Span

_ALIGNED: dict[DerivationKind, Node] = {
    "copy": PROV.wasDerivedFrom,
    "excerpt": PROV.wasQuotedFrom,
    "credit": PROV.hadPrimarySource,
    "cites": PROV.wasDerivedFrom,
}
WORDLESS: frozenset[DerivationKind] = frozenset({"copy", "excerpt"})
"""Derivations whose passages have their offsets in the graph and not their words."""


def put_derivation(to: Triples, derivation: Derivation) -> None:
    """A derivation, and PROV's triple between the two articles where both are known."""
    article = name("article", derivation.article)
    places = tuple(number for span in derivation.spans for number in (span.start, span.end))
    parts = (derivation.article, derivation.kind, derivation.of, derivation.outlet, derivation.label)
    node = minted("derivation", *parts, *places)
    to.put(article, SAYSO.derivation, node)
    if derivation.of is not None:
        to.put(article, _ALIGNED[derivation.kind], name("article", derivation.of))
    if not to.describe(node, SAYSO.Derivation, PROV.Derivation):
        return
    to.put(node, SAYSO.inArticle, article)
    to.put(node, SAYSO.derivationKind, derivation.kind)
    if derivation.of is not None:
        to.put(node, SAYSO.ofArticle, name("article", derivation.of))
    if derivation.outlet is not None:
        to.put(node, SAYSO.ofOutlet, name("entity", derivation.outlet))
    to.put(node, RDFS.label, derivation.label)
    to.put(node, SAYSO.share, None if derivation.share is None else float(derivation.share))
    for span in derivation.spans:
        to.put(node, SAYSO.passage, _put_passage(to, derivation, span))


def _put_passage(to: Triples, derivation: Derivation, span: Span) -> Node:
    if derivation.kind not in WORDLESS:
        return put_span(to, derivation.article, span)
    node = minted("passage", derivation.article, span.start, span.end)
    if to.describe(node, SAYSO.Span):
        to.put(node, SAYSO.start, span.start)
        to.put(node, SAYSO.end, span.end)
    return node


def get_derivation(facts: Facts, node: str) -> Derivation:
    """The derivation of a node; that of a copy or excerpt comes without spans, whose words are not in the graph."""
    kind = cast(DerivationKind, facts.need(node, SAYSO.derivationKind))
    of, outlet = facts.string(node, SAYSO.ofArticle), facts.string(node, SAYSO.ofOutlet)
    passages = () if kind in WORDLESS else facts.strings(node, SAYSO.passage)
    return Derivation(
        key_of(facts.need(node, SAYSO.inArticle)),
        kind,
        None if of is None else key_of(of),
        None if outlet is None else key_of(outlet),
        facts.string(node, RDFS.label),
        facts.number(node, SAYSO.share),
        tuple(sorted(get_span(facts, passage) for passage in passages)),
    )


def put_revision(to: Triples, revision: Revision) -> None:
    """A revision: PROV's triple between the versions, and what became of the claims."""
    later, earlier = name("article", revision.article), name("article", revision.of)
    node = minted("revision", revision.article, revision.of)
    to.put(later, PROV.wasRevisionOf, earlier)
    if not to.describe(node, SAYSO.Revision, PROV.Revision):
        return
    to.put(node, SAYSO.inArticle, later)
    to.put(node, SAYSO.ofArticle, earlier)
    for now, before in revision.kept:
        to.put(node, SAYSO.kept, name("claim", now))
        to.put(name("claim", now), SAYSO.keptFrom, name("claim", before))
    for claim in revision.added:
        to.put(node, SAYSO.added, name("claim", claim))
    for claim in revision.dropped:
        to.put(node, SAYSO.dropped, name("claim", claim))


def get_revision(facts: Facts, node: str) -> Revision:
    """The revision of a node."""
    earlier = facts.need(node, SAYSO.ofArticle)
    kept = [
        (key_of(now), key_of(before))
        for now in facts.strings(node, SAYSO.kept)
        for before in facts.strings(now, SAYSO.keptFrom)
        if facts.string(before, SAYSO.inArticle) in (earlier, None)
    ]
    return Revision(
        key_of(facts.need(node, SAYSO.inArticle)),
        key_of(earlier),
        tuple(sorted(kept)),
        _claims(facts, node, SAYSO.added),
        _claims(facts, node, SAYSO.dropped),
    )


def _claims(facts: Facts, node: str, predicate: Node) -> tuple[str, ...]:
    return tuple(sorted(key_of(claim) for claim in facts.strings(node, predicate)))
