"""From the records and the graph to what the page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urlsplit

import networkx as nx

from pipeline.lexicon import load
from pipeline.model import Article, Claim, Corpus, Entity, Event, Location
from pipeline.view.claims import claim_view
from pipeline.view.joins import JOINS, derivation_views, relation_views
from pipeline.view.label import event_label
from pipeline.view.layout import SPACING, Tie
from pipeline.view.payload import ArticleView, EntityView, EventView, JudgementView, Mark, MarkKind, Payload
from pipeline.view.rank import by_importance
from pipeline.view.versions import version_views
from pipeline.view.when import interval_words, moment_words, published_words
from pipeline.wording import claim_label, plain

LIMIT = 150
"""How many marks are drawn at most when the page opens."""

_QUIET = frozenset({"states", "published", "part", *JOINS})
"""Edges that are drawn only where an end is selected, or never, between marks of one column."""

_COLUMNS: dict[MarkKind, int] = {
    "article": 0,
    "outlet": 0,
    "source": 0,
    "claim": 1,
    "entity": 2,
    "place": 2,
    "event": 2,
}


def collect(corpus: Corpus, graph: nx.MultiDiGraph[str]) -> tuple[Payload, tuple[Tie, ...]]:
    """The page's payload and the edges of its drawing. `graph` says what is drawn; the records say what it is."""
    claims = {claim.id: claim for claim in corpus.claims}
    articles = {article.id: article for article in corpus.articles}
    entities = {entity.id: entity for entity in corpus.entities}
    events = {event.id: event for event in corpus.events}
    groups = _groups(corpus)
    marks: list[tuple[Mark, str]] = []
    for iri, attributes in graph.nodes(data=True):
        key = str(attributes.get("id", iri))
        kind = _kind(attributes, entities.get(key))
        label = str(attributes.get("label", key))
        what, group, order = str(attributes.get("entity_kind") or ""), None, 0
        if kind == "claim" and key in claims:
            label, what = claim_label(claims[key], entities), claims[key].action.plover or ""
            group, order = groups[key][:2], groups[key][2]
        elif kind == "article" and key in articles:
            label = articles[key].title or articles[key].path or key
        elif kind == "event" and key in events:
            label, what = event_label(events[key], entities, claims), events[key].type or ""
        elif key in entities:
            label, what = entities[key].label, entities[key].kind
        shown = plain(label) or key
        # What is shown of an event is no label of the graph.
        recorded = label if label not in ("", shown) and kind != "event" else None
        marks.append((Mark(key, kind, what, shown, 0, _COLUMNS[kind], order, group, recorded), str(iri)))
    marks.sort(key=lambda pair: (list(_COLUMNS).index(pair[0].kind), pair[0].order, pair[0].label, pair[0].id))
    by_iri = {iri: number for number, (_, iri) in enumerate(marks)}
    numbers = {mark.id: number for number, (mark, _) in enumerate(marks)}
    kinds = [mark.kind for mark, _ in marks]
    ties = _ties(graph, by_iri, claims, kinds, [mark.id for mark, _ in marks])
    ranked = _ranked(kinds, ties)
    final = tuple(
        replace(mark, rank=ranked[n], order=mark.order if mark.kind == "claim" else n)
        for n, (mark, _) in enumerate(marks)
    )
    attributions = {attribution.id: attribution for attribution in corpus.attributions}
    in_events: dict[str, tuple[int, ...]] = {}
    for event in corpus.events:
        for key in event.claims:
            in_events[key] = (*in_events.get(key, ()), *(numbers[event.id],) * (event.id in numbers))
    speakers = _speakers(ties, final)
    versions = version_views(corpus, numbers)
    words = {name: table for name, table in load("page").items() if isinstance(table, dict)}
    return (
        Payload(
            version=release(),
            limit=LIMIT,
            marks=final,
            claims=tuple(
                claim_view(
                    claim,
                    articles[claim.article],
                    attributions,
                    numbers,
                    in_events.get(claim.id, ()),
                    speakers.get(numbers[claim.id], {}),
                )
                for claim in corpus.claims
                if claim.id in numbers and claim.article in numbers
            ),
            entities=tuple(_entity(e, numbers[e.id]) for e in corpus.entities if e.id in numbers),
            articles=tuple(_article(a, numbers[a.id]) for a in corpus.articles if a.id in numbers),
            events=tuple(
                replace(
                    _event(e, numbers, events, articles),
                    versions=versions[e.id],
                    places=tuple(numbers[key] for key in e.places if key in numbers),
                )
                for e in corpus.events
                if e.id in numbers
            ),
            rejections=len(corpus.rejections),
            words=words,
            spacing=SPACING,
            relations=relation_views(corpus, numbers),
            derivations=derivation_views(corpus, numbers),
        ),
        ties,
    )


def _kind(attributes: dict[str, object], entity: Entity | None) -> MarkKind:
    """What the reader takes a node for: whoever speaks is a source, wherever else it stands."""
    kind = attributes.get("kind")
    if kind in ("claim", "article", "event", "outlet"):
        return kind
    what = entity.kind if entity else attributes.get("entity_kind")
    if what == "outlet":
        return "outlet"
    if attributes.get("speaker"):
        return "source"
    return "place" if what == "place" else "entity"


def _groups(corpus: Corpus) -> dict[str, tuple[int, int, int]]:
    """Source, article, and place in the whole order, of each claim: source by source, then as articles tell it.

    Who says most comes first. What outlets say in their own voice comes after all that others say: it is most of
    every article, and would push the others out of sight.
    """
    by_date = sorted(corpus.articles, key=lambda article: (article.published or "~", article.id))
    article_order = {article.id: number for number, article in enumerate(by_date)}

    def place(claim: Claim) -> tuple[int, int, int, str]:
        return article_order.get(claim.article, len(by_date)), claim.evidence.start, claim.action.start, claim.id

    said: dict[tuple[bool, str], list[tuple[tuple[int, int, int, str], Claim]]] = {}
    for claim in sorted(corpus.claims, key=place):
        first = claim.sources[0] if claim.sources else None
        # The same words for an unknown speaker in two articles need not mean the same one.
        who = (first.entity or f"{first.label} {claim.article}") if first else ""
        said.setdefault((claim.attribution is None, who), []).append((place(claim), claim))
    groups = sorted(said.items(), key=lambda item: (item[0][0], -len(item[1]), item[1][0][0]))
    keyed = [(source, at, claim) for source, (_, told) in enumerate(groups) for at, claim in told]
    return {claim.id: (source, at[0], n) for n, (source, at, claim) in enumerate(keyed)}


def _ties(
    graph: nx.MultiDiGraph[str], by_iri: dict[str, int], claims: dict[str, Claim], kinds: list[MarkKind], ids: list[str]
) -> tuple[Tie, ...]:
    """The edges. What every claim has (its article, its outlet) is quiet, save where the outlet itself speaks."""
    found = []
    for head, tail, key in graph.edges(keys=True):
        one, other = by_iri[str(head)], by_iri[str(tail)]
        relation = str(key)
        claim = claims.get(ids[other])
        quiet = relation in _QUIET
        if kinds[one] == "outlet" and claim is not None:
            quiet = len(claim.sources) > 1
        found.append(Tie(one, other, relation, quiet))
    return tuple(sorted(set(found), key=lambda tie: (tie.head, tie.tail, tie.relation)))


def _speakers(ties: tuple[Tie, ...], marks: tuple[Mark, ...]) -> dict[int, dict[str, int]]:
    """Who says each claim, by label: for sources that are drawn though no entity is known for them."""
    found: dict[int, dict[str, int]] = {}
    for tie in ties:
        if tie.relation in ("says", "reports"):
            found.setdefault(tie.tail, {})[marks[tie.head].label] = tie.head
    return found


def _ranked(kinds: list[MarkKind], ties: tuple[Tie, ...]) -> list[int]:
    # Each neighbour once: what somebody says of themselves is not worth more than what they say of others.
    near: dict[int, dict[int, None]] = {}
    for tie in ties:
        # A source comes by what it says: that others speak of it stands in their claims.
        if not tie.quiet and _COLUMNS[kinds[tie.tail]] != 0:
            near.setdefault(tie.head, {})[tie.tail] = None
            near.setdefault(tie.tail, {})[tie.head] = None
    claims = [n for n, kind in enumerate(kinds) if kind == "claim"]
    others = [n for n, kind in enumerate(kinds) if kind != "claim"]
    outlets = {n for n in others if kinds[n] == "outlet"}
    speakers = {n for n in others if kinds[n] == "source"}
    ranks = [0] * len(kinds)
    joined = {number: tuple(beside) for number, beside in near.items()}
    for rank, number in enumerate(by_importance(claims, joined, others, outlets, speakers)):
        ranks[number] = rank
    return ranks


def _entity(entity: Entity, mark: int) -> EntityView:
    return EntityView(
        mark,
        entity.kind,
        entity.aliases,
        entity.links,
        len(entity.mentions),
        len({mention.article for mention in entity.mentions}),
        tuple(JudgementView(j.verdict, j.subject, j.reason) for j in entity.judgements),
        entity.location.country if entity.location else None,
        _point(entity.location),
        entity.location.type if entity.location else None,
    )


def _point(location: Location | None) -> tuple[float, float] | None:
    if location is None or location.latitude is None or location.longitude is None:
        return None
    return location.latitude, location.longitude


def _article(article: Article, mark: int) -> ArticleView:
    return ArticleView(
        mark,
        article.title or "",
        article.outlet,
        article.byline,
        published_words(article.published),
        moment_words((article.published or "").partition("T")[0]) or "date not known",
        article.published,
        web_address(article.url),
        article.path,
        article.text,
    )


def _event(
    event: Event, numbers: dict[str, int], events: Mapping[str, Event], articles: Mapping[str, Article]
) -> EventView:
    parts = [events[key] for key in event.parts if key in numbers and key in events]
    parts.sort(key=lambda part: (-len(part.articles), -len(part.claims), part.id))
    known = [articles[key] for key in event.articles if key in numbers and key in articles]
    return EventView(
        numbers[event.id],
        event.type,
        event.status or "",
        interval_words(event.begin, event.finish),
        tuple(numbers[key] for key in event.claims if key in numbers),
        len(event.origins),
        len(event.articles),
        tuple(numbers[part.id] for part in parts),
        tuple(numbers[a.id] for a in sorted(known, key=lambda a: (a.published or "~", a.id))),
        event.begin,
        event.finish,
    )


def web_address(url: str | None) -> str | None:
    """The address if it is one that a browser may be sent to: http or https, with a host.

    >>> web_address("https://a.example/x"), web_address("javascript:alert(1)"), web_address("https://[x")
    ('https://a.example/x', None, None)
    """
    try:
        parts = urlsplit(url or "")
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def release() -> str:
    """The version of Sayso; empty where it is run from a folder that was never installed."""
    try:
        return version("sayso")
    except PackageNotFoundError:
        return ""
