"""Annotated articles as the network reads them: each one parsed, read by the rules, and laid out as words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from pipeline.errors import FormatError
from pipeline.extract import Extractor
from pipeline.model import Article
from pipeline.nlp.tagger.words import Words
from pipeline.seeds import find_seeds
from pipeline.stages.attribute.hints import hinted_words
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.patterns import find_drafts
from pipeline.stages.parse import parse_seeds


class Mark(msgspec.Struct, frozen=True):
    """An annotated span: offsets ``[start, end)`` into the text."""

    start: int
    end: int


class AnnotatedAttribution(msgspec.Struct, frozen=True):
    """An annotated attribution. A list with several spans is one discontinuous span, an empty one none."""

    source: list[Mark]
    cue: list[Mark]
    content: list[Mark]


class AnnotatedArticle(msgspec.Struct, frozen=True):
    """A line of the corpus. `discard` are stretches that the annotators left out."""

    id: str
    text: str
    attributions: list[AnnotatedAttribution]
    discard: list[Mark] = []


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its words and its annotation."""

    article: Article
    words: Words
    gold: AnnotatedArticle


def read_annotated(path: Path) -> dict[str, AnnotatedArticle]:
    """The annotated articles of a JSON Lines file, by id. Raises `FormatError` where a line is none."""
    decoder = msgspec.json.Decoder(AnnotatedArticle)
    found = {}
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                article = decoder.decode(line)
            except msgspec.DecodeError as error:
                raise FormatError(f"{path}, line {number}: not an annotated article ({error})") from error
            found[article.id] = article
    return found


def annotated_words(path: Path, extractor: Extractor) -> Iterator[Annotated]:
    """The annotated articles of a file, in its order, with what the rules find as features of the words.

    An article that can't be parsed, or whose parse changed its text, is left out: its annotation would not fit.
    """
    gold = read_annotated(path)
    for article in parse_seeds(find_seeds([str(path)])):
        if not isinstance(article, Article) or gold[article.id].text != article.text:
            continue
        page = Page(extractor.read(article))
        words = hinted_words(page, find_drafts(page)[0])
        if len(words):
            yield Annotated(article, words, gold[article.id])
