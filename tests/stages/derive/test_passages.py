from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.derive.passages import passages
from pipeline.stages.derive.words import Word


def words(text: str) -> list[Word]:
    """Words in capitals are quoted."""
    return [Word(i, i + 1, w.lower(), w.isupper(), 0) for i, w in enumerate(text.split())]


CASES = [
    # one text, the other, the passages as (first, last, same, own)
    ("a b c d e f g", "x a b c d e f y", [(0, 6, 6, 6)]),
    ("a b c d", "a b c d", []),  # too few
    ("a b C D E f g", "a b c d e f g", [(0, 7, 7, 4)]),  # what either of them quotes is not its own
    ("a b c d e 1 2 f g h i j", "a b c d e f g h i j", [(0, 12, 10, 10)]),  # two words put in
    ("a b c d e f g h i j", "f g h i j a b c d e", [(0, 5, 5, 5), (5, 10, 5, 5)]),  # in another order
    ("a b c d e a b c d e", "a b c d e", [(0, 5, 5, 5), (5, 10, 5, 5)]),  # said twice
]


@pytest.mark.parametrize(("one", "other", "expected"), CASES)
def test_passages(one: str, other: str, expected: list[tuple[int, int, int, int]]) -> None:
    assert [(p.first, p.last, p.same, p.own) for p in passages(words(one), words(other))] == expected


TEXTS = st.lists(st.sampled_from("abcdefg"), max_size=60).map(" ".join)


@given(TEXTS, TEXTS)
def test_passages_are_in_order_and_stand_in_both(one: str, other: str) -> None:
    here, there = words(one), words(other)
    end = 0
    for passage in passages(here, there):
        assert end <= passage.first < passage.last <= len(here)
        assert 0 <= passage.own <= passage.same <= passage.last - passage.first
        assert here[passage.first].form == there[passage.there].form
        assert here[passage.last - 1].form == there[passage.until - 1].form
        end = passage.last
