"""Records ↔ RDF: one named graph per article, one for entities, one for events, one for provenance.

An article's graph depends on the article alone, but for the entities that its mentions mean. What comes of joining
articles is elsewhere: judgements on pairs of entities in the graph of entities; relations between claims, their origins
and status, derivations and revisions in that of events.

Without blank nodes, so that graphs can be merged and compared as sets of lines. What is in RDF can be read back;
the text and the blocks of articles are not (see `convert.article`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from pipeline.graph.convert.article import get_article, get_article_times, put_article
from pipeline.graph.convert.attribution import get_attribution, put_attribution
from pipeline.graph.convert.claim import get_claim, put_claim
from pipeline.graph.convert.derivation import (
    get_derivation,
    get_revision,
    put_derivation,
    put_revision,
)
from pipeline.graph.convert.entity import get_entity, put_entity
from pipeline.graph.convert.event import get_events, put_event
from pipeline.graph.convert.judgement import get_entity_judgement, put_entity_judgement
from pipeline.graph.convert.provenance import get_rejection, put_provenance, put_rejection
from pipeline.graph.convert.relation import get_relation, put_relation, put_standing
from pipeline.graph.convert.time import put_time
from pipeline.graph.facts import Facts
from pipeline.graph.names import ENTITIES_GRAPH, EVENTS_GRAPH, PROVENANCE_GRAPH, SAYSO, name
from pipeline.graph.triples import Triples
from pipeline.model import Article, Claim, Corpus, derivation_order, relation_order


def to_quads(corpus: Corpus) -> Iterator[Quad]:
    """The quads of a corpus, without repeats, graph by graph as in `to_graphs`."""
    for graph in to_graphs(corpus):
        yield from graph.quads()


def to_graphs(corpus: Corpus) -> list[Triples]:
    """The named graphs of a corpus: its articles in the order of their ids, then entities, events and provenance.
    Records of an article that is not in the corpus get a graph all the same.
    """
    articles = {article.id: article for article in corpus.articles}
    publishers = _publishers(corpus)
    graphs = {key: Triples(name("article", key)) for key in sorted(articles)}

    def graph(key: str) -> Triples:
        return graphs.setdefault(key, Triples(name("article", key)))

    names = {entity.id: entity for entity in corpus.entities}
    for article in corpus.articles:
        put_article(graph(article.id), article, publishers.get(article.id))
    for said in sorted(corpus.attributions, key=lambda a: a.id):
        put_attribution(graph(said.article), said)
    for claim in sorted(corpus.claims, key=_place):
        put_claim(graph(claim.article), claim, articles.get(claim.article), names)
    for found in corpus.times:
        to = graph(found.article)
        to.put(to.graph, SAYSO.mentionsTime, put_time(to, found.article, found))
    entities, events, provenance = map(Triples, (ENTITIES_GRAPH, EVENTS_GRAPH, PROVENANCE_GRAPH))
    for entity in sorted(corpus.entities, key=lambda e: e.id):
        put_entity(entities, entity)
    for judged in sorted(corpus.judgements):
        put_entity_judgement(entities, judged)
    for event in sorted(corpus.events, key=lambda e: e.id):
        put_event(events, event)
    for claim in sorted(corpus.claims, key=_place):
        put_standing(events, claim)
    for relation in sorted(corpus.relations, key=relation_order):
        put_relation(events, relation)
    for derivation in sorted(corpus.derivations, key=derivation_order):
        put_derivation(events, derivation)
    for revision in sorted(corpus.revisions, key=lambda r: (r.article, r.of)):
        put_revision(events, revision)
    put_provenance(provenance, _extractors(corpus))
    for rejection in sorted(corpus.rejections):
        put_rejection(provenance, rejection)
    return [*(graphs[key] for key in sorted(graphs)), entities, events, provenance]


def from_quads(quads: Iterable[Quad]) -> Corpus:
    """The records in a set of quads, in the order of a `Corpus`. Articles come without text and blocks, copies and
    excerpts without the passages that they share.

    Raises `FormatError` where a node lacks what its record needs.
    """
    facts = Facts(quads)
    articles = facts.of_type(SAYSO.Article)
    attributions = [get_attribution(facts, node) for node in facts.of_type(SAYSO.Attribution)]
    claims = [get_claim(facts, node) for node in facts.of_type(SAYSO.Claim)]
    times = [time for node in articles for time in get_article_times(facts, node)]
    return Corpus(
        articles=tuple(sorted((get_article(facts, node) for node in articles), key=lambda a: a.id)),
        attributions=tuple(
            sorted(attributions, key=lambda a: (a.article, a.content[0].start if a.content else 0, a.id))
        ),
        claims=tuple(sorted(claims, key=_place)),
        times=tuple(sorted(times, key=lambda t: (t.article, t.start, t.end))),
        entities=tuple(sorted((get_entity(facts, n) for n in facts.of_type(SAYSO.Entity)), key=lambda e: e.id)),
        events=tuple(get_events(facts)),
        rejections=tuple(sorted(get_rejection(facts, node) for node in facts.of_type(SAYSO.Rejection))),
        relations=tuple(sorted((get_relation(facts, n) for n in facts.of_type(SAYSO.Relation)), key=relation_order)),
        derivations=tuple(
            sorted((get_derivation(facts, node) for node in facts.of_type(SAYSO.Derivation)), key=derivation_order)
        ),
        revisions=tuple(
            sorted((get_revision(facts, n) for n in facts.of_type(SAYSO.Revision)), key=lambda r: (r.article, r.of))
        ),
        judgements=tuple(sorted(get_entity_judgement(facts, node) for node in facts.of_type(SAYSO.EntityJudgement))),
    )


def _place(claim: Claim) -> tuple[str, int, int, str]:
    return claim.article, claim.action.start, claim.action.end, claim.id


def _extractors(corpus: Corpus) -> set[str]:
    return ({a.extractor for a in corpus.attributions} | {c.extractor for c in corpus.claims}) - {""}


def _publishers(corpus: Corpus) -> dict[str, NamedNode]:
    """The outlet's node for each article: the one that ends its claims' chains, else the one that bears its name."""
    by_name: dict[str, str] = {}
    for entity in sorted(corpus.entities, key=lambda e: e.id):
        if entity.kind == "outlet":
            for label in (entity.label, *entity.aliases):
                by_name.setdefault(label, entity.id)
    ends = {c.article: c.sources[-1].entity for c in corpus.claims if c.sources and c.sources[-1].kind == "outlet"}

    def of(article: Article) -> NamedNode | None:
        key = ends.get(article.id) or by_name.get(article.outlet or "")
        if key is not None:
            return name("entity", key)
        return name("speaker", f"outlet-{article.outlet}") if article.outlet else None

    return {article.id: node for article in corpus.articles if (node := of(article)) is not None}
