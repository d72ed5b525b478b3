"""Parsers behind a small interface. Their own classes do not leave this package."""

from __future__ import annotations

from typing import Protocol

from pipeline.model import Article, Sentence


class SyntaxParser(Protocol):
    """Reads the saying blocks of an article into sentences."""

    @property
    def version(self) -> str:
        """Name and version of the model; part of the fingerprint of results."""
        ...

    def parse(self, article: Article) -> tuple[Sentence, ...]:
        """The sentences, in the order of the text. Depends on the article alone."""
        ...
