"""Entities out of the joined referents of one article: their identity, label, aliases, mentions and judgements."""

from __future__ import annotations

from collections import Counter, defaultdict

from pipeline.model import Article, Entity, EntityKind, EntityMention, Judgement, judgement_order, make_id
from pipeline.stages.resolve.clusters import Clusters, Finding
from pipeline.stages.resolve.gather import Inventory
from pipeline.stages.resolve.naming import full_name, is_generic, normalise
from pipeline.stages.resolve.referents import Referent

NAMED_KINDS = frozenset({"person", "organisation", "place"})
"""Kinds whose named entities are kept even where no claim or attribution mentions them: they tell the names' forms."""


def outlet_entity(article: Article) -> Entity:
    """The publisher of an article. Outlets of one name are one; an unknown outlet is the article's own.

    An organisation that is named like an outlet stays an entity of its own: what an article says of a broadcaster and
    what the broadcaster publishes are two things.
    """
    if article.outlet and normalise(article.outlet):
        key = make_id("entity", "outlet", normalise(article.outlet))
        judgement = Judgement("same", article.outlet, "exact-name", article.id)
        return Entity(key, article.outlet, "outlet", (), (), (), (judgement,))
    key = make_id("entity", "outlet", None, article.id)
    return Entity(key, "unknown outlet", "outlet", (), (), (), (Judgement("unsure", "", "unknown-outlet", article.id),))


def build_entities(
    article: Article, inventory: Inventory, clusters: Clusters, kinds: dict[int, EntityKind]
) -> dict[int, Entity]:
    """The entities that something speaks of, by the root of their cluster."""
    members: dict[int, list[int]] = defaultdict(list)
    for index in range(len(inventory.referents)):
        members[clusters.root(index)].append(index)
    findings: dict[int, list[Finding]] = defaultdict(list)
    for finding in clusters.findings:
        findings[clusters.root(finding.referent)].append(finding)
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for span, index in inventory.at.items():
        spans[index].append(span)
    made: dict[int, Entity] = {}
    for root, places in members.items():
        if _wanted(inventory.referents, root, places, kinds):
            made[root] = _entity(article, inventory.referents, root, places, kinds[root], findings[root], spans)
    return made


def _wanted(referents: tuple[Referent, ...], root: int, places: list[int], kinds: dict[int, EntityKind]) -> bool:
    top = referents[root]
    if top.form == "pronoun" or root not in kinds or (top.noun is not None and top.noun.article == "none"):
        return False
    if any(referents[i].asked for i in places):
        return True
    return (
        top.form == "name"
        and kinds[root] in NAMED_KINDS
        and any(referents[i].label and not referents[i].heading for i in places)
    )


def _entity(
    article: Article,
    referents: tuple[Referent, ...],
    root: int,
    places: list[int],
    kind: EntityKind,
    findings: list[Finding],
    spans: dict[int, list[tuple[int, int]]],
) -> Entity:
    top = referents[root]
    judgements = {
        Judgement(f.verdict, " ".join(referents[f.referent].text.split()), f.reason, article.id) for f in findings
    }
    mentions = {
        EntityMention(article.id, start, end) for i in places for start, end in _spans(referents[i], spans.get(i, []))
    }
    if top.form == "name":
        surfaces = [_surface(referents[i].text) for i in places if referents[i].form == "name"]
        label = _label(top.norm, surfaces)
        aliases = tuple(sorted(set(surfaces) - {label}))
        bound = _article_bound(top, kind)
        key = make_id("entity", kind, top.norm, article.id) if bound else make_id("entity", kind, top.norm)
        judgements.add(Judgement("same", label, "exact-name", article.id))
        if bound:
            judgements.add(Judgement("unsure", label, bound, article.id))
    else:
        label, aliases = _surface(top.text), ()
        key = make_id("entity", kind, article.id, top.start, top.end)
    return Entity(key, label, kind, aliases, tuple(sorted(mentions)), (), _sorted(judgements))


def _article_bound(top: Referent, kind: EntityKind) -> str | None:
    """Why a name does not identify its bearer beyond the article; None if it does."""
    if kind == "person":
        return "surname-only" if " " not in top.norm else None
    if is_generic(top.norm):
        return "generic-name"
    return None if top.label else "unknown-name"


def _spans(referent: Referent, asked: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where a referent is mentioned: a name by the name alone, anything else by the spans that were asked for."""
    if referent.form == "name" or not asked:
        return [(referent.start, referent.end)]
    return asked


def _surface(text: str) -> str:
    """A name as an alias: on one line, without a closing possessive."""
    plain = " ".join(text.split())
    for ending in ("'s", "’s"):
        plain = plain.removesuffix(ending)
    return plain


def _label(norm: str, surfaces: list[str]) -> str:
    """The full name of what has one; else the usual form of the name, the first of equals."""
    known = full_name(norm)
    if known is not None:
        return known
    fitting = [s for s in surfaces if normalise(s) == norm] or surfaces
    counts = Counter(fitting)
    return min(counts, key=lambda s: (s.isupper(), -counts[s], fitting.index(s)))


def _sorted(judgements: set[Judgement]) -> tuple[Judgement, ...]:
    return tuple(sorted(judgements, key=judgement_order))
