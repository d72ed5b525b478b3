"""The data are whole, and names are found as English news writes them."""

from __future__ import annotations

import pytest

from pipeline.lexicon import gazetteer, load

COUNTRIES = [
    ("the United States", "US"),
    ("U.S.", "US"),
    ("UK", "GB"),
    ("Britain", "GB"),
    ("the Netherlands", "NL"),
    ("Burma", "MM"),
    ("Myanmar", "MM"),
    ("Ivory Coast", "CI"),
    ("Côte d’Ivoire", "CI"),
    ("the DRC", "CD"),
    ("Kosovo", "XK"),
]


@pytest.mark.parametrize(("name", "code"), COUNTRIES)
def test_countries_by_their_usual_names(name: str, code: str) -> None:
    assert gazetteer.country_names()[gazetteer.fold(name)] == code


def test_every_country_of_the_table_is_known_and_has_its_point_on_earth() -> None:
    assert set(load("countries")["countries"]) == set(gazetteer.countries())
    for place in gazetteer.countries().values():
        assert place.point is None or (abs(place.point[0]) <= 90 and abs(place.point[1]) <= 180)


def test_every_division_has_an_id_of_its_own_and_lies_in_a_country() -> None:
    known = gazetteer.divisions()
    assert len({place.id for place in known.values()}) == len(known)
    assert {place.country for place in known.values()} <= set(gazetteer.countries())


@pytest.mark.parametrize(
    ("name", "found"),
    [("Hama", "SY"), ("Kiev", "UA"), ("KHAN YOUNIS", "PS"), ("St. Petersburg", "RU"), ("Mosul", "IQ")],
)
def test_cities_by_other_spellings(name: str, found: str) -> None:
    assert found in {place.country for place in gazetteer.cities(name)}


@pytest.mark.parametrize("name", ["LA", "Orvel", ""])
def test_codes_and_unknown_names_are_no_cities(name: str) -> None:
    assert gazetteer.cities(name) == ()
