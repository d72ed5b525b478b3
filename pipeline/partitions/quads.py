"""N-Quads of a stream, shard by shard: each article's graph as a block of sorted lines, and those of entities, events
and provenance in pieces that together say the same as ``graph.nq``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import TypeVar

from pyoxigraph import NamedNode

from pipeline.fold import Stream
from pipeline.graph.convert.derivation import put_derivation, put_revision
from pipeline.graph.convert.entity import put_entity
from pipeline.graph.convert.event import put_event
from pipeline.graph.convert.judgement import put_entity_judgement
from pipeline.graph.convert.provenance import put_provenance, put_rejection
from pipeline.graph.convert.relation import put_relation, put_standing
from pipeline.graph.names import ENTITIES_GRAPH, EVENTS_GRAPH, PROVENANCE_GRAPH, name
from pipeline.graph.rdf import to_graphs
from pipeline.graph.triples import Triples
from pipeline.graph.turtle import nquads
from pipeline.model import Claim, Corpus

T = TypeVar("T")

TOGETHER = 500
"""So many records are written as one block of sorted lines."""
Put = Callable[[Triples], None]
"""Puts one record into a graph."""


def of_article(part: Corpus, stream: Stream) -> bytes:
    """The graph of an article, as it is in that of the whole corpus: sorted lines. `stream` knows what those entities
    are called that it names.
    """
    article = part.articles[0]
    names = stream.named(m.entity for claim in part.claims for m in claim.mentions() if m.entity is not None)
    publisher = stream.outlet(article.outlet) if article.outlet else None
    if publisher is not None:
        known = names.get(publisher) or stream.named([publisher])[publisher]
        names[publisher] = replace(known, aliases=(article.outlet or "",))
    graph = to_graphs(replace(part, entities=tuple(names.values())))[0]
    name.cache_clear()  # IRIs of one article are not needed in another, and there are thousands of them
    return nquads([graph])


def of_standings(claims: Iterable[Claim]) -> bytes:
    """How the claims of an article stand, which is in the graph of events."""
    return _block(EVENTS_GRAPH, (_put(put_standing, claim) for claim in claims))


def of_entities(stream: Stream, shard: int) -> Iterator[bytes]:
    """The graph of entities, as far as a shard has them, and its judgements on pairs of them."""
    entities = (_put(put_entity, entity) for entity in stream.entities(shard))
    judged = (_put(put_entity_judgement, judgement) for judgement in stream.judgements(shard))
    return _blocks(ENTITIES_GRAPH, chain(entities, judged))


def of_events(stream: Stream, shard: int) -> Iterator[bytes]:
    """The graph of events, as far as a shard has them, its relations, derivations and revisions; without standings."""
    return _blocks(
        EVENTS_GRAPH,
        chain(
            (_put(put_event, event) for event in stream.events(shard)),
            (_put(put_relation, relation) for relation in stream.relations(shard)),
            (_put(put_derivation, derivation) for derivation in stream.derivations(shard)),
            (_put(put_revision, revision) for revision in stream.revisions(shard)),
        ),
    )


def of_provenance(stream: Stream, shard: int) -> Iterator[bytes]:
    """The graph of provenance, as far as a shard has its rejections; the first one tells of the extractors."""
    run = [_put(put_provenance, stream.extractors)] if shard == 0 else []
    return _blocks(PROVENANCE_GRAPH, chain(run, (_put(put_rejection, r) for r in stream.rejections(shard))))


def _put(put: Callable[[Triples, T], None], record: T) -> Put:
    return lambda to: put(to, record)


def _blocks(graph: NamedNode, puts: Iterator[Put]) -> Iterator[bytes]:
    while some := list(islice(puts, TOGETHER)):
        yield _block(graph, some)
        name.cache_clear()


def _block(graph: NamedNode, puts: Iterable[Put]) -> bytes:
    to = Triples(graph)
    for put in puts:
        put(to)
    return nquads([to])
