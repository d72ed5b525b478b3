"""When it was said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import TimeRef
from tests.conftest import MakeReading
from tests.stages.attribute.found import attribute


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ortiz told reporters Monday that the port was open.", True),
        ("The ministry stated on Monday that the port was open.", True),
        ("On Monday, Ortiz said the port was open.", True),
        ("The port was open, Ortiz told reporters Monday.", True),
        ("Ortiz said in a statement on Monday that the port was open.", True),
        ("The port was hit, according to a field source on Monday.", True),
        ("Ortiz said that the port was hit on Monday.", False),
    ],
)
def test_said_at(reading: MakeReading, text: str, said: bool) -> None:
    page = reading(text)
    start = text.index("Monday")
    monday = TimeRef(start, start + 6, "Monday", "DATE", "2024-09-30", "2024-09-30", "2024-10-01", "day")
    (only,) = attribute(replace(page, times=(monday,))).made
    assert only.said_at == (monday if said else None)
