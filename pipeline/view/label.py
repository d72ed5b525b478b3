"""Short labels for the drawing: what a claim says in a few of its own words."""

from __future__ import annotations

import unicodedata

from pipeline.lexicon import load
from pipeline.model import Claim, Entity, Event, Mention
from pipeline.view.when import interval_words

LIMIT = 60
"""The most code points that a label has in the drawing. The panel shows the whole words."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def plain(text: str) -> str:
    r"""The text on one line, without control characters and without those that turn the direction of writing.

    >>> plain("one\ntwo\u202ethree")
    'one twothree'
    """
    if text.isascii() and text.isprintable():
        return text
    kept = (c if c == "\u200d" or unicodedata.category(c) not in _UNSEEN else " " * c.isspace() for c in text)
    return " ".join("".join(kept).split())


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


def claim_label(claim: Claim, names: dict[str, Entity]) -> str:
    """Actor (or else instrument), action and target in the order of the text: "US base targeted", "Smoke rose".

    The order of the text is kept because the drawing has the source just before the claim: "a resident: hurt two
    people" would read as if the resident had done it. Where nothing stands before the action, "…" does. A negative
    claim has "not:" before it, unless its words hold a negation already. What is not stated as a fact says so at
    the end. `names` are the entities by id: a pronoun is shown as the name that it means.
    """
    words = load("page")
    roles = (claim.actor or claim.instrument, claim.target)
    if not any(roles):
        roles = (claim.place,)
    parts = [(claim.action.start, plain(claim.action.text))]
    parts += [(m.start, _without_opener(_named(m, names), words["openers"])) for mentions in roles for m in mentions]
    parts.sort()
    text = " ".join(part for _, part in parts)
    if parts[0][0] == claim.action.start:
        text = f"… {text}"
    if claim.polarity == "negative" and not _negated(text, words["negators"]):
        text = f"not: {text}"
    return text if claim.modality == "actual" else f"{text} ({claim.modality})"


def event_label(event: Event, names: dict[str, Entity]) -> str:
    """Type, what or where, and when, as far as they are known."""
    what = [plain(names[key].label) for key in (*event.targets, *event.places) if key in names][:1]
    kind = (event.type or "event").replace("_", " ").capitalize()
    return ", ".join(part for part in (kind, *what, interval_words(event.begin, event.finish)) if part)


def _named(mention: Mention, names: dict[str, Entity]) -> str:
    entity = names.get(mention.entity or "")
    text = plain(mention.text).strip(' ,.;:"“”')
    return plain(entity.label) if entity and text.lower() in load("page")["pronouns"] else text


def _without_opener(text: str, openers: list[str]) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in openers else text


def _negated(text: str, negators: list[str]) -> bool:
    return any(word in negators or word.endswith(("n't", "n’t")) for word in text.lower().split())
