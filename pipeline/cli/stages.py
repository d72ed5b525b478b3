"""The stages as commands of their own: files or pipes of JSON Lines in and out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar, get_args

import click

from pipeline import jsonl
from pipeline.cli.failures import end_with, guarded
from pipeline.cli.judging import gazetteers_given
from pipeline.errors import NotFoundError
from pipeline.extract import AttributorName, Extractor, Options
from pipeline.fold import fold
from pipeline.gazetteers import load_gazetteers
from pipeline.judgements import FILE, read_persons
from pipeline.model import Article, ArticleTime, Attribution, Claim, Rejection
from pipeline.nlp.spacy_parser import DEFAULT_MODEL
from pipeline.records import load_parts, write_records
from pipeline.seeds import find_seeds
from pipeline.soundness import require_sound, require_sound_article
from pipeline.stages.parse import parse_seeds
from pipeline.stages.resolve import Resolved, join_repeats, resolve_article
from pipeline.stages.split import sure_enough
from pipeline.workers import available_cores

seeds_given = click.argument("seeds", nargs=-1, required=True, type=click.Path(exists=True, allow_dash=True))
output = click.option("-o", "--output", default="-", show_default=True, help="File to write; - is standard output.")
rejected = click.option("--rejections", type=click.Path(), help="File for what was dropped, one rejection a line.")
strict = click.option("--strict", is_flag=True, help="Exit with 1 if anything was rejected.")
model = click.option("--spacy-model", default=DEFAULT_MODEL, show_default=True, help="An installed spaCy pipeline.")
attributor = click.option(
    "--attributor",
    type=click.Choice(get_args(AttributorName)),
    default="trained",
    show_default=True,
    help="Who finds who says what: the trained model with the rules around it, or the rules alone.",
)
min_confidence = click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Keep only claims whose every attribution is at least this sure: 0.9 is right about nine times in ten.",
)

T = TypeVar("T", Attribution, Claim)


def _finish(rejections: list[Rejection], path: str | None, strict: bool) -> None:
    if path:
        jsonl.write(path, sorted(rejections))
    end_with(rejections, strict)


def _articles(path: str) -> Iterator[Article]:
    name = "standard input" if path == "-" else path
    return (require_sound_article(article, name) for article in jsonl.read(path, Article))


def _by_article(path: str, kind: type[T]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for record in jsonl.read(path, kind):
        groups[record.article].append(record)
    return groups


@click.command()
@seeds_given
@output
@rejected
@strict
@guarded
def parse(seeds: tuple[str, ...], output: str, rejections: str | None, strict: bool) -> None:
    """Read SEEDS (files, folders, - for standard input) into articles.

    \b
    Plain text (.txt), pages (.html), .jsonl with id, text, title, outlet, byline, published, url, RSS and Atom
    feeds (.rss, .atom, .xml) and web archives (.warc), each also packed as .gz.
    What can't be read, or is not in English, is rejected with a reason and a remedy.

    \b
    Example:
      sayso parse seeds/ -o articles.jsonl
      cat page.html | sayso parse - | head -c 300
    """
    dropped: list[Rejection] = []

    def articles() -> Iterator[Article]:
        for item in parse_seeds(find_seeds(seeds)):
            if isinstance(item, Rejection):
                dropped.append(item)
            else:
                yield item

    jsonl.write(output, articles())
    _finish(dropped, rejections, strict)


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
            outcome = extractor.attributor.attribute(extractor.read(article))
            dropped.extend(outcome.rejections)
            yield from outcome.made

    jsonl.write(output, found())
    _finish(dropped, rejections, strict)


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
    _finish(dropped, rejections, strict)


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


@click.command()
@click.argument("folder", default="out", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Folder for what is made.  [default: FOLDER]")
@gazetteers_given
@guarded
def link(folder: Path, out: Path | None, gazetteers: tuple[Path, ...]) -> None:
    """Join the articles of FOLDER: who is the same, which claims tell of one event, who copies, agrees and disputes.

    \b
    Reads articles.jsonl, attributions.jsonl, claims.jsonl, times.jsonl and entities.jsonl as `sayso resolve`
    leaves them, and judgements.jsonl where a person has judged entities. Writes claims, attributions and
    entities with the ids of the corpus, and events, relations, derivations, revisions and judgements.

    \b
    Example:
      sayso link resolved --out joined
    """
    parts, dropped = load_parts(existing(folder))
    persons = read_persons(folder / FILE)
    write_records(fold(parts, dropped, persons, load_gazetteers(gazetteers)), out or folder)


def existing(path: Path) -> Path:
    """`path`, a run's folder or a file in it, if it exists. Raises `NotFoundError` that says how to make it."""
    if not path.exists():
        folder = path.parent if path.suffix else path
        raise NotFoundError(f"{path} does not exist; make it with: sayso run SEEDS --out {folder}")
    return path
