"""The stages that look at one article alone as commands: files or pipes of JSON Lines in and out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import click

from pipeline import jsonl
from pipeline.cli.failures import finish, guarded
from pipeline.cli.options import attributor, min_confidence, model, output, rejected, strict
from pipeline.extract import Extractor
from pipeline.model import Article, ArticleTime, Attribution, Claim, Rejection
from pipeline.options import AttributorName, Options
from pipeline.soundness import require_sound, require_sound_article
from pipeline.stages.resolve import Resolved, join_repeats, resolve_article
from pipeline.stages.split import sure_enough
from pipeline.workers import available_cores

T = TypeVar("T", Attribution, Claim)


def _articles(path: str) -> Iterator[Article]:
    name = "standard input" if path == "-" else path
    return (require_sound_article(article, name) for article in jsonl.read(path, Article))


def _by_article(path: str, kind: type[T]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for record in jsonl.read(path, kind):
        groups[record.article].append(record)
    return groups


@click.command()
@click.argument("articles", default="-")
@output
@rejected
@strict
@model
@attributor
@guarded
def attribute(
    articles: str, output: str, rejections: str | None, strict: bool, spacy_model: str, attributor: AttributorName
) -> None:
    """Find who says what in ARTICLES (a file of `sayso parse`).

    \b
    Writes one attribution a line: source, cue and content spans, form, stance, said_at, parent.

    \b
    Example:
      sayso parse seeds | sayso attribute > attributions.jsonl
    """
    extractor, dropped = Extractor(Options(spacy_model, attributor), available_cores()), list[Rejection]()

    def found() -> Iterator[Attribution]:
        for article in _articles(articles):
            reading, unread = extractor.read_or_drop(article)
            dropped.extend(unread)
            outcome = extractor.attributor.attribute(reading)
            dropped.extend(outcome.rejections)
            yield from outcome.made

    jsonl.write(output, found())
    finish(dropped, rejections, strict)


@click.command()
@click.argument("articles")
@click.argument("attributions", default="-")
@output
@click.option("--times", type=click.Path(), help="File for all time expressions (times.jsonl).")
@rejected
@strict
@model
@min_confidence
@guarded
def split(
    articles: str,
    attributions: str,
    output: str,
    times: str | None,
    rejections: str | None,
    strict: bool,
    spacy_model: str,
    min_confidence: float,
) -> None:
    """Split contents, and the outlet's own words, into claims.

    \b
    ARTICLES is a file of `sayso parse`, ATTRIBUTIONS one of `sayso attribute`.

    \b
    Example:
      sayso split articles.jsonl attributions.jsonl --times times.jsonl > claims.jsonl
    """
    extractor, dropped, found_times = Extractor(Options(spacy_model)), list[Rejection](), list[ArticleTime]()
    said = _by_article(attributions, Attribution)

    def found() -> Iterator[Claim]:
        for article in _articles(articles):
            reading = extractor.read(article)
            found_times.extend(ArticleTime.of(article.id, time) for time in reading.times)
            of_article = require_sound(article, said[article.id], attributions)
            outcome = extractor.splitter.split(reading, of_article)
            claims = sure_enough(outcome.made, of_article, min_confidence)
            dropped.extend((*outcome.rejections, *claims.rejections))
            yield from claims.made

    jsonl.write(output, found())
    if times:
        jsonl.write(times, found_times)
    finish(dropped, rejections, strict)


@click.command()
@click.argument("articles")
@click.argument("attributions")
@click.argument("claims", default="-")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the three files.")
@model
@guarded
def resolve(articles: str, attributions: str, claims: str, out: Path, spacy_model: str) -> None:
    """Join mentions and speakers to entities within each article; what an article says twice is one claim.

    \b
    Writes attributions.jsonl and claims.jsonl with their entities, and entities.jsonl, article by article, into
    --out; `sayso link` joins articles.

    \b
    Example:
      sayso resolve articles.jsonl attributions.jsonl claims.jsonl --out resolved
    """
    extractor = Extractor(Options(spacy_model))
    said, stated = _by_article(attributions, Attribution), _by_article(claims, Claim)
    resolved, told = list[Resolved](), list[Claim]()
    for article in _articles(articles):
        reading = extractor.read(article)
        found = resolve_article(
            reading,
            require_sound(article, said[article.id], attributions),
            require_sound(article, stated[article.id], claims),
        )
        resolved.append(found)
        told.extend(join_repeats(reading, found.claims, found.attributions, found.entities))
    jsonl.write(out / "attributions.jsonl", (a for r in resolved for a in r.attributions))
    jsonl.write(out / "claims.jsonl", told)
    jsonl.write(out / "entities.jsonl", (entity for r in resolved for entity in r.entities))
