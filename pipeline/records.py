"""The folder of records: one JSON Lines file for each kind, as in the public formats."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pipeline import jsonl, placing
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
FILES = tuple(f"{name}.jsonl" for name in RECORDS)


def write_records(corpus: Corpus, out: Path) -> None:
    """Write the JSON Lines files of a corpus into the folder `out`."""
    for name in RECORDS:
        jsonl.write(out / f"{name}.jsonl", getattr(corpus, name))


def load_parts(folder: Path) -> tuple[list[Corpus], tuple[Rejection, ...]]:
    """The corpora of single articles whose records stand in `folder`, in the order of its articles: what articles
    have to do with each other is left out, and entities are cut at the borders of articles.

    Raises `FormatError` if a file is missing or damaged.
    """
    return placing.at_once(folder, FILES, lambda: _load_parts(folder))


def _load_parts(folder: Path) -> tuple[list[Corpus], tuple[Rejection, ...]]:
    parts = {a.id: Corpus(articles=(a,)) for a in jsonl.read(folder / "articles.jsonl", Article)}
    kinds: dict[str, type[Attribution | Claim | ArticleTime]]
    kinds = {"attributions": Attribution, "claims": Claim, "times": ArticleTime}
    for name, kind in kinds.items():
        for record in jsonl.read(folder / f"{name}.jsonl", kind):
            if record.article in parts:
                part = parts[record.article]
                parts[record.article] = replace(part, **{name: (*getattr(part, name), record)})
    for entity in jsonl.read(folder / "entities.jsonl", Entity):
        for key in sorted({m.article for m in entity.mentions} | {j.article for j in entity.judgements if j.article}):
            if key in parts:
                parts[key] = replace(parts[key], entities=(*parts[key].entities, _within(entity, key)))
    dropped = folder / "rejections.jsonl"
    return list(parts.values()), tuple(jsonl.read(dropped, Rejection)) if dropped.exists() else ()


def _within(entity: Entity, article: str) -> Entity:
    """An entity as far as one article tells of it."""
    mentions = tuple(m for m in entity.mentions if m.article == article)
    judgements = tuple(j for j in entity.judgements if j.article in (article, None))
    return replace(entity, mentions=mentions, judgements=judgements)


def load_corpus(folder: Path) -> Corpus:
    """The corpus whose JSON Lines files stand in `folder`; what no stage wrote of rejections and of all that joins
    articles is empty.

    Raises `FormatError` if another one is missing, or one is damaged.
    """
    return placing.at_once(folder, FILES, lambda: _load(folder))


def _load(folder: Path) -> Corpus:
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
