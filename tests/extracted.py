"""What the pipeline finds in each of some articles alone."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from pipeline import jsonl
from pipeline.model import Article, Corpus
from pipeline.options import Options
from pipeline.workers import Local, Lost, available_cores


def extracted(articles: Sequence[Article]) -> list[Corpus]:
    """A corpus of each article, in their order, read on all cores."""
    pending = {str(number): article for number, article in enumerate(articles)}
    found: dict[str, bytes] = {}
    with closing(Local(Options(), available_cores())) as local:
        for key, result in local.extract(pending.items(), len(pending)):
            assert not isinstance(result, Lost), f"{pending[key].id}: {result.why}"
            found[key] = result
    return [jsonl.decode(found[key], Corpus) for key in pending]
