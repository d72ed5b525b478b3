"""The linking head at work: which cue a content belongs to, and which source a cue has."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from pipeline.nlp.tagger.crf import Floats, linear
from pipeline.nlp.tagger.pairs import PAIR_FEATURES, pair_features
from pipeline.nlp.tagger.words import Ints, Words

Weights = Mapping[str, Floats]


def link_probabilities(
    weights: Weights, words: Words, offset: int, hidden: Floats, left: Ints, right: Ints, role: str
) -> Floats:
    """The probability of each partner of each left span, shape (left, 1 + right); the first column is no partner.

    Spans are words ``[first, last)`` of the article; `hidden` has the vectors of the words from `offset` on. `role`
    is what the left spans are, "content" (the right ones are cues) or "cue" (the right ones are sources).
    """
    ours = "role_vector.content" if role == "content" else "cue_as_left"
    theirs = "role_vector.cue" if role == "content" else "role_vector.source"
    a = _vectors(weights, ours, hidden, left - offset)
    alone = linear(_gelu(a), weights[f"nothing.{role}.weight"], weights[f"nothing.{role}.bias"])
    if not len(right):
        return np.ones((len(left), 1), np.float32)
    b = _vectors(weights, theirs, hidden, right - offset)
    pairs = pair_features(words, left, right, role)
    x = a[:, None] + b[None]
    for column in range(len(PAIR_FEATURES)):
        x = x + weights[f"pair_tables.{role}.{column}.weight"][pairs[..., column]]
    inner, outer = f"pair_out.{role}.0", f"pair_out.{role}.2"
    x = _gelu(linear(_gelu(x), weights[f"{inner}.weight"], weights[f"{inner}.bias"]))
    scores = linear(x, weights[f"{outer}.weight"], weights[f"{outer}.bias"])[..., 0]
    scores = np.concatenate([alone, scores + np.einsum("ai,bi->ab", a, b) / math.sqrt(a.shape[1])], 1)
    exp = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(exp / exp.sum(1, keepdims=True), np.float32)


def _vectors(weights: Weights, layer: str, hidden: Floats, spans: Ints) -> Floats:
    ends = np.concatenate([hidden[spans[:, 0]], hidden[spans[:, 1] - 1]], 1)
    return linear(ends, weights[f"{layer}.weight"], weights[f"{layer}.bias"])


def _gelu(x: Floats) -> Floats:
    """The Gaussian error linear unit (Hendrycks and Gimpel 2016), exact form."""
    return np.asarray(0.5 * x * (1 + _erf(x / np.float32(math.sqrt(2)))), np.float32)


def _erf(x: Floats) -> Floats:
    """The error function, to 1.5e-7 (Abramowitz and Stegun, formula 7.1.26)."""
    t = 1 / (1 + 0.3275911 * np.abs(x))
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return np.asarray(np.sign(x) * (1 - poly * np.exp(-x * x)), np.float32)
