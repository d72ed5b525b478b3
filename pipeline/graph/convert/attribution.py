"""Attributions ↔ RDF."""

from __future__ import annotations

from typing import cast

from pipeline.graph.convert.span import get_span, put_span
from pipeline.graph.convert.time import get_time, put_time
from pipeline.graph.facts import Facts
from pipeline.graph.names import PROV, RDFS, SAYSO, key_of, name
from pipeline.graph.terms import Node
from pipeline.graph.triples import Triples
from pipeline.model import Anonymity, Attribution, Basis, BasisKind, Form, SourceKind, Span, Stance


def put_speaker(to: Triples, entity: str | None, attribution: str, label: str, kind: str) -> Node:
    """The IRI of a speaker. One that no entity stands for gets a node of its own for this act of saying,
    so that everything said has a speaker, and two unknown speakers are never one.
    """
    if entity is not None:
        return name("entity", entity)
    node = name("speaker", attribution)
    if to.describe(node, SAYSO.UnresolvedSource, PROV.Agent, shared=attribution.startswith("outlet-")):
        to.put(node, RDFS.label, label)
        to.put(node, SAYSO.kind, kind)
    return node


def put_attribution(to: Triples, said: Attribution) -> None:
    """An attribution, with its spans."""
    node = name("attribution", said.id)
    if not to.describe(node, SAYSO.Attribution, PROV.Activity):
        return
    to.put(node, SAYSO.id, said.id)
    to.put(node, SAYSO.inArticle, name("article", said.article))
    label = said.source.text if said.source else "unnamed"
    to.put(node, SAYSO.speaker, put_speaker(to, said.speaker, said.id, label, said.source_kind))
    if said.source is not None:
        to.put(node, SAYSO.sourceSpan, put_span(to, said.article, said.source))
    if said.cue is not None:
        to.put(node, SAYSO.cue, put_span(to, said.article, said.cue))
    for piece in said.content:
        to.put(node, SAYSO.content, put_span(to, said.article, piece))
    to.put(node, SAYSO.form, said.form)
    to.put(node, SAYSO.stance, said.stance)
    to.put(node, SAYSO.sourceKind, said.source_kind)
    if said.said_at is not None:
        to.put(node, SAYSO.saidAt, put_time(to, said.article, said.said_at))
    if said.parent is not None:
        to.put(node, SAYSO.parent, name("attribution", said.parent))
    if said.continues is not None:
        to.put(node, SAYSO.continues, name("attribution", said.continues))
    if said.basis is not None:
        to.put(node, SAYSO.basis, put_span(to, said.article, said.basis.span))
        to.put(node, SAYSO.basisKind, said.basis.kind)
    if said.anonymity is not None:
        for term, span in (
            (SAYSO.sourcePosition, said.anonymity.position),
            (SAYSO.namelessReason, said.anonymity.reason),
        ):
            if span is not None:
                to.put(node, term, put_span(to, said.article, span))
    to.put(node, SAYSO.confidence, float(said.confidence))
    to.put(node, SAYSO.doubtful, said.doubtful or None)
    to.put(node, SAYSO.extractor, said.extractor or None)


def get_attribution(facts: Facts, node: str) -> Attribution:
    """The attribution of a node."""
    source, cue, said_at = (facts.string(node, p) for p in (SAYSO.sourceSpan, SAYSO.cue, SAYSO.saidAt))
    pieces: list[Span] = sorted(get_span(facts, piece) for piece in facts.strings(node, SAYSO.content))
    parent, continues = facts.string(node, SAYSO.parent), facts.string(node, SAYSO.continues)
    return Attribution(
        id=facts.need(node, SAYSO.id),
        article=key_of(facts.need(node, SAYSO.inArticle)),
        source=None if source is None else get_span(facts, source),
        cue=None if cue is None else get_span(facts, cue),
        content=tuple(pieces),
        form=cast(Form, facts.need(node, SAYSO.form)),
        stance=cast(Stance, facts.need(node, SAYSO.stance)),
        speaker=get_speaker(facts, facts.need(node, SAYSO.speaker)),
        source_kind=cast(SourceKind, facts.need(node, SAYSO.sourceKind)),
        said_at=None if said_at is None else get_time(facts, said_at),
        parent=None if parent is None else key_of(parent),
        confidence=facts.number(node, SAYSO.confidence) or 0.0,
        continues=None if continues is None else key_of(continues),
        extractor=facts.string(node, SAYSO.extractor) or "",
        basis=_get_basis(facts, node),
        anonymity=_get_anonymity(facts, node),
        doubtful=facts.string(node, SAYSO.doubtful) == "true",
    )


def _get_basis(facts: Facts, node: str) -> Basis | None:
    span = _span(facts, node, SAYSO.basis)
    return None if span is None else Basis(cast(BasisKind, facts.need(node, SAYSO.basisKind)), span)


def _get_anonymity(facts: Facts, node: str) -> Anonymity | None:
    position, reason = _span(facts, node, SAYSO.sourcePosition), _span(facts, node, SAYSO.namelessReason)
    return None if position is None and reason is None else Anonymity(position, reason)


def _span(facts: Facts, node: str, term: Node) -> Span | None:
    found = facts.string(node, term)
    return None if found is None else get_span(facts, found)


def get_speaker(facts: Facts, node: str) -> str | None:
    """The entity id of a speaker's node; None if it is an unresolved one."""
    return None if facts.is_a(node, SAYSO.UnresolvedSource) else key_of(node)
