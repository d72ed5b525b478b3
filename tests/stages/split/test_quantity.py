"""Quantities: text, minimum, maximum, unit."""

from __future__ import annotations

import pytest

from tests.stages.split.conftest import Split

TABLE = [
    ("More than 10 missiles hit the base.", "More than 10 missiles", 10, None, "missiles"),
    ("The army sent some 2,500 troops.", "some 2,500 troops", 2500, 2500, "troops"),
    ("Rebels launched dozens of attacks.", "dozens of attacks", 24, None, "attacks"),
    ("At least twelve people died.", "At least twelve people", 12, None, "people"),
    ("Up to 40 people died.", "Up to 40 people", None, 40, "people"),
    ("The storm displaced 1.5 million people.", "1.5 million people", 1500000, 1500000, "people"),
    ("The plane seats 200 to 300 people.", "200 to 300 people", 200, 300, "people"),
    ("The plane seats 200-300 people.", "200-300 people", 200, 300, "people"),
    ("The mayor welcomed several hundred guests.", "several hundred guests", 200, None, "guests"),
    ("The navy lost AU$40 million.", "AU$40 million", 40000000, 40000000, "AU$"),
    ("The navy seized a group of five boats.", "five boats", 5, 5, "boats"),
]


@pytest.mark.parametrize(("text", "words", "least", "most", "unit"), TABLE)
def test_quantity(split: Split, text: str, words: str, least: float | None, most: float | None, unit: str) -> None:
    found = [q for c in split(text).made for q in c.quantity]
    assert [(q.text, q.minimum, q.maximum, q.unit) for q in found] == [(words, least, most, unit)]


@pytest.mark.parametrize(
    "text", ["The navy flew the F-16 jet.", "The army left Orvel in 2019.", "The firm launched Falcon 9 rockets."]
)
def test_names_and_years_are_no_quantities(split: Split, text: str) -> None:
    assert [q for c in split(text).made for q in c.quantity] == []
