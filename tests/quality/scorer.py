"""The attribution scorer, imported from beside the project, and what it needs of one article."""

from __future__ import annotations

import importlib
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from pipeline import jsonl

SHARED = Path(__file__).parents[3] / "shared"
DEV = SHARED / "corpora" / "polnear" / "dev.jsonl"

Record = dict[str, Any]
"""A document or an attribution as the scorers read it: their format, not ours."""


def attribution_scorer() -> ModuleType:
    """The module ``score_attribution``. Raises ImportError where the scorers are not beside the project."""
    folder = str(SHARED / "scorers")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module("score_attribution")


def read_records(path: Path) -> list[Record]:
    """The objects of a JSON Lines file, as they are."""
    return [jsonl.decode(line, Record) for line in path.read_bytes().splitlines() if line.strip()]


def by_article(gold: list[Record], predicted: list[Record]) -> list[tuple[Record, list[Record]]]:
    """Each gold document with what was predicted for it, in the order of the gold; strangers are left out."""
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for attribution in predicted:
        found[attribution["article"]].append(attribution)
    return [(document, found[document["id"]]) for document in gold]
