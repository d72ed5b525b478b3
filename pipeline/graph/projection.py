"""The picture of the graph: a `networkx.MultiDiGraph` made from the RDF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import networkx as nx
from rdflib import Dataset

from pipeline.graph.facts import Facts
from pipeline.graph.loading import engine
from pipeline.graph.names import OA, RDFS, SAYSO, SCHEMA, key_of, plover_of
from pipeline.graph.rdf import articles_of, others_of
from pipeline.graph.terms import Node, text, value_of
from pipeline.graph.triples import Triples
from pipeline.model import Corpus

Value = str | float
_ROLES: tuple[tuple[str, Node], ...] = (
    ("actor", SAYSO.actor),
    ("target", SAYSO.target),
    ("place", SAYSO.place),
    ("instrument", SAYSO.instrument),
)


def project(dataset: Dataset) -> nx.MultiDiGraph[str]:
    """The graph to draw. Every attribute is a string, a number or a boolean; what is not known is ``""``.

    Nodes are keyed by IRI. All have `id` (of the record), `kind` and `label`:

    - ``article``: `published`, `outlet`, `url`, `language`;
    - ``claim``: `label` (what it says, shortly), `quote` (the evidence), `article` (id), `evidence_start` and
      `evidence_end` (offsets), `lemma`, `plover`, `mode`, `polarity`, `modality`, `certainty`, `tense`, `confidence`,
      `source` and `source_kind` (the innermost), `time` (the words), `time_begin`, `time_finish`, and the words of
      `actor`, `target`, `place`, `instrument`, whether or not an entity is known for them; `status` and `origins`
      (how many);
    - ``entity`` and ``outlet``: `entity_kind`, `speaker` (whether it says anything), `place_type` and `country` of a
      place that is known in GeoNames, with `latitude` and `longitude` (WGS 84) if it has a point, and only then;
    - ``event``: `plover`, `time_begin`, `time_finish`, `status`, `origins` (how many); one that has parts has its
      title for a label.

    Edges are keyed by their relation, which is also their attribute `relation`; there is at most one of a
    relation between two nodes:

    - ``says`` (speaker → claim), with `depth` (0 is the innermost; the smallest, if the speaker stands in the chain
      twice) and the `stance` of that act of saying; an outlet says what it states in its own voice;
    - ``reports`` (outlet → claim), where the outlet ends a longer chain;
    - ``actor``, ``target``, ``place``, ``instrument`` (claim → entity);
    - ``published`` (outlet → article), ``states`` (article → claim), ``describes`` (claim → event), ``part`` (event →
      event);
    - ``corroborates``, ``contradicts``, ``differs_on`` (these hold both ways, and are there once), ``denies``,
      ``revises`` (claim → claim), with the slots as `slots`; ``copy``, ``excerpt``, ``credit``, ``cites`` (article →
      article, where the other one is known), ``revision`` (later → earlier version).

    Nodes and edges come in the order of their IRIs.
    """
    drawing = Drawing()
    drawing.add(Facts(engine(dataset)))
    return drawing.graph()


def project_graphs(articles: Iterable[Triples], others: Sequence[Triples]) -> nx.MultiDiGraph[str]:
    """As `project`, of the named graphs of articles, of which one at a time is in memory, and of all `others`."""
    drawing, known = Drawing(), Facts.of_graphs(others)
    drawing.add(known)
    for graph in articles:
        drawing.add(known.with_graph(graph))
    return drawing.graph()


def project_corpus(corpus: Corpus) -> nx.MultiDiGraph[str]:
    """As `project`, of the RDF of a corpus, without a store."""
    return project_graphs(articles_of(corpus), others_of(corpus))


class Drawing:
    """Nodes and edges on the way to a projection. An edge is drawn if both of its ends come to be known."""

    def __init__(self) -> None:
        self._nodes: dict[str, dict[str, Value]] = {}
        self._edges: dict[tuple[str, str, str], dict[str, Value]] = {}
        self._speakers: set[str] = set()

    def add(self, facts: Facts) -> None:
        """Draw all nodes whose types are in `facts`; what else these say of nodes is in them too."""
        for node in sorted({*facts.of_type(SAYSO.Entity), *facts.of_type(SAYSO.UnresolvedSource)}):
            self._add_agent(facts, node)
        for node in facts.of_type(SAYSO.Article):
            self._add_article(facts, node)
        for node in facts.of_type(SAYSO.Event):
            self._add_event(facts, node)
        for node in facts.of_type(SAYSO.Claim):
            self._add_claim(facts, node)
        self._add_joins(facts)

    def graph(self) -> nx.MultiDiGraph[str]:
        """What was drawn, in order."""
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for node in self._speakers & self._nodes.keys():
            self._nodes[node]["speaker"] = True
        graph.add_nodes_from((node, self._nodes[node]) for node in sorted(self._nodes))
        for head, tail, relation in sorted(self._edges):
            if head in self._nodes and tail in self._nodes:
                graph.add_edge(head, tail, relation, relation=relation, **self._edges[head, tail, relation])
        return graph

    def _edge(self, head: str, tail: str, relation: str, **data: Value) -> None:
        self._edges.setdefault((head, tail, relation), data)

    def _add_agent(self, facts: Facts, node: str) -> None:
        kind, label = facts.need(node, SAYSO.kind), facts.need(node, RDFS.label)
        if (before := self._nodes.get(node)) is not None:  # an outlet that no entity stands for, in another article
            kind, label = min(kind, str(before["entity_kind"])), min(label, str(before["label"]))
        self._nodes[node] = {
            "id": facts.string(node, SAYSO.id) or value_of(text(key_of(node))),
            "kind": "outlet" if kind == "outlet" else "entity",
            "label": label,
            "entity_kind": kind,
            "speaker": False,
            "place_type": facts.string(node, SAYSO.placeType) or "",
            "country": facts.string(node, SAYSO.country) or "",
            **_point(facts, node),
        }

    def _add_article(self, facts: Facts, node: str) -> None:
        self._nodes[node] = {
            "id": facts.need(node, SAYSO.id),
            "kind": "article",
            "label": facts.string(node, RDFS.label) or facts.need(node, SAYSO.id),
            "published": facts.string(node, SAYSO.published) or "",
            "outlet": facts.string(node, SAYSO.outletName) or "",
            "url": facts.string(node, SCHEMA.url) or "",
            "language": facts.string(node, SCHEMA.inLanguage) or "",
        }
        publisher = facts.string(node, SCHEMA.publisher)
        if publisher is not None:
            self._edge(publisher, node, "published")

    def _add_event(self, facts: Facts, node: str) -> None:
        kind = facts.string(node, SAYSO.actionType)
        begin = facts.string(node, SAYSO.begin) or ""

        def labels(predicate: Node) -> str:
            return ", ".join(facts.string(entity, RDFS.label) or "" for entity in facts.strings(node, predicate))

        parts = (labels(SAYSO.eventTarget), labels(SAYSO.eventPlace), begin)
        self._nodes[node] = {
            "id": facts.need(node, SAYSO.id),
            "kind": "event",
            "label": facts.string(node, RDFS.label)
            or ": ".join(filter(None, (plover_of(kind) if kind else "Event", "; ".join(filter(None, parts))))),
            "plover": plover_of(kind) if kind else "",
            "time_begin": begin,
            "time_finish": facts.string(node, SAYSO.finish) or "",
            "status": facts.need(node, SAYSO.status),
            "origins": len(facts.strings(node, SAYSO.origin)),
        }

    def _add_claim(self, facts: Facts, node: str) -> None:
        action, evidence = facts.need(node, SAYSO.action), facts.need(node, SAYSO.evidence)
        kind, time = facts.string(action, SAYSO.actionType), facts.string(node, SAYSO.time)
        selectors = facts.strings(evidence, OA.hasSelector)
        position = next(s for s in selectors if facts.is_a(s, OA.TextPositionSelector))
        quote = next(s for s in selectors if facts.is_a(s, OA.TextQuoteSelector))
        chain = sorted((facts.integer(link, SAYSO.index), link) for link in facts.strings(node, SAYSO.link))
        article, words_there = facts.need(node, SAYSO.inArticle), facts.need(quote, OA.exact)
        words = {}
        for role, predicate in _ROLES:
            mentions = sorted((facts.integer(m, SAYSO.start), m) for m in facts.strings(node, predicate))
            words[role] = "; ".join(facts.need(mention, SAYSO.exact) for _, mention in mentions)
            for _, mention in mentions:
                entity = facts.string(mention, SAYSO.refersTo)
                if entity is not None:
                    self._edge(node, entity, role)
        self._nodes[node] = {
            "id": facts.need(node, SAYSO.id),
            "kind": "claim",
            "label": facts.need(node, RDFS.label),
            "quote": words_there,
            "article": value_of(text(key_of(article))),
            "evidence_start": facts.integer(position, OA.start),
            "evidence_end": facts.integer(position, OA.end),
            "lemma": facts.need(action, SAYSO.lemma),
            "plover": plover_of(kind) if kind else "",
            "mode": facts.string(action, SAYSO.mode) or "",
            **{key: facts.need(node, getattr(SAYSO, key)) for key in ("polarity", "modality", "certainty", "tense")},
            "confidence": facts.number(node, SAYSO.confidence) or 0.0,
            "source": facts.need(chain[0][1], RDFS.label) if chain else "",
            "source_kind": facts.need(chain[0][1], SAYSO.sourceKind) if chain else "",
            "time": facts.need(time, SAYSO.exact) if time else "",
            "time_begin": facts.string(time, SAYSO.begin) or "" if time else "",
            "time_finish": facts.string(time, SAYSO.finish) or "" if time else "",
            "status": facts.string(node, SAYSO.status) or "",
            "origins": len(facts.strings(node, SAYSO.origin)),
            **words,
        }
        self._edge(article, node, "states")
        for event in facts.strings(node, SAYSO.describes):
            self._edge(node, event, "describes")
        self._add_chain(facts, node, [link for _, link in chain])

    def _add_chain(self, facts: Facts, node: str, chain: list[str]) -> None:
        for depth, link in enumerate(chain):
            speaker, attribution = facts.need(link, SAYSO.speaker), facts.string(link, SAYSO.attribution)
            self._speakers.add(speaker)
            if depth and depth == len(chain) - 1:
                self._edge(speaker, node, "reports")
            elif (speaker, node, "says") not in self._edges:
                stance = facts.string(attribution, SAYSO.stance) if attribution else None
                self._edge(speaker, node, "says", depth=depth, stance=stance or "")

    def _add_joins(self, facts: Facts) -> None:
        """The edges that come of joining articles."""
        slots: dict[tuple[str, str, str], set[str]] = {}
        for node in facts.of_type(SAYSO.Relation):
            ends = facts.need(node, SAYSO.claim), facts.need(node, SAYSO.other)
            slots.setdefault((*ends, facts.need(node, SAYSO.relationKind)), set()).add(facts.need(node, SAYSO.slot))
        for (claim, other, kind), found in slots.items():
            self._edge(claim, other, kind, slots=", ".join(sorted(found)))
        for node in facts.of_type(SAYSO.Event):
            for part in facts.strings(node, SAYSO.part):
                self._edge(node, part, "part")
        for thing, relation in ((SAYSO.Derivation, SAYSO.derivationKind), (SAYSO.Revision, None)):
            for node in facts.of_type(thing):
                how = facts.need(node, relation) if relation else "revision"
                article = facts.need(node, SAYSO.inArticle)
                for original in facts.strings(node, SAYSO.ofArticle):
                    self._edge(article, original, how)


def _point(facts: Facts, node: str) -> dict[str, Value]:
    found = (("latitude", facts.number(node, SAYSO.latitude)), ("longitude", facts.number(node, SAYSO.longitude)))
    return {name: value for name, value in found if value is not None}
