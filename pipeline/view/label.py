"""Short labels for the drawing."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from pipeline.model import Claim, Entity, Event
from pipeline.view.when import interval_words
from pipeline.wording import claim_label, plain

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


def event_label(event: Event, names: dict[str, Entity], claims: Mapping[str, Claim]) -> str:
    """The title; without one, what a claim of it says, and when. `names` are entities, `claims` claims by their ids.

    Of its claims the one speaks that says most in the fewest words: stated as a fact, with actor and target.
    """
    if event.title:
        return plain(event.title)
    told = min((_telling(claims[key], names) for key in event.claims if key in claims), default=None)
    what = plain(told[-1]) if told else (event.type or "event").replace("_", " ").capitalize()
    return ", ".join(part for part in (what, interval_words(event.begin, event.finish)) if part)


def _telling(claim: Claim, names: dict[str, Entity]) -> tuple[bool, bool, int, bool, int, str]:
    label = claim_label(claim, names) or claim.action.text
    fact = claim.modality == "actual" and claim.polarity == "positive"
    whole = bool(claim.actor) + bool(claim.target)
    return not fact, label.startswith("…"), -whole, "[" in label, len(label), label
