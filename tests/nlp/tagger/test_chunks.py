from itertools import pairwise

import numpy as np
import pytest

from pipeline.nlp.tagger.chunks import encode, stretches
from pipeline.nlp.tagger.words import FEATURES, Words


class OnePiece:
    """Word pieces where each word is one."""

    def __init__(self, words: Words, each: int = 1) -> None:
        self.ids = np.arange(len(words) * each, dtype=np.int32) + 1000
        self.first = np.arange(0, len(words) * each + 1, each, dtype=np.int32)


def made(*blocks: tuple[int, ...]) -> Words:
    """An article whose blocks have sentences of so many words."""
    block, sentence, number = [], [], 0
    for b, lengths in enumerate(blocks):
        for length in lengths:
            block += [b] * length
            sentence += [number] * length
            number += 1
    n = len(block)
    ints = np.arange(n, dtype=np.int32)
    return Words(
        ["w"] * n, ints * 2, ints * 2 + 1, np.array(sentence, np.int32), np.array(block, np.int32),
        np.full(n, -1, np.int32), np.ones((n, len(FEATURES)), np.int32), np.full(n, -1, np.int32),
        np.zeros((0, 2), np.int32),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("blocks", "limit", "expected"),
    [
        (((3,), (3,)), 20, [(0, 6)]),  # both blocks fit
        (((3,), (3,), (3,)), 10, [(0, 6), (6, 9)]),  # with a mark behind each block
        (((3,), (9, 9)), 14, [(0, 3), (3, 12), (12, 21)]),  # a long block is cut at a sentence
        (((20,),), 12, [(0, 10), (10, 20)]),  # a long sentence is cut where it must be
        ((), 12, []),
    ],
)
def test_chunks_end_with_blocks_or_sentences(
    blocks: tuple[tuple[int, ...], ...], limit: int, expected: list[tuple[int, int]]
) -> None:
    words = made(*blocks)
    assert list(stretches(words, OnePiece(words), limit)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("limit", [4, 7, 12, 50])
@pytest.mark.parametrize("each", [1, 3, 6])
def test_every_word_is_in_one_chunk_and_none_is_too_long(limit: int, each: int) -> None:
    words = made((5, 1, 2), (1,), (30,), (2, 2), (4, 4, 4))
    pieces = OnePiece(words, each)
    chunks = list(stretches(words, pieces, limit))  # type: ignore[arg-type]
    assert chunks[0][0] == 0
    assert chunks[-1][1] == len(words)
    assert all(a[1] == b[0] for a, b in pairwise(chunks))
    for first, last in chunks:
        ids, features, places = encode(words, pieces, first, last, 1, 2)  # type: ignore[arg-type]
        assert len(ids) == len(features)
        assert len(ids) <= max(limit, each + 2)
        assert list(ids[places]) == list(pieces.ids[pieces.first[first:last]])
        assert ids[0] == 1
        assert ids[-1] == 2
