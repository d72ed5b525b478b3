"""What is found in one connected group of articles. It depends on the group's members alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.fold.connected import connected
from pipeline.fold.traces import Edge
from pipeline.model import (
    Article,
    Corpus,
    Derivation,
    Event,
    EventStatus,
    Relation,
    Revision,
    derivation_order,
    relation_order,
)
from pipeline.stages.compare import relations_of, revisions_of, standings
from pipeline.stages.derive import credits_of, origins_of
from pipeline.stages.identify import unite_entities
from pipeline.stages.link import link_events

Story = tuple[str, ...]
"""The ids of the articles that report on one happening, sorted."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim stands: see `Claim.origins` and `Claim.status`."""

    claim: str
    origins: tuple[str, ...]
    status: EventStatus | None


@dataclass(frozen=True, slots=True)
class GroupResult:
    """All that comes of joining the articles of a group. Each list is sorted."""

    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    revisions: tuple[Revision, ...] = ()
    standings: tuple[Standing, ...] = ()


def join_group(
    parts: Sequence[Corpus],
    stories: Sequence[Story],
    edges: Mapping[tuple[str, str], Edge],
    canonical: Mapping[str, str],
) -> GroupResult:
    """Join the articles of a group; `parts` are their results, with entities by the ids of the corpus in their claims
    and attributions, which `canonical` gives for those that have another one by themselves.
    """
    parts = sorted(parts, key=lambda part: part.articles[0].id)
    articles = tuple(part.articles[0] for part in parts)
    claims = tuple(claim for part in parts for claim in part.claims)
    said = tuple(a for part in parts for a in part.attributions)
    derivations = {d for edge in edges.values() for d in edge.copies}
    for part in parts:
        derivations.update(credits_of(part.articles[0], part.attributions, part.entities))
    begun = origins_of(claims, articles, sorted(derivations, key=derivation_order), said)
    origins = {claim: tuple(sorted({canonical.get(key, key) for key in keys})) for claim, keys in begun.items()}
    entities = {e.id: e for e in unite_entities((e for part in parts for e in part.entities), canonical)}
    events = link_events(articles, claims, stories)
    relations = relations_of(events, claims, articles, said, origins, entities)
    stands = standings(events, claims, relations, origins)
    by_article = {part.articles[0].id: part.claims for part in parts}
    revisions = [r for group in _versions(articles, edges) for r in revisions_of(group, by_article)]
    return GroupResult(
        events=stands.events,
        relations=tuple(sorted(relations, key=relation_order)),
        derivations=tuple(sorted((_named(d, canonical) for d in derivations), key=derivation_order)),
        revisions=tuple(sorted(revisions, key=lambda r: (r.article, r.of))),
        standings=tuple(Standing(c.id, origins.get(c.id, ()), stands.claims.get(c.id)) for c in claims),
    )


def _named(derivation: Derivation, canonical: Mapping[str, str]) -> Derivation:
    known = canonical.get(derivation.outlet or "")
    return derivation if known is None else replace(derivation, outlet=known)


def _versions(articles: Sequence[Article], edges: Mapping[tuple[str, str], Edge]) -> list[list[Article]]:
    """The articles that are versions of one."""
    by_id = {article.id: article for article in articles}
    pairs = [pair for pair, edge in edges.items() if edge.versions]
    return [[by_id[key] for key in group] for group in connected(pairs, {key for pair in pairs for key in pair})]
