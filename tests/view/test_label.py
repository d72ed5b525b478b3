"""Short labels, by example."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.view.label import LIMIT, cut, event_label
from tests.samples import CORPUS, STRIKE


def test_event_label_names_type_thing_and_day() -> None:
    names = {entity.id: entity for entity in CORPUS.entities}
    assert event_label(STRIKE, names) == "Assault, a bridge, 30 September 2024"
    assert event_label(replace(STRIKE, type=None, begin=None, finish=None), {}) == "Event"


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("a bridge", 8, "a bridge"),
        ("a long bridge", 8, "a long…"),
        ("😀😀😀😀", 3, "😀😀…"),
        ("cafe\u0301 noir", 5, "caf…"),
        ("👩\u200d👩\u200d👧 x", 3, "👩…"),
        ("\u202eright\u202c", 60, "right"),
        ("a\x00b\nc\u2028d", 60, "ab c d"),
        ("x" * 1_000_000, 5, "xxxx…"),
        ("", 5, ""),
    ],
)
def test_cut_ends_between_characters(text: str, limit: int, short: str) -> None:
    assert cut(text, limit) == short
    assert len(cut(text)) <= LIMIT
