"""The folder of records: one JSON Lines file for each kind, as in the public formats."""

from __future__ import annotations

from pathlib import Path

from pipeline import jsonl
from pipeline.model import Article, ArticleTime, Attribution, Claim, Corpus, Entity, Event, Rejection

RECORDS = ("articles", "attributions", "claims", "times", "entities", "events", "rejections")
"""The names of the files, and of the fields of a `Corpus`."""


def write_records(corpus: Corpus, out: Path) -> None:
    """Write the JSON Lines files of a corpus into the folder `out`."""
    for name in RECORDS:
        jsonl.write(out / f"{name}.jsonl", getattr(corpus, name))


def load_corpus(folder: Path) -> Corpus:
    """The corpus whose JSON Lines files stand in `folder`; without rejections where no stage wrote any.

    Raises `FormatError` if another one is missing, or one is damaged.
    """
    dropped = folder / "rejections.jsonl"
    return Corpus(
        articles=tuple(jsonl.read(folder / "articles.jsonl", Article)),
        attributions=tuple(jsonl.read(folder / "attributions.jsonl", Attribution)),
        claims=tuple(jsonl.read(folder / "claims.jsonl", Claim)),
        times=tuple(jsonl.read(folder / "times.jsonl", ArticleTime)),
        entities=tuple(jsonl.read(folder / "entities.jsonl", Entity)),
        events=tuple(jsonl.read(folder / "events.jsonl", Event)),
        rejections=tuple(jsonl.read(dropped, Rejection)) if dropped.exists() else (),
    )
