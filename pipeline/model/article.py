"""An article: one publication, as it was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["title", "byline", "dateline", "heading", "paragraph", "credit", "furniture"]
"""What a block of an article's text is.

``byline``, ``dateline`` (the line with date or time of publication), ``credit`` (agency lines) and
``furniture`` (captions, links, "read more") stay in the text and are never read as claims.
"""

SAYING_KINDS: frozenset[BlockKind] = frozenset({"title", "heading", "paragraph"})
"""The kinds of block that state something."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of ``article.text`` (half-open, code points) between line breaks, and what it is."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One publication. `text` never changes after parsing: all offsets of all stages point into it.

    `published` is ISO 8601, as precise as the source was and no more: ``2024``, ``2024-10``,
    ``2024-10-01``, ``2024-10-01T23:31`` (time zone unknown) or ``2024-10-01T23:31+03:00``.
    `digest` is the SHA-256 of all fields that a later stage reads. `path` is relative to the
    seed folder that was given, so that it holds no path of a machine. `blocks` are in the order of the
    text, do not overlap, and leave out white space at their edges.
    """

    id: str
    path: str | None
    url: str | None
    outlet: str | None
    title: str | None
    byline: str | None
    published: str | None
    language: str | None
    text: str
    digest: str
    blocks: tuple[Block, ...] = ()

    def saying_blocks(self) -> Iterator[Block]:
        """The blocks that state something, in the order of the text."""
        return (block for block in self.blocks if block.kind in SAYING_KINDS)

    @property
    def precision(self) -> Literal["year", "month", "day", "minute"] | None:
        """How precise `published` is.

        >>> from dataclasses import replace
        >>> a = Article("a", None, None, None, None, None, "2024-10-01T23:31", "en", "", "")
        >>> a.precision, replace(a, published="2024-10").precision
        ('minute', 'month')
        """
        if self.published is None:
            return None
        if "T" in self.published:
            return "minute"
        return ("year", "month", "day")[self.published.count("-")]
