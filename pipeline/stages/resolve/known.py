"""Links to Wikidata where the name, or the place that GeoNames says it is, leaves no doubt."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pipeline.lexicon import load
from pipeline.lexicon.gazetteer import divisions
from pipeline.model import Entity
from pipeline.stages.resolve.naming import normalise


def link_known(entity: Entity) -> Entity:
    """The entity with its item of Wikidata (``wd:Q...``) among its links: of a country or state by its ISO or GeoNames
    id, of an organisation by its name. All others are as they were, and so is one that has an item already.

    >>> link_known(Entity("e", "the UN", "organisation", (), (), (), ())).links
    ('wd:Q1065',)
    """
    if any(link.startswith("wd:") for link in entity.links):
        return entity
    items: set[str] = set()
    if entity.kind == "place":
        items = {item for link in entity.links if (item := _places().get(link)) is not None}
    elif entity.kind == "organisation":
        items = {item for item in [_organisations().get(normalise(entity.label))] if item is not None}
    if len(items) != 1:
        return entity
    return replace(entity, links=tuple(sorted({*entity.links, f"wd:{items.pop()}"})))


@cache
def _places() -> dict[str, str]:
    """The items of countries by ``iso:`` link, and of divisions by ``geonames:`` link."""
    data = load("wikidata")["places"]
    countries, parts = data["countries"].split(), data["divisions"].split()
    found = {f"iso:{code}": item for code, item in zip(countries[::2], countries[1::2], strict=True)}
    for code, item in zip(parts[::2], parts[1::2], strict=True):
        found[f"geonames:{divisions()[code].id}"] = item
    return found


@cache
def _organisations() -> dict[str, str]:
    """The items of organisations by normalised name."""
    known = load("wikidata")["organisations"]["known"]
    return {normalise(name): row["item"] for row in known for name in (row["name"], *row.get("aliases", ()))}
