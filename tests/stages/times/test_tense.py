"""Which way a weekday points, by the verb that governs it."""

from __future__ import annotations

import pytest

from pipeline.stages.times.tense import direction
from tests.conftest import MakeReading

CASES = [
    ("The council met on Friday.", "past"),
    ("The council has met since Friday.", "past"),
    ("The council will meet on Friday.", "future"),
    ("The council would meet on Friday, she said.", "future"),
    ("The council is to meet on Friday.", "future"),
    ("The council plans to meet on Friday.", "future"),
    ("The council failed to meet on Friday.", "past"),
    ("The council is meeting on Friday.", "future"),
    ("The council meets on Friday.", "present"),
    ("The vote, scheduled for Friday, was lost.", "future"),
    ("The man arrested on Friday was freed.", "past"),
    ("The council could have met on Friday.", "past"),
    ("The council had to meet on Friday.", "past"),
    ("After losing Friday's vote, she must prepare for more.", "past"),
    ("They will march because of the killing on Friday of a clerk.", "past"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_direction(reading: MakeReading, text: str, expected: str) -> None:
    start = text.index("Friday")
    assert direction(reading(text).sentences[0], start, start + 6) == expected
