"""A line of JSON to an article."""

from __future__ import annotations

import re

import msgspec

from pipeline.model import Article
from pipeline.stages.parse.article import make_article, require_text
from pipeline.stages.parse.layout import lay_out
from pipeline.stages.parse.outlets import outlet_of
from pipeline.stages.parse.published import published_of
from pipeline.stages.parse.unreadable import Unreadable

_HALF = re.compile(r"\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab][0-9a-f]{2})\\ud[c-f]", re.IGNORECASE)


def read_record(line: str, path: str, fallback: str) -> Article:
    """The article on a line: ``id, text, title, outlet, byline (or author, authors), published, url``; only `text`
    has to be there, other fields are ignored.

    An `id` (string or integer) is kept as it is; `fallback` is the id otherwise. The text is kept as it is. Its first
    line is the title block if it equals the title in letters and digits; a title that the text does not hold is a
    field only. What the line does not state is taken from the text's header.
    """
    try:
        record = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeError, RecursionError, ValueError) as error:
        if _HALF.search(line):
            detail = "it holds half of a surrogate pair (as \\ud83d), which is no character; remove it"
            raise Unreadable("bad-characters", detail) from None
        raise Unreadable("bad-json", f"not a JSON object: {error}; each line must hold one, with a text") from None
    if not isinstance(record, dict):
        raise Unreadable("bad-json", "a JSON object is wanted on each line, with at least a text")
    text = record.get("text")
    if not isinstance(text, str):
        raise Unreadable("no-text", "the field `text` is missing, or no string")
    require_text(text)
    title = _words(record, "title")
    laid = lay_out(text, title)
    outlet, url = _words(record, "outlet"), _words(record, "url")
    published = _words(record, "published")
    return make_article(
        id=_id(record.get("id"), fallback),
        path=path,
        url=url,
        outlet=(outlet_of(outlet) or outlet) if outlet else (outlet_of(url) if url else None) or laid.outlet,
        title=title or laid.title,
        byline=_words(record, "byline") or _words(record, "author") or _words(record, "authors") or laid.byline,
        published=published_of(published) if published else laid.published,
        text=text,
        blocks=laid.blocks,
    )


def _id(value: object, fallback: str) -> str:
    if value is None:
        return fallback
    if isinstance(value, bool) or not isinstance(value, str | int) or not str(value).strip():
        raise Unreadable("bad-id", f"the id must be a string or a whole number, not {str(value)[:60]!r}")
    if isinstance(value, str) and not value.isprintable():
        raise Unreadable("bad-id", f"the id holds characters that can't be printed: {value[:60]!r}")
    return str(value)


def _words(record: dict[str, object], field: str) -> str | None:
    """The field's words; a list of words, or of objects with a name, is joined by commas."""
    value = record.get(field)
    values = value if isinstance(value, list) else [value]
    words = (v.get("name") if isinstance(v, dict) else v for v in values)
    return ", ".join(w.strip() for w in words if isinstance(w, str) and w.strip()) or None
