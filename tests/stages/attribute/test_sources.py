"""Sources: how far they reach and what kind they are."""

from __future__ import annotations

import pytest

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
