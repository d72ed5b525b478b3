"""The table of the bench."""

from __future__ import annotations

import pytest

from tests.bench.whole import main, row
from tests.quality.speed import Pace


def test_a_run_stands_beside_spacy() -> None:
    shown = row("spaCy", 84, Pace(42000, 20.0, 20.0), Pace(42000, 10.0, 10.0))
    assert shown.split() == ["spaCy", "20.00", "4.2", "2,100", "2.00"]


def test_without_the_articles_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nowhere.jsonl"]) == 0
    assert "nothing was measured" in capsys.readouterr().out
