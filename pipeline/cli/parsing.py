"""`parse`: seeds to articles."""

from __future__ import annotations

from collections.abc import Iterator

import click

from pipeline import jsonl
from pipeline.cli.failures import finish, guarded
from pipeline.cli.options import output, rejected, seeds_given, strict
from pipeline.model import Article, Rejection
from pipeline.remote import find_all
from pipeline.stages.parse import parse_seeds


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
        for item in parse_seeds(find_all(seeds)):
            if isinstance(item, Rejection):
                dropped.append(item)
            else:
                yield item

    jsonl.write(output, articles())
    finish(dropped, rejections, strict)
