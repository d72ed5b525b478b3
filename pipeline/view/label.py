"""Short labels for the drawing."""

from __future__ import annotations

import unicodedata

from pipeline.model import Entity, Event
from pipeline.view.when import interval_words
from pipeline.wording import plain

LIMIT = 60
"""The most code points that a label has in the drawing. The panel shows the whole words."""


def cut(text: str, limit: int = LIMIT) -> str:
    """At most `limit` code points of `text` as `plain` gives it.

    No combining mark or joiner is left hanging before the ellipsis.

    >>> cut("one two three", 9)
    'one two…'
    """
    line = plain(text[: limit * 8])  # a text of megabytes costs no more than one that fits
    if len(line) <= limit and len(text) <= limit * 8:
        return line
    kept = line[: limit - 1]
    while kept and len(line) > len(kept) and (unicodedata.combining(line[len(kept)]) or kept[-1] == "\u200d"):
        kept = kept[:-1]
    return kept.rstrip() + "…"


def event_label(event: Event, names: dict[str, Entity]) -> str:
    """The title; without one, type, what or where, and when, as far as they are known."""
    if event.title:
        return plain(event.title)
    what = [plain(names[key].label) for key in (*event.targets, *event.places) if key in names][:1]
    kind = (event.type or "event").replace("_", " ").capitalize()
    return ", ".join(part for part in (kind, *what, interval_words(event.begin, event.finish)) if part)
