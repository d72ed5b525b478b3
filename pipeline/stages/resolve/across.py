"""Entities across articles: what bears the same identity is one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.model import Entity, EntityMention, Judgement, Location, judgement_order
from pipeline.stages.resolve.naming import label_order


def merge_entities(groups: Iterable[Sequence[Entity]]) -> tuple[Entity, ...]:
    """The entities of all groups, those with one id united; sorted by id.

    Names are normalised when an id is made (`naming.normalise`), so that exact names join by their ids alone. Mentions,
    links and judgements are united and sorted; a place that articles link to several places has all these links and no
    location. Of several labels the best (`naming.label_order`) stays, the others are aliases. The result depends
    neither on the order nor on the grouping (``merge([merge([a, b]), c]) == merge([a, b, c])``), and the cost is linear
    but for the sorting.
    """
    same: dict[str, list[Entity]] = {}
    for group in groups:
        for entity in group:
            same.setdefault(entity.id, []).append(entity)
    return tuple(_united(same[key]) for key in sorted(same))


def _united(entities: list[Entity]) -> Entity:
    if len(entities) == 1:
        return entities[0]
    label = min((e.label for e in entities), key=label_order)
    names = {name for e in entities for name in (e.label, *e.aliases)}
    mentions: set[EntityMention] = {m for e in entities for m in e.mentions}
    judgements: set[Judgement] = {j for e in entities for j in e.judgements}
    links = {link for e in entities for link in e.links}
    return Entity(
        id=entities[0].id,
        label=label,
        kind=entities[0].kind,
        aliases=tuple(sorted(names - {label})),
        mentions=tuple(sorted(mentions)),
        links=tuple(sorted(links)),
        judgements=tuple(sorted(judgements, key=judgement_order)),
        location=_location(entities, links),
    )


def _location(entities: list[Entity], links: set[str]) -> Location | None:
    """Where the places of one name lie; unknown where articles mean different places by it."""
    if sum(link.startswith("geonames:") for link in links) > 1:
        return None
    return min((e.location for e in entities if e.location is not None), key=repr, default=None)
