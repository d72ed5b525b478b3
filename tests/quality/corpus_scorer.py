"""The scorers of events, imported from beside the project."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping, Sequence
from types import ModuleType

from tests.quality.scorer import SHARED, Record


def _scorer(name: str) -> ModuleType:
    folder = str(SHARED / "scorers")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module(name)


def conll(gold: Mapping[str, str], system: Mapping[str, int]) -> float:
    """The mean F1 of MUC, B³ and CEAFe."""
    return float(_scorer("corpus_common").conll(gold, system)["conll_f1"])


def events_report(gold: Sequence[Record], predicted: Sequence[Record], singletons: bool = True) -> Record:
    """What ``score_events`` reports."""
    report: Record = _scorer("score_events").score(gold, predicted, singletons)
    return report
