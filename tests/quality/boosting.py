"""Gradient boosting with oblivious trees (Friedman 2001; Prokhorenkova et al., "CatBoost", NeurIPS 2018, without its
orderings), in numpy and without randomness: small enough to ship as a list of numbers.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pipeline.stages.link.scorer import Scorer, Tree

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
BINS = 48


def cuts_of(column: Floats) -> Floats:
    """Where a feature may be cut: between values that about equally many rows lie between."""
    seen = np.unique(np.quantile(np.unique(column.round(4)), np.linspace(0, 1, BINS + 1)))
    return np.asarray((seen[1:] + seen[:-1]) / 2).round(4)


def boost(rows: Floats, right: Floats, weight: Floats, trees: int, depth: int, rate: float, ridge: float) -> Scorer:
    """A scorer fitted to `right` (1 or 0 a row); `ridge` draws leaves with few rows to zero."""
    cuts = [cuts_of(rows[:, f]) for f in range(rows.shape[1])]
    binned = [np.searchsorted(c, rows[:, f], side="left") for f, c in enumerate(cuts)]
    share = float((right * weight).sum() / weight.sum())
    bias = float(np.log(share / (1 - share)))
    odds = np.full(len(rows), bias)
    made: list[Tree] = []
    for _ in range(trees):
        chance = 1 / (1 + np.exp(-odds))
        slope, bend = weight * (right - chance), weight * chance * (1 - chance)
        leaf: Ints = np.zeros(len(rows), np.int64)
        splits: list[tuple[int, float]] = []
        for _ in range(depth):
            feature, place = best_split(binned, cuts, leaf, 2 ** len(splits), slope, bend, ridge)
            splits.append((feature, float(cuts[feature][place])))
            leaf = 2 * leaf + (binned[feature] > place)
        top, low = (np.bincount(leaf, values, 2**depth) for values in (slope, bend))
        leaves = (rate * top / (low + ridge)).round(4)
        odds = odds + leaves[leaf]
        made.append(Tree(tuple(splits), tuple(map(float, leaves))))
    return Scorer(round(bias, 4), 0.5, 0.5, tuple(made))


def best_split(
    binned: list[Ints], cuts: list[Floats], leaf: Ints, leaves: int, slope: Floats, bend: Floats, ridge: float
) -> tuple[int, int]:
    """The feature and the number of its cut that fit all leaves best; the first of equals."""
    best = (-1.0, 0, 0)
    for feature, bins in enumerate(binned):
        width = len(cuts[feature]) + 1
        if width == 1:
            continue
        key = leaf * width + bins
        top = np.bincount(key, slope, leaves * width).reshape(leaves, width).cumsum(1)
        low = np.bincount(key, bend, leaves * width).reshape(leaves, width).cumsum(1)
        left = top[:, :-1] ** 2 / (low[:, :-1] + ridge)
        right = (top[:, -1:] - top[:, :-1]) ** 2 / (low[:, -1:] - low[:, :-1] + ridge)
        gain = (left + right).sum(0)
        place = int(gain.argmax())
        if gain[place] > best[0] + 1e-9:
            best = float(gain[place]), feature, place
    return best[1:]
