"""Records ↔ RDF: one named graph per article, one for entities, one for events, one for provenance.

An article's graph depends on the article alone, but for the entities that its mentions mean. What comes of joining
articles is elsewhere: judgements on pairs of entities in the graph of entities; relations between claims, their origins
and status, derivations and revisions in that of events.

Without blank nodes, so that graphs can be merged and compared as sets of lines. What is in RDF can be read back;
the text and the blocks of articles are not (see `convert.article`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from pyoxigraph import Quad

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
from pipeline.graph.terms import Node
from pipeline.graph.triples import Triples
from pipeline.model import (
    Article,
    ArticleTime,
    Attribution,
    Claim,
    Corpus,
    Derivation,
    Entity,
    EntityJudgement,
    Event,
    Rejection,
    Relation,
    Revision,
    derivation_order,
    relation_order,
)


def to_quads(corpus: Corpus) -> Iterator[Quad]:
    """The quads of a corpus, without repeats, graph by graph as in `to_graphs`."""
    for graph in to_graphs(corpus):
        yield from graph.quads()


def to_graphs(corpus: Corpus) -> Iterator[Triples]:
    """The named graphs of a corpus, one after another: its articles in the order of their ids, then entities, events
    and provenance. Records of an article that is not in the corpus get a graph all the same.
    """
    yield from articles_of(corpus)
    yield from others_of(corpus)


def articles_of(corpus: Corpus) -> Iterator[Triples]:
    """The graphs of articles, in the order of their ids."""
    names = {entity.id: entity for entity in corpus.entities}
    outlets = outlets_by_name(corpus.entities)
    for part in by_article(corpus):
        yield article_graph(part, names, publisher_of(part, outlets))


def others_of(corpus: Corpus) -> tuple[Triples, Triples, Triples]:
    """The graphs of entities, events and provenance."""
    return (
        entities_graph(corpus.entities, corpus.judgements),
        events_graph(corpus.events, corpus.claims, corpus.relations, corpus.derivations, corpus.revisions),
        provenance_graph(extractors_of(corpus), corpus.rejections),
    )


def by_article(corpus: Corpus) -> Iterator[Corpus]:
    """What each article tells, in the order of their ids: the article (if it is in the corpus), its attributions,
    claims and times. All else is left out.
    """
    parts: dict[str, _Part] = {}

    def part(key: str) -> _Part:
        found = parts.get(key)
        if found is None:
            found = parts[key] = _Part()
        return found

    for article in corpus.articles:
        part(article.id).articles.append(article)
    for said in corpus.attributions:
        part(said.article).attributions.append(said)
    for claim in corpus.claims:
        part(claim.article).claims.append(claim)
    for time in corpus.times:
        part(time.article).times.append(time)
    for key in sorted(parts):
        told = parts.pop(key)
        yield Corpus(tuple(told.articles), tuple(told.attributions), tuple(told.claims), tuple(told.times))


@dataclass(frozen=True, slots=True)
class _Part:
    articles: list[Article] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    times: list[ArticleTime] = field(default_factory=list)


def article_graph(part: Corpus, names: Mapping[str, Entity], publisher: Node | None) -> Triples:
    """The graph of one article, whose records `part` holds: the article, its attributions, claims and times, at least
    one of them. `names` has the entities, by id, that pronouns in its claims mean; others may be missing. `publisher`
    is the node of its outlet (`publisher_of`).
    """
    article = part.articles[0] if part.articles else None
    records: Iterator[Attribution | Claim | ArticleTime] = chain(part.attributions, part.claims, part.times)
    key = article.id if article else next(records).article
    to = Triples(name("article", key))
    if article is not None:
        put_article(to, article, publisher)
    for said in sorted(part.attributions, key=lambda a: a.id):
        put_attribution(to, said)
    for claim in sorted(part.claims, key=_place):
        put_claim(to, claim, article, names)
    for found in part.times:
        to.put(to.graph, SAYSO.mentionsTime, put_time(to, key, found))
    return to


def entities_graph(entities: Iterable[Entity], judgements: Iterable[EntityJudgement] = ()) -> Triples:
    """The graph of entities. It can be made in shares: what is said of one entity, or by one judgement on a pair, does
    not depend on the others.
    """
    to = Triples(ENTITIES_GRAPH)
    for entity in sorted(entities, key=lambda e: e.id):
        put_entity(to, entity)
    for judged in sorted(judgements):
        put_entity_judgement(to, judged)
    return to


def events_graph(
    events: Iterable[Event] = (),
    claims: Iterable[Claim] = (),
    relations: Iterable[Relation] = (),
    derivations: Iterable[Derivation] = (),
    revisions: Iterable[Revision] = (),
) -> Triples:
    """The graph of events, with all that comes of joining articles; of `claims` their origins and status. It can be
    made in shares (see `entities_graph`), of which several may say the same of an instant.
    """
    to = Triples(EVENTS_GRAPH)
    for event in sorted(events, key=lambda e: e.id):
        put_event(to, event)
    for claim in sorted(claims, key=_place):
        put_standing(to, claim)
    for relation in sorted(relations, key=relation_order):
        put_relation(to, relation)
    for derivation in sorted(derivations, key=derivation_order):
        put_derivation(to, derivation)
    for revision in sorted(revisions, key=lambda r: (r.article, r.of)):
        put_revision(to, revision)
    return to


def provenance_graph(extractors: Iterable[str], rejections: Iterable[Rejection] = ()) -> Triples:
    """The graph of provenance: the software, the extractors by their names, and what was dropped."""
    to = Triples(PROVENANCE_GRAPH)
    put_provenance(to, extractors)
    for rejection in sorted(rejections):
        put_rejection(to, rejection)
    return to


def extractors_of(corpus: Corpus) -> set[str]:
    """The names of the extractors that the attributions and claims of a corpus are from."""
    return ({a.extractor for a in corpus.attributions} | {c.extractor for c in corpus.claims}) - {""}


def outlets_by_name(entities: Iterable[Entity]) -> dict[str, str]:
    """The ids of the outlets by their labels and aliases; of outlets of one name, the first by id."""
    found: dict[str, str] = {}
    for entity in sorted((e for e in entities if e.kind == "outlet"), key=lambda e: e.id):
        for label in (entity.label, *entity.aliases):
            found.setdefault(label, entity.id)
    return found


def publisher_of(part: Corpus, outlets: Mapping[str, str]) -> Node | None:
    """The node of the outlet of an article, whose records `part` holds: the one that ends its claims' chains, else the
    one of `outlets` (see `outlets_by_name`) that bears its name. None for an article without outlet.
    """
    if not part.articles:
        return None
    outlet = part.articles[0].outlet
    ends = (c.sources[-1].entity for c in reversed(part.claims) if c.sources and c.sources[-1].kind == "outlet")
    key = next(ends, None) or outlets.get(outlet or "")
    if key is not None:
        return name("entity", key)
    return name("speaker", f"outlet-{outlet}") if outlet else None


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
