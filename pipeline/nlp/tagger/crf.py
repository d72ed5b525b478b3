"""The linear-chain CRF at work: the best tags of each chunk, and how probable each tag is (Lafferty, McCallum and
Pereira 2001; Rabiner 1989 for both recursions).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def linear(vectors: Floats, weight: Floats, bias: Floats) -> Floats:
    """A linear layer: `vectors` (..., n), `weight` (m, n) and `bias` (m) to shape (..., m).

    Not by a BLAS library: the threads that it keeps waiting for the next of these small products take more of the
    processor than the products, and the order of its sums depends on the machine.
    """
    return np.asarray(np.einsum("...i,ji->...j", vectors, weight) + bias, np.float32)


class Crf:
    """Transitions of a chain: `follow[a, b]` scores tag `b` behind tag `a`, `start[a]` a chain that begins with `a`."""

    def __init__(self, follow: Floats, start: Floats) -> None:
        self.follow = follow
        self.start = start

    def best(self, emissions: Sequence[Floats]) -> list[NDArray[np.int64]]:
        """The best tags of each chain (Viterbi). `emissions` have shape (words, tags)."""
        scores, length = _padded(emissions)
        steps, count, tags = scores.shape
        back = np.zeros((steps, count, tags), np.int64)
        state = self.start + scores[0]
        for t in range(1, steps):
            through = state[:, :, None] + self.follow
            back[t] = through.argmax(1)
            new = through.max(1) + scores[t]
            live = length > t
            # A chain that has ended keeps its state, and points to itself.
            state = np.where(live[:, None], new, state)
            back[t, ~live] = np.arange(tags)
        path = np.zeros((steps, count), np.int64)
        path[-1] = state.argmax(1)
        rows = np.arange(count)
        for t in range(steps - 1, 0, -1):
            path[t - 1] = back[t, rows, path[t]]
        return [path[:n, i] for i, n in enumerate(length)]

    def marginals(self, emissions: Sequence[Floats]) -> list[Floats]:
        """The probability of each tag at each word of each chain (forward and backward), shape (words, tags)."""
        scores, length = _padded(emissions)
        steps, count, tags = scores.shape
        # In the space of probabilities, scaled at each step: quicker than logarithms, and exact enough.
        move = np.exp(self.follow)
        peak = scores.max(2, keepdims=True)
        lit = np.exp(scores - peak)
        forward = np.zeros((steps, count, tags), np.float32)
        state = np.exp(self.start - self.start.max()) * lit[0]
        forward[0] = state / state.sum(1, keepdims=True)
        for t in range(1, steps):
            state = (forward[t - 1] @ move) * lit[t]
            forward[t] = state / state.sum(1, keepdims=True)
        backward = np.ones((count, tags), np.float32)
        out = np.zeros_like(forward)
        for t in range(steps - 1, -1, -1):
            both = forward[t] * backward
            out[t] = both / both.sum(1, keepdims=True)
            if t:
                state = (backward * lit[t]) @ move.T
                live = (length > t)[:, None]
                backward = np.where(live, state / state.sum(1, keepdims=True), 1).astype(np.float32)
        return [out[:n, i] for i, n in enumerate(length)]


def _padded(emissions: Sequence[Floats]) -> tuple[Floats, NDArray[np.int64]]:
    """Emissions as one array of shape (steps, chains, tags), and the length of each chain."""
    length = np.array([len(e) for e in emissions])
    out = np.zeros((int(length.max()), len(emissions), emissions[0].shape[1]), np.float32)
    for i, e in enumerate(emissions):
        out[: len(e), i] = e
    return out, length
