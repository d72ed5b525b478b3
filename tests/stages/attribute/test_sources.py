"""Sources: how far they reach and what kind they are."""

from __future__ import annotations

import pytest

from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.sources import head_of, source_kind
from tests.conftest import MakeReading
from tests.stages.attribute.found import attribute


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Sarah Miller", "person"),
        ("She", "person"),
        ("They", "collective"),
        ("The ministry", "organisation"),
        ("The army", "organisation"),
        ("The company", "organisation"),
        ("A Syrian field source", "unnamed"),
        ("Officials", "unnamed"),
        ("The network's correspondent in Iraq", "unnamed"),
        ("Residents", "collective"),
        ("Critics", "collective"),
        ("Protesters in the square", "collective"),
        ("The report", "document"),
        ("A survey of 900 voters", "document"),
        ("Foreign Minister Sarah Miller", "person"),
        ("Sarah Miller, a teacher in Berlin,", "person"),
    ],
)
def test_source(reading: MakeReading, source: str, kind: str) -> None:
    made = attribute(reading(f"{source} said that the bridge had been hit.")).made
    assert [(a.source.text if a.source else None, a.source_kind) for a in made] == [(source, kind)]


def test_source_not_named(reading: MakeReading) -> None:
    (only,) = attribute(reading("It was reported that the bridge had been hit.")).made
    assert (only.source, only.source_kind) == (None, "unnamed")


def test_surname_is_a_person_where_the_full_name_is(reading: MakeReading) -> None:
    text = "Sarah Miller runs the port. Miller said that the port was open."
    assert [a.source_kind for a in attribute(reading(text)).made] == ["person"]


HEADS = [
    # text, the stretch, its head, its kind
    ("The union's head, Luc Martin, said that it would strike.", "The union's head, Luc Martin,", "head", "person"),
    ("Orvel's ambassador, Ana Reyes, said so.", "Orvel's ambassador, Ana Reyes,", "ambassador", "person"),
    ("The army's chief of staff, Gen. Ruth Hall, warned them.", "chief of staff, Gen. Ruth Hall", "chief", "person"),
    ("Luc Martin, a farmer, said that he would vote.", "Luc Martin, a farmer,", "Martin", "person"),
    ("The union's head said that it would strike.", "The union's head", "head", "unnamed"),
    ("The ministry's spokesman denied it.", "The ministry's spokesman", "spokesman", "unnamed"),
    ("A spokesman for Luc Martin denied it.", "A spokesman for Luc Martin", "spokesman", "unnamed"),
    ("Two people familiar with the plan said that it was over.", "people familiar with the plan", "people", "unnamed"),
    ("People in the street said that it was over.", "People in the street", "People", "collective"),
    ("One of the officials said that it was over.", "One of the officials", "One", "unnamed"),
    ("One of the residents said that it was over.", "One of the residents", "One", "unnamed"),
    ("Dozens of residents said that it was over.", "Dozens of residents", "Dozens", "collective"),
    ("A group of senators said that it was over.", "A group of senators", "group", "collective"),
    ("One Republican said that it was over.", "One Republican", "Republican", "unnamed"),
    ("Republicans said that it was over.", "Republicans", "Republicans", "collective"),
    ("The Orvel Union said that it would strike.", "The Orvel Union", "Union", "organisation"),
    ("The report says that the bridge is safe.", "The report", "report", "document"),
    ("A projection by the bank says that prices will fall.", "A projection by the bank", "projection", "document"),
    ("She said that the bridge was safe.", "She", "She", "person"),
    ("Ana Reyes, who said that the bridge was safe, left.", "who", "who", "person"),
    # Stretches cut in odd ways.
    ("The ministry's spokesman denied it.", "ministry's spokesman denied", "spokesman", "unnamed"),
    ('"We lost," said a worker.', "said a worker", "worker", "unnamed"),
]


@pytest.mark.parametrize(("text", "stretch", "head", "kind"), HEADS)
def test_head_and_kind_of_a_stretch(reading: MakeReading, text: str, stretch: str, head: str, kind: str) -> None:
    page, start = Page(reading(text)), text.index(stretch)
    found = head_of(page, start, start + len(stretch))
    assert found is not None
    assert (found.text, source_kind(page, start, start + len(stretch))) == (head, kind)


def test_a_stretch_without_words_has_no_head(reading: MakeReading) -> None:
    page = Page(reading('"We lost," said a worker.'))
    assert head_of(page, 0, 1) is None
    assert source_kind(page, 0, 1) == "unnamed"
