"""Intervals of figures by bootstrap over articles."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tests.quality.intervals import COUNTS, bootstrap, counts_by_article, figures
from tests.quality.scorer import SHARED, attribution_scorer


def test_figures_of_nothing_are_zero() -> None:
    assert figures(np.zeros((2, 4))).tolist() == [[0, 0, 0], [0, 0, 0]]


def test_articles_that_are_alike_leave_no_doubt() -> None:
    counts = np.tile([[3.0, 4.0, 3.0, 6.0]], (20, 1, 1))
    ((precision, recall, f1),) = bootstrap(counts)
    assert [precision.low, precision.value, precision.high] == pytest.approx([0.75] * 3)
    assert [recall.low, recall.high] == pytest.approx([0.5] * 2)
    assert f1.value == pytest.approx(0.6)


def test_interval_holds_the_value_and_comes_out_the_same_again() -> None:
    right = np.array([0.0, 2, 4, 1, 3, 5, 2, 4])
    counts = np.stack([right, np.full(8, 5.0), right, np.full(8, 6.0)], axis=-1)[:, None, :]
    ((precision, *_),) = bootstrap(counts)
    assert precision.low < precision.value < precision.high
    assert bootstrap(counts) == bootstrap(counts)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the scorers are not beside the project")
def test_counts_of_articles_sum_to_those_of_the_scorer(tmp_path: Path) -> None:
    text = "Reyes said the port was open. Brill denied it."
    said = {"source": [span(0, 5)], "cue": [span(6, 10)], "content": [span(11, 28)]}
    denied = {"source": [span(30, 35)], "cue": [span(36, 42)], "content": [span(43, 45)]}
    gold = [
        {"id": "a", "text": text, "attributions": [said, denied]},
        {"id": "b", "text": text, "attributions": [said]},
    ]
    predicted = [{"article": "a", **said}, {"article": "b", **denied}, {"article": "c", **said}]
    for name, rows in (("gold", gold), ("predicted", predicted)):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    names, counts = counts_by_article(tmp_path / "predicted.jsonl", tmp_path / "gold.jsonl")
    whole = attribution_scorer().score(gold, predicted)["scores"]
    assert counts.shape == (2, len(names), len(COUNTS))
    for row, name in enumerate(names):
        assert counts[:, row].sum(axis=0).tolist() == [getattr(whole[name], count) for count in COUNTS]


def span(start: int, end: int) -> dict[str, int]:
    return {"start": start, "end": end}
