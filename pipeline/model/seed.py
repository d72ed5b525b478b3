"""A seed: the bytes of one input, before anything is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SeedForm = Literal["text", "page", "record", "feed"]
"""What the bytes of a seed are: plain text, an HTML page, a JSON object, or an RSS or Atom feed with many articles."""


@dataclass(frozen=True, slots=True)
class Seed:
    """One input. `path` is relative to the folder that was given (a file's name for a file, ``-`` for the
    standard input), with ``/`` between parts, so that it is the same on every machine; of a part of a file the
    file's path and the number of the part from 1 (``news.jsonl:12``, ``crawl.warc.gz:12``).

    `form` is None where the path tells it. `url` and `charset` are what a web server said of it, if it came with
    that; both may be wrong.
    """

    path: str
    data: bytes
    form: SeedForm | None = None
    url: str | None = None
    charset: str | None = None
