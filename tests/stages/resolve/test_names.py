"""Which names of an article are one: a table of text and the names in it."""

from __future__ import annotations

import pytest

from tests.conftest import MakeReading
from tests.stages.resolve.asking import meant

JOINED = [
    # text, one name, another name, label
    ("Senator Maria Lopez spoke in Boston. Lopez left on Monday.", "Maria Lopez", ("Lopez", 1), "Maria Lopez"),
    ("Lopez will resign.\nSenator Maria Lopez spoke in Boston.", "Lopez", "Maria Lopez", "Maria Lopez"),
    (
        "John Harris met Anna Weber in Paris. Mr. Harris praised Mrs. Weber.",
        "John Harris",
        ("Harris", 1),
        "John Harris",
    ),
    ("The U.S. sent ships. The United States said nothing.", "U.S.", "United States", "United States"),
    (
        "The Global Seed Council (GSC) met in Rome. The GSC voted on Friday.",
        "Global Seed Council",
        ("GSC", 1),
        "Global Seed Council",
    ),
    (
        "Laura Kent and her father, Robert Kent, arrived. Kent thanked the voters.",
        "Laura Kent",
        ("Kent", 2),
        "Laura Kent",
    ),
    (
        "The Security Council met on Friday. Members of the U.N. Security Council voted.",
        "Security Council",
        "U.N. Security Council",
        "U.N. Security Council",
    ),
    (
        "Adam Kent spoke. Kent thanked Oslo. Kent left. Laura Kent called Oslo. Then Kent resigned.",
        "Adam Kent",
        ("Kent", 4),
        "Adam Kent",
    ),
    (
        "Crooked Laura Kent spoke in Oslo, they wrote. Laura Kent left on Monday.",
        "Laura Kent",
        ("Laura Kent", 1),
        "Laura Kent",
    ),
    ("Troops held Orvel Bridge. The Orvel bridge was closed.", "Orvel Bridge", "Orvel bridge", "Orvel Bridge"),
    (
        "Officials met in Rome on Monday. Laura Waters spoke first. Waters thanked the voters.",
        "Laura Waters",
        ("Waters", 1),
        "Laura Waters",
    ),
    (
        "Kristin Weber spoke in Boston on Monday. Voters liked Kristen Weber.",
        "Kristin Weber",
        "Kristen Weber",
        "Kristin Weber",
    ),
    (
        "North Korea fired a missile on Monday. South Korea said that the North broke its word.",
        "North Korea",
        ("North", 1),
        "North Korea",
    ),
    (
        "The Democratic Party of Serbia met on Friday. The Democratic Party lost voters.",
        "Democratic Party of Serbia",
        ("Democratic Party", 1),
        "Democratic Party of Serbia",
    ),
]


@pytest.mark.parametrize(("text", "one", "other", "label"), JOINED)
def test_joined(
    reading: MakeReading, text: str, one: str | tuple[str, int], other: str | tuple[str, int], label: str
) -> None:
    first, second = meant(reading(text), one, other)
    assert first is not None
    assert first == second
    assert first.label == label


APART = [
    ("Syria closed the border. A Syrian officer spoke.", "Syria", "Syrian"),
    ("Adam Kent met Laura Kent on Monday. Kent smiled.", "Adam Kent", ("Kent", 2)),
    ("Adam Kent met Laura Kent on Monday. Kent smiled.", "Laura Kent", ("Kent", 2)),
    ("Democrats met in Boston. Some Democrats left early.", "Democrats", "Some Democrats"),
    ("Erik Weber spoke in Boston on Monday. Voters liked Erika Weber.", "Erik Weber", "Erika Weber"),
    ("Robert Weber spoke in Boston. Later he left. Voters liked Roberta Weber.", "Robert Weber", "Roberta Weber"),
    (
        "The state Department of Revenue sued on Friday. Aides at the State Department said nothing.",
        "Department of Revenue",
        "State Department",
    ),
    ("Fighters left Iraq. The Popular Guard in Iraq protested.", "Iraq", "Popular Guard in Iraq"),
]


@pytest.mark.parametrize(("text", "one", "other"), APART)
def test_apart(reading: MakeReading, text: str, one: str | tuple[str, int], other: str | tuple[str, int]) -> None:
    first, second = meant(reading(text), one, other)
    assert first is not None
    assert first != second


def test_what_two_people_fit_is_in_doubt(reading: MakeReading) -> None:
    (found,) = meant(reading("Adam Kent met Laura Kent on Monday. Kent smiled."), ("Kent", 2))
    assert found is not None
    assert ("unsure", "ambiguous-surname") in {(j.verdict, j.reason) for j in found.judgements}


def test_a_surname_alone_belongs_to_its_article(reading: MakeReading) -> None:
    (found,) = meant(reading("Mr. Brown resigned on Friday."), "Brown")
    assert found is not None
    assert found.kind == "person"
    assert "surname-only" in {j.reason for j in found.judgements}


def test_a_name_that_many_bodies_bear_belongs_to_its_article(reading: MakeReading) -> None:
    (found,) = meant(reading("The Ministry of Health closed the clinic."), "Ministry of Health")
    assert found is not None
    assert "generic-name" in {j.reason for j in found.judgements}
