"""How sure it is that two claims describe one event, by what was learned from annotated news.

``lexicon/coreference.toml`` has the trees and tells what they were fitted on (``python -m tests.quality.fit_events``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.lexicon import load
from pipeline.stages.link.likeness import FEATURES

Rows = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree that asks the same question on all branches of a level (Kohavi's oblivious trees, 1995): is the feature
    above the cut? The answers, the first one counting most, are the number of the leaf in base 2.
    """

    splits: tuple[tuple[int, float], ...]
    leaves: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Scorer:
    """Trees whose leaves add up to the logarithm of the odds. `sure` is the probability from which on two claims make
    an event, `least` the mean probability from which on groups of claims that have more are one.
    """

    bias: float
    sure: float
    least: float
    trees: tuple[Tree, ...]

    def probabilities(self, rows: Rows) -> Rows:
        """For each row of features (in the order of `FEATURES`), how sure it is that the two are one event."""
        return 1 / (1 + np.exp(-self.odds(rows)))

    def odds(self, rows: Rows) -> Rows:
        """The same as logarithms of odds."""
        total = np.full(len(rows), self.bias)
        for tree in self.trees:
            leaf = np.zeros(len(rows), np.int64)
            for feature, cut in tree.splits:
                leaf = 2 * leaf + (rows[:, feature] > cut)
            total += np.asarray(tree.leaves)[leaf]
        return total


def scorer_of(data: Mapping[str, Any]) -> Scorer:
    """A scorer from the tables of its file."""
    place = {name: n for n, name in enumerate(FEATURES)}
    trees = (Tree(tuple((place[f], cut) for f, cut in t["splits"]), tuple(t["leaves"])) for t in data["trees"])
    return Scorer(data["bias"], data["sure"], data["least"], tuple(trees))


@cache
def scorer() -> Scorer:
    """The scorer of the package, read once."""
    return scorer_of(load("coreference"))
