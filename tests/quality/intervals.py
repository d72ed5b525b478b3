"""How far each figure of the attribution scorer may be off: percentile bootstrap over articles.

    python -m tests.quality.intervals ATTRIBUTIONS.jsonl [GOLD.jsonl]

Articles are drawn with replacement, a thousand times as many as there are, from a fixed seed; the interval holds the
middle 95 % of what the draws give (Efron and Tibshirani, *An Introduction to the Bootstrap*, 1993, chapter 13). An
article is the unit, since the attributions of one article are no independent trials. GOLD is PolNeAR's dev part.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.quality.scorer import DEV, attribution_scorer, by_article, read_records

Floats = NDArray[np.float64]

SEED = 20161108
RESAMPLES = 1000
MIDDLE = (2.5, 97.5)
COUNTS = ("hit_pred", "n_pred", "hit_gold", "n_gold")


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure on all articles, and the ends of its interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        """Such as ``.630 [.610, .651]``.

        >>> str(Interval(0.63, 0.6104, 1.0))
        '.630 [.610, 1.000]'
        """
        value, low, high = (f"{figure:.3f}".removeprefix("0") for figure in (self.value, self.low, self.high))
        return f"{value} [{low}, {high}]"


def counts_by_article(attributions: Path, gold: Path) -> tuple[list[str], Floats]:
    """The names of the scorer's rows, and their counts: shape (articles, rows, 4), the last axis as in `COUNTS`."""
    score = attribution_scorer().score
    tables = [
        score([document], predicted)["scores"]
        for document, predicted in by_article(read_records(gold), read_records(attributions))
    ]
    names = list(tables[0]) if tables else []
    counts = [[[getattr(table[name], count) for count in COUNTS] for name in names] for table in tables]
    return names, np.array(counts, np.float64).reshape(len(tables), len(names), len(COUNTS))


def figures(counts: Floats) -> Floats:
    """Precision, recall and F1 of summed counts: shape (..., 4) to (..., 3). What has no trials is 0.

    >>> figures(np.array([3.0, 4.0, 3.0, 6.0])).tolist()
    [0.75, 0.5, 0.6]
    """
    precision = _share(counts[..., 0], counts[..., 1])
    recall = _share(counts[..., 2], counts[..., 3])
    return np.stack([precision, recall, _share(2 * precision * recall, precision + recall)], axis=-1)


def _share(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def bootstrap(counts: Floats, resamples: int = RESAMPLES, seed: int = SEED) -> list[list[Interval]]:
    """For each row of `counts` (articles, rows, 4) the intervals of precision, recall and F1."""
    articles = len(counts)
    drawn = np.random.default_rng(seed).integers(0, articles, (resamples, articles))
    times = np.stack([np.bincount(draw, minlength=articles) for draw in drawn]).astype(np.float64)
    resampled = figures(np.einsum("ra,afc->rfc", times, counts))
    low, high = np.percentile(resampled, MIDDLE, axis=0)
    whole = figures(counts.sum(axis=0))
    return [
        [Interval(*map(float, ends)) for ends in zip(whole[row], low[row], high[row], strict=True)]
        for row in range(counts.shape[1])
    ]


def main(arguments: list[str]) -> int:
    """Print a line for each row of the scorer; returns the exit status."""
    if not arguments:
        sys.stderr.write(__doc__ or "")
        return 2
    gold = Path(arguments[1]) if len(arguments) > 1 else DEV
    names, counts = counts_by_article(Path(arguments[0]), gold)
    print(f"{len(counts)} articles, {RESAMPLES} resamples, 95 % intervals")
    print(f"{'':18} {'precision':21} {'recall':21} F1")
    for name, row in zip(names, bootstrap(counts), strict=True):
        print(f"{name:18} " + " ".join(f"{interval!s:21}" for interval in row).rstrip())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
