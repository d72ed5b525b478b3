"""What kind of thing a mention stands for."""

from __future__ import annotations

import pytest

from pipeline.model import EntityKind
from tests.conftest import MakeReading
from tests.stages.resolve.asking import meant

KINDS: list[tuple[str, str, EntityKind]] = [
    ("Deputy Secretary Priya Nair arrived in Geneva.", "Priya Nair", "person"),
    ("France sent aid.", "France", "place"),
    ("The Orvel Health Agency opened an office.", "The Orvel Health Agency", "organisation"),
    ("Shells hit the Marun oil field on Monday.", "Marun", "place"),
    ("A resident saw the fire.", "A resident", "unnamed"),
    ("Residents saw the fire.", "Residents", "collective"),
    ("The bridge collapsed.", "The bridge", "thing"),
    ("Dozens of villagers fled.", "Dozens of villagers", "collective"),
    ("The government fell.", "The government", "organisation"),
    ("The report blamed the pilot.", "The report", "document"),
    ("Ana Reyes and Luis Ortiz resigned.", "Ana Reyes and Luis Ortiz", "collective"),
]


@pytest.mark.parametrize(("text", "words", "kind"), KINDS)
def test_kind(reading: MakeReading, text: str, words: str, kind: EntityKind) -> None:
    (found,) = meant(reading(text), words)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(("text", "words"), [("No group claimed it.", "No group"), ("Nobody called.", "Nobody")])
def test_nobody_is_no_entity(reading: MakeReading, text: str, words: str) -> None:
    assert meant(reading(text), words) == [None]
