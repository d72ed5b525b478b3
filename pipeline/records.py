"""The folder of records: one JSON Lines file for each kind, as in the public formats."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pipeline import jsonl
from pipeline.model import (
    Article,
    ArticleTime,
    Attribution,
    Claim,
    Corpus,
    Derivation,
    Entity,
    EntityJudgement,
    Event,
    Rejection,
    Relation,
    Revision,
)

T = TypeVar("T")

RECORDS = (
    "articles",
    "attributions",
    "claims",
    "times",
    "entities",
    "events",
    "rejections",
    "relations",
    "derivations",
    "revisions",
    "judgements",
)
"""The names of the files, and of the fields of a `Corpus`."""


def write_records(corpus: Corpus, out: Path) -> None:
    """Write the JSON Lines files of a corpus into the folder `out`."""
    for name in RECORDS:
        jsonl.write(out / f"{name}.jsonl", getattr(corpus, name))


def load_corpus(folder: Path) -> Corpus:
    """The corpus whose JSON Lines files stand in `folder`; what no stage wrote of rejections and of all that joins
    articles is empty.

    Raises `FormatError` if another one is missing, or one is damaged.
    """

    def written(name: str, kind: type[T]) -> tuple[T, ...]:
        path = folder / f"{name}.jsonl"
        return tuple(jsonl.read(path, kind)) if path.exists() else ()

    return Corpus(
        articles=tuple(jsonl.read(folder / "articles.jsonl", Article)),
        attributions=tuple(jsonl.read(folder / "attributions.jsonl", Attribution)),
        claims=tuple(jsonl.read(folder / "claims.jsonl", Claim)),
        times=tuple(jsonl.read(folder / "times.jsonl", ArticleTime)),
        entities=tuple(jsonl.read(folder / "entities.jsonl", Entity)),
        events=tuple(jsonl.read(folder / "events.jsonl", Event)),
        rejections=written("rejections", Rejection),
        relations=written("relations", Relation),
        derivations=written("derivations", Derivation),
        revisions=written("revisions", Revision),
        judgements=written("judgements", EntityJudgement),
    )
