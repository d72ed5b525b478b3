"""Pairs: what a piece of content and a cue, or a cue and a source, have to do with each other."""

from __future__ import annotations

import numpy as np

from pipeline.nlp.tagger.words import Ints, Words

DISTANCES = (1, 2, 3, 5, 8, 13, 21, 34, 55)
PAIR_FEATURES = {"distance": 2 * len(DISTANCES), "between": 4, "block": 3, "sentence": 2, "quotation": 3, "rule": 3}
"""The features of a pair, in the order of the columns, with how many values each has."""


def pair_features(words: Words, left: Ints, right: Ints, role: str) -> Ints:
    """The features of all pairs of `left` and `right` spans, shape (left, right, features).

    Spans are words ``[first, last)``, one row each, in order. `role` is what the left spans are: "content" (the
    right ones are cues) or "cue" (the right ones are sources).
    """
    out = np.zeros((len(left), len(right), len(PAIR_FEATURES)), np.int32)
    if not len(left) or not len(right):
        return out
    a, b = left[:, None, :], right[None, :, :]
    before = a[..., 0] < b[..., 0]
    gap = np.where(before, b[..., 0] - a[..., 1], a[..., 0] - b[..., 1]) + 1
    out[..., 0] = np.searchsorted(DISTANCES, np.clip(gap, 1, DISTANCES[-1])) + np.where(before, 0, len(DISTANCES))
    low, high = np.where(before, a[..., 1], b[..., 1]), np.where(before, b[..., 0], a[..., 0])
    starts = right[:, 0]
    out[..., 1] = np.clip(np.searchsorted(starts, high) - np.searchsorted(starts, low), 0, 3)
    # The end of the span that comes first and the start of the other are what lies nearest.
    near_a, near_b = np.where(before, a[..., 1] - 1, a[..., 0]), np.where(before, b[..., 0], b[..., 1] - 1)
    out[..., 2] = np.clip(np.abs(words.block[near_a] - words.block[near_b]), 0, 2)
    out[..., 3] = words.sentence[near_a] == words.sentence[near_b]
    quoted_a, quoted_b = words.quotation[near_a], words.quotation[near_b]
    out[..., 4] = np.where((quoted_a < 0) & (quoted_b < 0), 0, np.where(quoted_a == quoted_b, 1, 2))
    out[..., 5] = _rule(words, left, right, role)
    return out


def _rule(words: Words, left: Ints, right: Ints, role: str) -> Ints:
    """0 where the rules know nothing of the left span, 1 where they link it to the right one, 2 to another."""
    out = np.zeros((len(left), len(right)), np.int32)
    for i, (first, last) in enumerate(left):
        numbers = words.hint[first:last]
        numbers = numbers[numbers >= 0]
        if not len(numbers):
            continue
        number = int(np.bincount(numbers).argmax())
        if role == "content":
            linked = [bool(np.any(words.hint[x:y] == number)) for x, y in right]
        else:
            start, end = words.hint_sources[number]
            linked = [bool(words.start[x] < end and start < words.end[y - 1]) for x, y in right]
        out[i] = np.where(linked, 1, 2)
    return out
