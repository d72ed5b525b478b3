"""Which place of GeoNames a name means, told by sentences of our own."""

from __future__ import annotations

import pytest

from pipeline.model import Entity, Location
from pipeline.stages.resolve import resolve_article
from tests.conftest import MakeReading
from tests.stages.resolve.asking import claim, span

# text, name, GeoNames id
LINKED: list[tuple[str, str, int]] = [
    # a country by its usual names
    ("Aid was sent to Burma on Monday.", "Myanmar", 1327865),
    ("Aid reached the DRC on Monday.", "Democratic Republic of the Congo", 203312),
    ("Aid reached the Netherlands on Monday.", "Netherlands", 2750405),
    ("Storms crossed Africa on Monday.", "Africa", 6255146),
    # what stands beside the name
    ("She lives in Paris, Texas, with a dog.", "Paris", 4717560),
    ("Gunmen met in Tripoli, Lebanon.", "Tripoli", 266826),
    ("Gunmen met in Tripoli, Libya.", "Tripoli", 2210247),
    ("Shells fell in Tripoli in northern Lebanon on Monday.", "Tripoli", 266826),
    ("Police in Birmingham, England, arrested a man.", "Birmingham", 2655603),
    ("The trial was held in Raleigh, North Carolina.", "Raleigh", 4487042),
    # what else the article names
    ("Lebanon sent troops. Gunmen met in Tripoli.", "Tripoli", 266826),
    ("Libyan officers spoke. Gunmen met in Tripoli.", "Tripoli", 2210247),
    ("Syria sent troops. Fighting went on in Homs on Monday.", "Homs", 169577),
    ("Voters in Georgia and Ohio queued in the United States.", "Georgia", 4197000),
    ("Russia and Armenia sent troops to Georgia.", "Georgia", 614540),
    ("The Ohio Supreme Court met. American voters queued in Dayton.", "Dayton", 4509884),
    # by far the largest
    ("The play opened in London on Monday.", "London", 2643743),
    ("The play opened in Paris on Monday.", "Paris", 2988507),
    # a capital where something is
    ("Photographs of Moscow, Russia, were shown.", "Moscow", 524901),
    ("Officials met in Beirut.", "Beirut", 276781),
]
UNLINKED: list[tuple[str, str, str | None]] = [
    # several places fit
    ("The play opened in Springfield on Monday.", "Springfield", "country-not-named"),
    ("Lebanon and Libya sent troops. Gunmen met in Tripoli.", "Tripoli", "ambiguous-place"),
    ("American voters queued in Portland.", "Portland", "ambiguous-place"),
    ("Voters queued in Georgia.", "Georgia", "ambiguous-place"),
    ("Her home is in Washington, she said.", "Washington", "country-not-named"),
    # it is said to lie where no place of its name is known
    ("She lives in Paris, Ohio, with a dog.", "Paris", "none-lies-there"),
    # a government or a team, and no place
    ("Moscow warned the rebels. Russia has troops in Moscow.", "Moscow", "place-or-body"),
    ("Russia has ties with Moscow.", "Moscow", "place-or-body"),
    ("England fans saw Southampton vs Liverpool.", "Southampton", "place-or-body"),
    # nothing is known of it, or its extent is vague
    ("Prices rose in the Middle East.", "Middle East", None),
    ("Shells fell in Zorvelia on Monday.", "Zorvelia", None),
]


def place(reading: MakeReading, text: str, label: str) -> Entity:
    """The place of this label. Claims hold the subjects of the sentences."""
    read = reading(text)
    subjects = [span(text, t.text) for s in read.sentences for t in s.tokens if t.dep == "nsubj" and t.pos == "PROPN"]
    resolved = resolve_article(read, [], [claim(read, found) for found in subjects])
    (entity,) = [e for e in resolved.entities if e.label == label and e.kind == "place"]
    return entity


@pytest.mark.parametrize(("text", "label", "geonames"), LINKED)
def test_what_is_certain_is_linked(reading: MakeReading, text: str, label: str, geonames: int) -> None:
    found = place(reading, text, label)
    assert f"geonames:{geonames}" in found.links, found.judgements
    assert found.location is not None


@pytest.mark.parametrize(("text", "label", "reason"), UNLINKED)
def test_what_is_not_certain_is_not_linked(reading: MakeReading, text: str, label: str, reason: str | None) -> None:
    found = place(reading, text, label)
    assert (found.links, found.location) == ((), None)
    reasons = [j.reason.split(":")[0] for j in found.judgements if j.verdict == "unsure" and ":" in j.reason]
    assert reasons == ([reason] if reason else [])


def test_doubt_lists_the_candidates(reading: MakeReading) -> None:
    found = place(reading, "Lebanon and Libya sent troops. Gunmen met in Tripoli.", "Tripoli")
    (reason,) = [j.reason for j in found.judgements if j.reason.startswith("ambiguous-place")]
    assert reason == (
        "ambiguous-place: Tripoli (city in LY.77, geonames:2210247); Tripoli (city in LB.09, geonames:266826)"
    )


def test_a_country_has_its_code_and_a_city_its_country(reading: MakeReading) -> None:
    text = "Syria sent troops. Fighting went on in Homs on Monday."
    syria, homs = place(reading, text, "Syria"), place(reading, text, "Homs")
    assert syria.links == ("geonames:163843", "iso:SY", "wd:Q858")
    assert syria.location == Location("country", "SY", 35.0, 38.0)
    assert homs.location is not None
    assert (homs.location.type, homs.location.country) == ("city", "SY")


def test_a_division_goes_by_its_noun_and_a_city_by_its_bare_name(reading: MakeReading) -> None:
    for text, links in (
        ("Syria sent troops. Families fled the province of Idlib.", ("geonames:169387",)),
        ("Syria sent troops. Families left for Idlib.", ("geonames:169389",)),
        ("Syria sent troops. Families fled the province of Idlib. Others stayed in Idlib.", ()),
    ):
        assert place(reading, text, "Idlib").links == links


def test_a_state_behind_a_town_is_not_the_city_of_its_name(reading: MakeReading) -> None:
    for text, links in (
        ("Americans met in Albany, New York.", ("geonames:5128638", "wd:Q1384")),
        ("Americans met in New York.", ("geonames:5128581",)),
        ("Americans met in Albany, New York. Others stayed in New York.", ()),
    ):
        assert place(reading, text, "New York").links == links


def test_a_description_with_a_name_is_linked_like_the_name(reading: MakeReading) -> None:
    text = "Shells fell on the Syrian city of Hama."
    read = reading(text)
    resolved = resolve_article(read, [], [claim(read, span(text, "the Syrian city of Hama"))])
    (found,) = [e for e in resolved.entities if e.label == "the Syrian city of Hama"]
    assert found.links == ("geonames:170017",)


def test_a_name_that_is_also_a_person_is_not_linked(reading: MakeReading) -> None:
    text = "Jack London of Orvel Bank resigned. The play opened in London on Monday."
    assert all("geonames:2643743" not in e.links for e in resolve_article(reading(text), [], []).entities)
