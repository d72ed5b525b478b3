"""The table of word vectors that ships with the package."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.nlp.embedding import WIDTH, Floats, vector


def known(word: str) -> Floats:
    found = vector(word)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("acquire", "acquisition", "resign"),
        ("died", "killed", "announced"),
        ("earthquake", "quake", "election"),
        ("arrested", "detained", "praised"),
        ("murder", "homicide", "merger"),
    ],
)
def test_words_used_alike_point_one_way(word: str, near: str, far: str) -> None:
    assert known(word) @ known(near) > 0.45 > known(word) @ known(far)


def test_a_direction_has_length_one() -> None:
    assert known("Bridge").shape == (WIDTH,)
    assert np.linalg.norm(known("bridge")) == pytest.approx(1)
    assert np.array_equal(known("Bridge"), known("bridge"))


def test_an_unknown_word_has_none() -> None:
    assert vector("qzx") is None
    assert vector("") is None
