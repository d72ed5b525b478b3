"""What kind of file a name promises."""

from __future__ import annotations

import re
from typing import Literal

SeedKind = Literal["text", "page", "lines", "feed", "warc"]
"""Plain text, an HTML page, JSON Lines, an RSS or Atom feed, a web archive."""

ACCEPTED = "accepted are .txt, .html, .htm, .jsonl, .rss, .atom, .xml (feeds) and .warc, each also packed as .gz"

_NAMES: tuple[tuple[SeedKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\.(?:{ends})(?:\.gz)?$", re.IGNORECASE))  # type: ignore[misc]
    for kind, ends in (
        ("text", "txt"),
        ("page", "html?"),
        ("lines", "jsonl"),
        ("feed", "rss|atom|xml"),
        ("warc", "warc"),
    )
)


def kind_of(name: str) -> SeedKind | None:
    """The kind that a file's name ends like, or None.

    >>> kind_of("2024/a.HTM.gz"), kind_of("crawl.warc.gz"), kind_of("a.pdf")
    ('page', 'warc', None)
    """
    return next((kind for kind, ends in _NAMES if ends.search(name)), None)
