"""N-Quads of a stream, shard by shard: each article's graph as a block of sorted lines, and those of entities, events
and provenance in blocks that together say the same as ``graph.nq``. Two blocks may say the same of an instant, a point
or the software.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from pipeline.fold import Stream
from pipeline.graph.rdf import article_graph, entities_graph, events_graph, provenance_graph, publisher_of
from pipeline.graph.triples import Triples
from pipeline.model import Claim, Corpus

T = TypeVar("T")

TOGETHER = 500
"""So many records make a block."""


def of_article(part: Corpus, stream: Stream) -> bytes:
    """The graph of an article, as it is in that of the whole corpus. `stream` knows what entities are called."""
    names = stream.named(m.entity for claim in part.claims for m in claim.mentions() if m.entity is not None)
    outlet = part.articles[0].outlet
    found = stream.outlet(outlet) if outlet else None
    return _lines(article_graph(part, names, publisher_of(part, {outlet: found} if outlet and found else {})))


def of_standings(claims: Iterable[Claim]) -> bytes:
    """How the claims of an article stand, which is in the graph of events."""
    return _lines(events_graph(claims=claims))


def of_entities(stream: Stream, shard: int) -> Iterator[bytes]:
    """The graph of entities, as far as a shard has them, and its judgements on pairs of them."""
    for some in _together(stream.entities(shard)):
        yield _lines(entities_graph(some))
    for judged in _together(stream.judgements(shard)):
        yield _lines(entities_graph((), judged))


def of_events(stream: Stream, shard: int) -> Iterator[bytes]:
    """The graph of events, as far as a shard has them, its relations, derivations and revisions; without standings."""
    for events in _together(stream.events(shard)):
        yield _lines(events_graph(events))
    for relations in _together(stream.relations(shard)):
        yield _lines(events_graph(relations=relations))
    for derivations in _together(stream.derivations(shard)):
        yield _lines(events_graph(derivations=derivations))
    for revisions in _together(stream.revisions(shard)):
        yield _lines(events_graph(revisions=revisions))


def of_provenance(stream: Stream, shard: int) -> Iterator[bytes]:
    """The graph of provenance, as far as a shard has its rejections; the first one tells of the extractors."""
    yield _lines(provenance_graph(stream.extractors if shard == 0 else ()))
    for rejections in _together(stream.rejections(shard)):
        yield _lines(provenance_graph((), rejections))


def _together(records: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(records)
    while some := list(islice(rest, TOGETHER)):
        yield some


def _lines(graph: Triples) -> bytes:
    return "".join(sorted(graph.lines())).encode()
