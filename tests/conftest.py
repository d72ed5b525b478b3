"""Fixtures that many tests share. The parser is loaded once: it takes about two seconds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import Article, Block, Reading, digest
from pipeline.nlp.spacy_parser import SpacyParser
from tests.chromium import browser

__all__ = ["browser"]

MakeReading = Callable[..., Reading]


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    """The default spaCy parser."""
    return SpacyParser()


def plain_article(text: str, published: str | None = "2024-10-01", outlet: str | None = "The Orvel Post") -> Article:
    """An article whose every non-empty line is a paragraph."""
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            first = start + line.index(stripped)
            blocks.append(Block("paragraph", first, first + len(stripped)))
        start += len(line)
    return Article(
        id="test",
        path="test.txt",
        url=None,
        outlet=outlet,
        title=None,
        byline=None,
        published=published,
        language="en",
        text=text,
        digest=digest(text),
        blocks=tuple(blocks),
    )


@pytest.fixture(scope="session")
def reading(parser: SpacyParser) -> MakeReading:
    """``reading(text, published=..., outlet=...)``: the reading of a text of paragraphs, without times."""

    def make(text: str, published: str | None = "2024-10-01", outlet: str | None = "The Orvel Post") -> Reading:
        article = plain_article(text, published, outlet)
        return Reading(article, parser.parse(article))

    return make
