"""The picture of the graph: a `networkx.MultiDiGraph` made from the RDF."""

from __future__ import annotations

import networkx as nx
from pyoxigraph import NamedNode
from rdflib import Dataset

from pipeline.graph.facts import Facts
from pipeline.graph.literals import text
from pipeline.graph.loading import engine
from pipeline.graph.names import OA, RDFS, SAYSO, SCHEMA, key_of, plover_of

_ROLES: tuple[tuple[str, NamedNode], ...] = (
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
    return draw(Facts(engine(dataset)))


def draw(facts: Facts) -> nx.MultiDiGraph[str]:
    """As `project`, of what is known already."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in sorted({*facts.of_type(SAYSO.Entity), *facts.of_type(SAYSO.UnresolvedSource)}):
        kind = facts.need(node, SAYSO.kind)
        graph.add_node(
            node,
            id=facts.string(node, SAYSO.id) or text(key_of(node)).value,
            kind="outlet" if kind == "outlet" else "entity",
            label=facts.need(node, RDFS.label),
            entity_kind=kind,
            speaker=False,
            place_type=facts.string(node, SAYSO.placeType) or "",
            country=facts.string(node, SAYSO.country) or "",
            **_point(facts, node),
        )
    for node in facts.of_type(SAYSO.Article):
        _add_article(graph, facts, node)
    for node in facts.of_type(SAYSO.Event):
        _add_event(graph, facts, node)
    for node in facts.of_type(SAYSO.Claim):
        _add_claim(graph, facts, node)
    _add_joins(graph, facts)
    return _in_order(graph)


def _point(facts: Facts, node: str) -> dict[str, float]:
    found = (("latitude", facts.number(node, SAYSO.latitude)), ("longitude", facts.number(node, SAYSO.longitude)))
    return {name: value for name, value in found if value is not None}


def _add_article(graph: nx.MultiDiGraph[str], facts: Facts, node: str) -> None:
    graph.add_node(
        node,
        id=facts.need(node, SAYSO.id),
        kind="article",
        label=facts.string(node, RDFS.label) or facts.need(node, SAYSO.id),
        published=facts.string(node, SAYSO.published) or "",
        outlet=facts.string(node, SAYSO.outletName) or "",
        url=facts.string(node, SCHEMA.url) or "",
        language=facts.string(node, SCHEMA.inLanguage) or "",
    )
    publisher = facts.string(node, SCHEMA.publisher)
    if publisher is not None and publisher in graph:
        graph.add_edge(publisher, node, "published", relation="published")


def _add_event(graph: nx.MultiDiGraph[str], facts: Facts, node: str) -> None:
    kind = facts.string(node, SAYSO.actionType)
    begin = facts.string(node, SAYSO.begin) or ""

    def labels(predicate: NamedNode) -> str:
        return ", ".join(facts.string(entity, RDFS.label) or "" for entity in facts.strings(node, predicate))

    parts = (labels(SAYSO.eventTarget), labels(SAYSO.eventPlace), begin)
    graph.add_node(
        node,
        id=facts.need(node, SAYSO.id),
        kind="event",
        label=facts.string(node, RDFS.label)
        or ": ".join(filter(None, (plover_of(kind) if kind else "Event", "; ".join(filter(None, parts))))),
        plover=plover_of(kind) if kind else "",
        time_begin=begin,
        time_finish=facts.string(node, SAYSO.finish) or "",
        status=facts.need(node, SAYSO.status),
        origins=len(facts.strings(node, SAYSO.origin)),
    )


def _add_claim(graph: nx.MultiDiGraph[str], facts: Facts, node: str) -> None:
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
            if entity is not None and entity in graph:
                graph.add_edge(node, entity, role, relation=role)
    graph.add_node(
        node,
        id=facts.need(node, SAYSO.id),
        kind="claim",
        label=facts.need(node, RDFS.label),
        quote=words_there,
        article=text(key_of(article)).value,
        evidence_start=facts.integer(position, OA.start),
        evidence_end=facts.integer(position, OA.end),
        lemma=facts.need(action, SAYSO.lemma),
        plover=plover_of(kind) if kind else "",
        mode=facts.string(action, SAYSO.mode) or "",
        **{key: facts.need(node, getattr(SAYSO, key)) for key in ("polarity", "modality", "certainty", "tense")},
        confidence=facts.number(node, SAYSO.confidence) or 0.0,
        source=facts.need(chain[0][1], RDFS.label) if chain else "",
        source_kind=facts.need(chain[0][1], SAYSO.sourceKind) if chain else "",
        time=facts.need(time, SAYSO.exact) if time else "",
        time_begin=facts.string(time, SAYSO.begin) or "" if time else "",
        time_finish=facts.string(time, SAYSO.finish) or "" if time else "",
        status=facts.string(node, SAYSO.status) or "",
        origins=len(facts.strings(node, SAYSO.origin)),
        **words,
    )
    if article in graph:
        graph.add_edge(article, node, "states", relation="states")
    for event in facts.strings(node, SAYSO.describes):
        if event in graph:
            graph.add_edge(node, event, "describes", relation="describes")
    _add_chain(graph, facts, node, [link for _, link in chain])


def _add_chain(graph: nx.MultiDiGraph[str], facts: Facts, node: str, chain: list[str]) -> None:
    for depth, link in enumerate(chain):
        speaker, attribution = facts.need(link, SAYSO.speaker), facts.string(link, SAYSO.attribution)
        if speaker not in graph:
            continue
        graph.nodes[speaker]["speaker"] = True
        if depth and depth == len(chain) - 1:
            graph.add_edge(speaker, node, "reports", relation="reports")
        elif not graph.has_edge(speaker, node, "says"):
            stance = facts.string(attribution, SAYSO.stance) if attribution else None
            graph.add_edge(speaker, node, "says", relation="says", depth=depth, stance=stance or "")


def _add_joins(graph: nx.MultiDiGraph[str], facts: Facts) -> None:
    """The edges that come of joining articles, between nodes that are there."""
    slots: dict[tuple[str, str, str], set[str]] = {}
    for node in facts.of_type(SAYSO.Relation):
        ends = facts.need(node, SAYSO.claim), facts.need(node, SAYSO.other)
        slots.setdefault((*ends, facts.need(node, SAYSO.relationKind)), set()).add(facts.need(node, SAYSO.slot))
    for (claim, other, kind), found in slots.items():
        if claim in graph and other in graph:
            graph.add_edge(claim, other, kind, relation=kind, slots=", ".join(sorted(found)))
    edges = [(node, part, "part") for node in facts.of_type(SAYSO.Event) for part in facts.strings(node, SAYSO.part)]
    for thing, relation in ((SAYSO.Derivation, SAYSO.derivationKind), (SAYSO.Revision, None)):
        for node in facts.of_type(thing):
            how = facts.need(node, relation) if relation else "revision"
            article = facts.need(node, SAYSO.inArticle)
            edges += [(article, original, how) for original in facts.strings(node, SAYSO.ofArticle)]
    for head, tail, how in edges:
        if head in graph and tail in graph:
            graph.add_edge(head, tail, how, relation=how)


def _in_order(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    ordered: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    ordered.add_nodes_from((node, graph.nodes[node]) for node in sorted(graph.nodes))
    for head, tail, key in sorted(graph.edges(keys=True)):
        ordered.add_edge(head, tail, key, **graph.edges[head, tail, key])
    return ordered
