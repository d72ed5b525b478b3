"""The folder of records: one JSON Lines file for each kind, as in the public formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pipeline import jsonl, placing
from pipeline.errors import FormatError
from pipeline.garbage import seldom
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
from pipeline.soundness import require_sound, require_sound_article

T = TypeVar("T")
R = TypeVar("R", bound=Attribution | Claim | ArticleTime)

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


@seldom()
def load_parts(folder: Path) -> tuple[list[Corpus], tuple[Rejection, ...]]:
    """The corpora of single articles whose records stand in `folder`, in the order of its articles: what articles
    have to do with each other is left out, and entities are cut at the borders of articles.

    Raises `FormatError` if a file is missing or damaged, or the words of a record do not stand in its article.
    """
    return placing.at_once(folder, FILES, lambda: _load_parts(folder))


def _load_parts(folder: Path) -> tuple[list[Corpus], tuple[Rejection, ...]]:
    articles = _articles(folder)
    parts = {a.id: Corpus(articles=(a,)) for a in articles.values()}
    kinds: dict[str, type[Attribution | Claim | ArticleTime]]
    kinds = {"attributions": Attribution, "claims": Claim, "times": ArticleTime}
    for name, kind in kinds.items():
        for record in jsonl.read(folder / f"{name}.jsonl", kind):
            if record.article in parts:
                require_sound(articles[record.article], (record,), str(folder / f"{name}.jsonl"))
                part = parts[record.article]
                parts[record.article] = replace(part, **{name: (*getattr(part, name), record)})
    known: set[tuple[str, str]] = set()
    for entity in jsonl.read(folder / "entities.jsonl", Entity):
        for key in sorted({m.article for m in entity.mentions} | {j.article for j in entity.judgements if j.article}):
            if (entity.id, key) in known:
                what = f"the entity {entity.id!r} stands twice for article {key!r}"
                raise FormatError(f"{folder / 'entities.jsonl'}: {what}; make the file anew")
            known.add((entity.id, key))
            if key in parts:
                parts[key] = replace(parts[key], entities=(*parts[key].entities, _within(entity, key)))
    dropped = folder / "rejections.jsonl"
    return list(parts.values()), tuple(jsonl.read(dropped, Rejection)) if dropped.exists() else ()


def _within(entity: Entity, article: str) -> Entity:
    """An entity as far as one article tells of it."""
    mentions = tuple(m for m in entity.mentions if m.article == article)
    judgements = tuple(j for j in entity.judgements if j.article in (article, None))
    return replace(entity, mentions=mentions, judgements=judgements)


def _articles(folder: Path) -> dict[str, Article]:
    """The articles by id, in the order of the file. Raises `FormatError` if one is unsound, or an id stands twice."""
    path = folder / "articles.jsonl"
    found: dict[str, Article] = {}
    for article in jsonl.read(path, Article):
        if found.setdefault(article.id, require_sound_article(article, str(path))) is not article:
            raise FormatError(f"{path}: the id {article.id!r} stands twice; each article must have one of its own")
    return found


def _of_its_article(articles: Mapping[str, Article], record: R, path: Path) -> R:
    if record.article not in articles:
        raise FormatError(f"{path}: there is no article {record.article!r} in articles.jsonl; make both anew")
    return require_sound(articles[record.article], (record,), str(path))[0]


@seldom()
def load_corpus(folder: Path) -> Corpus:
    """The corpus whose JSON Lines files stand in `folder`; what no stage wrote of rejections and of all that joins
    articles is empty.

    Raises `FormatError` if another one is missing, or one is damaged, or a record does not fit its article.
    """
    return placing.at_once(folder, FILES, lambda: _load(folder))


def _load(folder: Path) -> Corpus:
    def written(name: str, kind: type[T]) -> tuple[T, ...]:
        path = folder / f"{name}.jsonl"
        return tuple(jsonl.read(path, kind)) if path.exists() else ()

    articles = _articles(folder)

    def sound(name: str, kind: type[R]) -> tuple[R, ...]:
        path = folder / f"{name}.jsonl"
        return tuple(_of_its_article(articles, record, path) for record in jsonl.read(path, kind))

    return Corpus(
        articles=tuple(articles.values()),
        attributions=sound("attributions", Attribution),
        claims=sound("claims", Claim),
        times=sound("times", ArticleTime),
        entities=tuple(jsonl.read(folder / "entities.jsonl", Entity)),
        events=tuple(jsonl.read(folder / "events.jsonl", Event)),
        rejections=written("rejections", Rejection),
        relations=written("relations", Relation),
        derivations=written("derivations", Derivation),
        revisions=written("revisions", Revision),
        judgements=written("judgements", EntityJudgement),
    )
