"""Which descriptions repeat an earlier one, or a named person."""

from __future__ import annotations

import pytest

from tests.conftest import MakeReading
from tests.stages.resolve.asking import meant

SAME = [
    ("A security source called. The source asked for calm.", "A security source", "The source"),
    ("A fire broke out at the base in Orvel. The base burned for hours.", "the base in Orvel", "The base"),
    ("Sen. Carla Dunn spoke first. The senator asked for calm.", "Carla Dunn", "The senator"),
    ("Paul Reed, a spokesman for the army, spoke. The spokesman left.", "Paul Reed", "The spokesman"),
    (
        "Harbour Deputy Press Secretary Carla Dunn spoke. The Harbour official left.",
        "Carla Dunn",
        "The Harbour official",
    ),
    ("Police closed the road. Two men fled. Police arrested one.", "Police", ("Police", 1)),
    ("The Lantern's reporter in Orvel called. The Lantern's reporter in Orvel wrote.",) * 1
    + ("The Lantern's reporter in Orvel", ("The Lantern's reporter in Orvel", 1)),
]


@pytest.mark.parametrize(("text", "one", "other"), SAME)
def test_repeated(reading: MakeReading, text: str, one: str, other: str | tuple[str, int]) -> None:
    first, second = meant(reading(text), one, other)
    assert first is not None
    assert first == second


NEW = [
    ("A security source called. A source in the army called.", "A security source", "A source in the army"),
    ("Harbour Press Secretary Carla Dunn spoke. The official left.", "Carla Dunn", "The official"),
    ("Field sources called. The source asked for calm.", "Field sources", "The source"),
    ("A source called. Another source called.", "A source", "Another source"),
    ("Sen. Carla Dunn met Sen. Ruth Hall. The senator smiled.", "Carla Dunn", "The senator"),
    ("Vice President Carla Dunn spoke. The president was away.", "Carla Dunn", "The president"),
    ("The source in Cairo called. The source in Oslo called.", "The source in Cairo", "The source in Oslo"),
]


@pytest.mark.parametrize(("text", "one", "other"), NEW)
def test_not_repeated(reading: MakeReading, text: str, one: str, other: str) -> None:
    first, second = meant(reading(text), one, other)
    assert first is not None
    assert second is not None
    assert first != second
