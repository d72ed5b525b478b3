"""Chunks: what the encoder reads at once, whole blocks or, where a block is too long, whole sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from tokenizers import Tokenizer

from pipeline.errors import SetupError
from pipeline.nlp.tagger.words import FEATURES, Ints, Words

PIECES_PER_WORD = 6
"""More pieces of a word are not read: addresses and noise have hundreds."""
KEPT = 1 << 16
"""How many words a `Cutter` remembers before it begins anew."""


def piece_id(tokenizer: Tokenizer, name: str) -> int:
    """The id of a piece that every model has, such as "[CLS]". Raises `SetupError` where the vocabulary lacks it."""
    found = tokenizer.token_to_id(name)
    if found is None:
        raise SetupError(f"the tokenizer of the attribution model has no {name}; install sayso again")
    return int(found)


class Cutter:
    """Cuts words into the pieces of a tokenizer. It remembers what it has cut: most words come again and again."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._unknown = piece_id(tokenizer, "[UNK]")
        self._known: dict[str, list[int]] = {}

    def cut(self, words: Sequence[str]) -> list[list[int]]:
        """The pieces of each word, one at least."""
        if len(self._known) > KEPT:
            self._known.clear()
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        for word, encoding in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            self._known[word] = encoding.ids[:PIECES_PER_WORD] or [self._unknown]
        return [self._known[word] for word in words]


class Pieces:
    """The word pieces of an article: `ids` in order, and for each word the place of its first piece.

    `first` has one entry more than there are words: the pieces of word `w` are ``ids[first[w]:first[w + 1]]``.
    """

    def __init__(self, cutter: Cutter, words: Words) -> None:
        kept: list[int] = []
        first = [0]
        for ids in cutter.cut([w.strip() or "." for w in words.text]):
            kept.extend(ids)
            first.append(len(kept))
        self.ids: Ints = np.array(kept, np.int32)
        self.first: Ints = np.array(first, np.int32)


def stretches(words: Words, pieces: Pieces, limit: int, first_limit: int | None = None) -> Iterator[tuple[int, int]]:
    """The words ``[first, last)`` of each chunk, in order, without overlap.

    A chunk holds at most `limit` pieces, those that mark its blocks and its edges included. It ends at the end of a
    block where it can, else of a sentence; a sentence that is longer than a chunk is cut. `first_limit` is the limit
    of the first chunk, which training varies.
    """
    if not len(words):
        return
    length = np.diff(pieces.first)
    at, here = 0, first_limit or limit
    block_end = _ends(words.block)
    sentence_end = _ends(words.sentence)
    word_end = np.arange(1, len(words) + 1, dtype=np.int32)
    while at < len(words):
        # Whole blocks, each with its mark; else whole sentences of the block; else words of the sentence.
        end = (
            _fill(length, block_end, at, len(words), here - 2, mark=1)
            or _fill(length, sentence_end, at, int(block_end[at]), here - 2)
            or _fill(length, word_end, at, int(sentence_end[at]), here - 2)
            or at + 1
        )
        yield at, end
        at, here = end, limit


def _fill(length: Ints, ends: Ints, at: int, stop: int, room: int, mark: int = 0) -> int:
    """Where a chunk from `at` ends that takes whole units up to `stop` while there is room; 0 if none fits.

    `ends` tells for each word where its unit ends, `mark` how many pieces a unit needs beside those of its words.
    """
    end = at
    while end < stop:
        step = int(ends[end])
        room -= int(length[end:step].sum()) + mark
        if room < 0:
            break
        end = step
    return end if end > at else 0


def _ends(group: Ints) -> Ints:
    """For each row, where its run of equal numbers ends."""
    ends = np.flatnonzero(np.diff(group, append=group[-1] + 1)) + 1
    return np.repeat(ends, np.diff(ends, prepend=0)).astype(np.int32)


def encode(words: Words, pieces: Pieces, first: int, last: int, cls: int, sep: int) -> tuple[Ints, Ints, Ints]:
    """The chunk of the words ``[first, last)`` as the encoder reads it.

    Returns the piece ids (with [CLS] in front, [SEP] behind each block), the features of each piece, and for each
    word the place of its first piece.
    """
    ids = [np.array([cls], np.int32)]
    features = [np.zeros((1, len(FEATURES)), np.int32)]
    places = np.zeros(last - first, np.int32)
    at, size = first, 1
    while at < last:
        end = at + int(np.searchsorted(words.block[at:last], words.block[at], side="right"))
        spread = np.repeat(np.arange(at, end), np.diff(pieces.first[at : end + 1]))
        ids += [pieces.ids[pieces.first[at] : pieces.first[end]], np.array([sep], np.int32)]
        features += [words.features[spread], np.zeros((1, len(FEATURES)), np.int32)]
        places[at - first : end - first] = pieces.first[at:end] - pieces.first[at] + size
        size += len(spread) + 1
        at = end
    return np.concatenate(ids), np.concatenate(features), places
