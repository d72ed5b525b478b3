"""Short labels, by example."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.view.label import LIMIT, cut, event_label
from tests.samples import CORPUS, STRIKE


def test_an_event_is_called_by_what_is_said_of_it_and_its_day() -> None:
    names = {entity.id: entity for entity in CORPUS.entities}
    claims = {claim.id: claim for claim in CORPUS.claims}
    assert event_label(STRIKE, names, claims) == "Shelling damaged a bridge, 30 September 2024"
    assert event_label(replace(STRIKE, title="A bridge is hit"), names, claims) == "A bridge is hit"
    assert event_label(replace(STRIKE, type=None, begin=None, finish=None), {}, {}) == "Event"


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
