"""Names of two articles: whether they are one, and why. Each row is a pair, and what else the corpus has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import EntityKind
from pipeline.stages.identify import Profile, judge_block, name_keys
from tests.stages.identify.naming import judged, named, verdict

PEOPLE = [
    # name, name, others, verdict
    ("Ana Reyes", "Ana M. Reyes", [], "same: middle-initial"),
    ("Ana Reyes", "Ana M. Reyes", ["Ana K. Reyes"], "unsure: several-fit"),
    ("Ana M. Reyes", "Ana K. Reyes", [], "different: other-middle-name"),
    ("Ana M. Reyes", "Ana Maria Reyes", [], "same: middle-initial"),
    ("Ana Reyes", "Ana Maria Reyes", [], "unsure: middle-name-left-out"),
    ("Luc Adom Tarkan", "Luc Agyei Tarkan", [], "different: other-middle-name"),
    ("J. Tarkan", "John Tarkan", [], "same: initial"),
    ("J. Tarkan", "John Tarkan", ["Jane Tarkan"], "unsure: several-fit"),
    ("J. Tarkan", "John Tarkan", ["John A. Tarkan"], "same: initial"),
    ("J. Tarkan", "John Tarkan", ["John A. Tarkan", "John B. Tarkan"], "unsure: several-fit"),
    ("John Tarkan Jr.", "John Tarkan Sr.", [], "different: other-suffix"),
    ("John Tarkan", "John Tarkan Jr.", [], "unsure: suffix-left-out"),
    ("Jon Smith", "John Smith", [], "unsure: near-spelling"),
    ("Robert Moore", "Robert More", [], "unsure: near-spelling"),
    ("Jun Li", "Jun Lee", [], "unsure: near-spelling"),
    ("Sun Orvel-Un", "Sun Orvel Un", [], "same: spelling"),
    ("Muqtada al-Tamski", "Moqtada al Tamski", [], "same: transliteration"),
    ("Karim al-Tamski", "Karim Tamski", [], "same: transliteration"),
    ("Muhammad al-Tamski", "Mohammed el-Tamski", [], "same: transliteration"),
    ("Abu Muhammad al-Tamski", "Abu Mohammed al-Tamski", [], "same: name-variant"),
    ("Sergei Tamskov", "Sergey Tamskov", [], "same: transliteration"),
    ("Oleksa Tamskyy", "Oleksa Tamskiy", [], "same: transliteration"),
    ("Ana Reyes", "Ada Reyes", [], "none"),
    ("Manuel Reyes", "Manual Reyes", [], "unsure: near-spelling"),
    ("Sam Reyes", "Samuel Reyes", [], "unsure: near-spelling"),
    ("Dale Reyes", "David Reyes", [], "none"),
    ("Masoud Tamski", "Massoud Tamski", [], "unsure: near-spelling"),
    ("Ana Reyes", "Ana M. Reyes", ["Ana H.W. Reyes"], "unsure: several-fit"),
    ("Ana Reyes", "Ana M. Reyes", ["Ana Lucia Reyes"], "unsure: several-fit"),
    ("Ana Reyes", "Alberto Reyes", [], "none"),
    ("Ana Reyes", "Ana Ortiz", [], "none"),
]
BODIES = [
    ("Tamsk Oil", "Tamsk Oil Corp.", [], "same: company-ending"),
    ("Tamsk Oil Corp.", "Tamsk Oil Corporation", [], "same: company-ending"),
    ("Tamsk Oil", "Tamsk Oil Corp.", ["Tamsk Oil Ltd"], "unsure: several-fit"),
    ("Tamsk Oil Corp.", "Tamsk Oil Ltd", [], "unsure: other-company-ending"),
    ("Orvel Defence Organisation", "Orvel Defense Organization", [], "same: spelling"),
    ("Syrian Defence Ministry", "Ministry of Defense of Syria", [], "same: word-order"),
    ("Syrian Defence Ministry", "Iraqi Defence Ministry", [], "none"),
    ("US Department of Justice", "American Justice Department", [], "same: word-order"),
    ("University of Orvel", "Orvel University", [], "none"),
    ("TRDA", "Tamsk Regional Development Agency", [], "same: acronym"),
    ("TRDA", "Tamsk Regional Development Agency", ["Tamsk River Dams Authority"], "unsure: several-fit"),
    ("TDA", "Tamsk Development Agency", [], "unsure: acronym-alone"),
    ("Bank of Orvel", "Bank of Tamsk", [], "none"),
]


@pytest.mark.parametrize(("one", "other", "others", "expected"), PEOPLE)
def test_people(one: str, other: str, others: list[str], expected: str) -> None:
    first, second = named(one), named(other)
    assert verdict(judged([first, second, *map(named, others)]), first, second) == expected


@pytest.mark.parametrize(("one", "other", "others", "expected"), BODIES)
def test_bodies(one: str, other: str, others: list[str], expected: str) -> None:
    first, second = named(one, "organisation"), named(other, "organisation")
    rest = [named(name, "organisation") for name in others]
    assert verdict(judged([first, second, *rest]), first, second) == expected


def test_an_article_gave_the_acronym() -> None:
    full = named("Tamsk Development Agency", "organisation", given=["TDA"])
    for short in (named("TDA", "organisation"), named("TDA", "thing")):
        assert verdict(judged([short, full]), short, full) == "same: alias"
    rival = named("Tamsk Drivers' Association", "organisation", given=["TDA"])
    short = named("TDA", "organisation")
    assert verdict(judged([short, full, rival]), short, full) == "unsure: several-fit"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (named("Deir al-Orvel", "place"), named("Deir el Orvel", "place"), "same: transliteration"),
        (named("Tell ez-Zamsk", "place"), named("Tell Ezzamsk", "place"), "same: spelling"),
        (named("Brooklyn", "place"), named("Brooklin", "place"), "none"),
        (
            named("Deir al-Orvel", "place", links=["geonames:1"]),
            named("Deir el Orvel", "place", links=["geonames:2"]),
            "different: other-geonames",
        ),
        (
            named("Orvel City", "place", links=["geonames:1"]),
            named("Orvel", "place", links=["geonames:1"]),
            "same: same-geonames",
        ),
        (
            named("Syria", "place", links=["iso:SY", "geonames:163843"]),
            named("Syrians", "collective"),
            "different: demonym",
        ),
        (
            named("Syria", "place", links=["iso:SY", "geonames:163843"]),
            named("Damascus", "organisation"),
            "different: capital-for-government",
        ),
        (
            named("Syria", "place", links=["iso:SY", "geonames:163843"]),
            named("Damascus", "place", links=["geonames:170654"]),
            "none",
        ),
        (named("Orvel Times", "person"), named("Orvel Times", "organisation"), "same: name-of-other-kind"),
        (named("Orvel", "person"), named("Orvel", "organisation"), "unsure: kinds-differ"),
        (
            named("San Orvel", "place", links=["geonames:1"]),
            named("San Orvel", "organisation"),
            "unsure: kinds-differ",
        ),
        (
            named("Ana Reyes", links=["gazetteer:r1"]),
            named("Dr Reyes", links=["gazetteer:r1"], bound="surname-only"),
            "same: gazetteer",
        ),
        (
            named("Ana Reyes", links=["wd:Q1"]),
            named("Ana M. Reyes", links=["wd:Q2"]),
            "different: other-wikidata",
        ),
    ],
)
def test_places_kinds_and_links(one: Profile, other: Profile, expected: str) -> None:
    assert verdict(judged([one, other]), one, other) == expected


def test_names_tied_to_their_article_stand_in_no_block() -> None:
    assert name_keys(named("Reyes", bound="surname-only")) == ()
    assert name_keys(named("Ministry of Health", "organisation", bound="generic-name")) == ()
    assert name_keys(named("The Orvel Times", "outlet")) == ()


def test_a_key_of_no_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match="no kind of block"):
        judge_block("colour:red", [])


NAMES: list[tuple[str, EntityKind]] = [
    *((name, "person") for row in PEOPLE for name in row[:2]),
    *((name, "organisation") for row in BODIES for name in row[:2]),
]


@given(st.permutations(NAMES), st.integers(0, len(NAMES)))
def test_judgements_do_not_depend_on_order(order: list[tuple[str, EntityKind]], count: int) -> None:
    profiles = [named(name, kind) for name, kind in dict.fromkeys(order[:count])]
    unique = list({p.id: p for p in profiles}.values())
    assert judged(unique) == judged(sorted(unique, key=lambda p: p.id))
