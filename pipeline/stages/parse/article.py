"""The last step of every way into the pipeline: checks, language, digest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import SAYING_KINDS, Article, Block, digest
from pipeline.stages.parse.language import require_english
from pipeline.stages.parse.unreadable import Unreadable

LONGEST = 500_000
"""Code points that an article may have. The longest of 5,000 that we have seen, a report of 17,000 words, has 100,000;
time and memory of all stages grow with it."""
LONGEST_LINE = 100_000
"""Code points between two line ends: the time of some stages grows with the square of it. The longest that we have
seen, of articles without any line end, has 26,000."""
LONGEST_FIELD = 10_000
"""Code points of a title, byline, outlet, address or id."""
MOST_LINES = 20_000
"""Lines that an article may have."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def require_text(text: str) -> None:
    """Raise `Unreadable` for a text that is empty, too long, or holds what UTF-8 or a text can't hold."""
    if not any(c.isalnum() for c in text):
        raise Unreadable("empty", "it holds no words")
    if len(text) > LONGEST:
        detail = f"it has {len(text):,} characters, an article at most {LONGEST:,}; split it"
        raise Unreadable("too-long", detail)
    if text.count("\n") + text.count("\r") > 2 * MOST_LINES or len(text.splitlines()) > MOST_LINES:
        raise Unreadable("too-long", f"it has more than {MOST_LINES:,} lines; split it")
    line = max(map(len, text.splitlines()), default=0)
    if line > LONGEST_LINE:
        raise Unreadable("too-long", f"one line has {line:,} characters, at most {LONGEST_LINE:,}; part its paragraphs")
    require_characters(text)


def require_characters(words: str) -> None:
    """Raise `Unreadable` (``bad-characters``) for lone surrogates, which no UTF-8 file can hold, and for NUL."""
    bad = next((c for c in words if "\ud800" <= c <= "\udfff" or c == "\0"), None)
    if bad is not None:
        detail = f"it holds U+{ord(bad):04X}, which is no character of a text; remove it"
        raise Unreadable("bad-characters", detail)


def one_line(words: str | None) -> str | None:
    r"""A field's words without control characters and with single blanks; None if nothing is left.

    >>> one_line(" Troops\r\nleave\x07 Orvel "), one_line(" ")
    ('Troops leave Orvel', None)
    """
    return " ".join(_CONTROL.sub(" ", words).split()) or None if words else None


def make_article(
    *,
    id: str,
    path: str | None,
    url: str | None,
    outlet: str | None,
    title: str | None,
    byline: str | None,
    published: str | None,
    text: str,
    blocks: Sequence[Block],
) -> Article:
    """The article, if it is sound and in English; otherwise `Unreadable`."""
    require_text(text)
    url, outlet, title, byline = one_line(url), one_line(outlet), one_line(title), one_line(byline)
    for words in (id, path, url, outlet, title, byline):
        require_characters(words or "")
        if words and len(words) > LONGEST_FIELD:
            detail = f"a field of it has {len(words):,} characters, at most {LONGEST_FIELD:,}: {words[:60]!r}..."
            raise Unreadable("too-long", detail)
    body = "\n".join(text[b.start : b.end] for b in blocks if b.kind == "paragraph")
    if not any(c.isalpha() for c in body):
        body = "\n".join(text[b.start : b.end] for b in blocks if b.kind in SAYING_KINDS)
    if not any(c.isalnum() for c in body):
        raise Unreadable("empty", "it holds a header, links or credits, and no article")
    language = require_english(body)
    shape = [part for b in blocks for part in (b.kind, b.start, b.end)]
    return Article(
        id=id,
        path=path,
        url=url,
        outlet=outlet,
        title=title,
        byline=byline,
        published=published,
        language=language,
        text=text,
        digest=digest(id, outlet, title, byline, published, url, language, text, *shape),
        blocks=tuple(blocks),
    )
