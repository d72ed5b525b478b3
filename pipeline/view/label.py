"""Short labels for the drawing: what a claim says in a few of its own words."""

from __future__ import annotations

import unicodedata

from pipeline.lexicon import load
from pipeline.model import Claim, Entity, Event, Mention
from pipeline.view.when import interval_words

LIMIT = 60
"""The most code points that a label has in the drawing. The panel shows the whole words."""


def cut(text: str, limit: int = LIMIT) -> str:
    r"""At most `limit` code points of `text`, on one line, without control or direction characters.

    No combining mark or joiner is left hanging before the ellipsis.

    >>> cut("one\ntwo\u202ethree", 9)
    'one twot…'
    """
    # Far more than is shown, so that a text of megabytes costs nothing.
    visible = "".join(c if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} or c == "\u200d" else
                      (" " if c.isspace() else "") for c in text[: limit * 8])  # fmt: skip
    line = " ".join(visible.split())
    if len(line) <= limit and len(text) <= limit * 8:
        return line
    kept = line[: limit - 1]
    while kept and len(line) > len(kept) and (unicodedata.combining(line[len(kept)]) or kept[-1] == "\u200d"):
        kept = kept[:-1]
    return kept.rstrip() + "…"


def claim_label(claim: Claim, names: dict[str, Entity]) -> str:
    """Action and target ("targeted US base"), or actor and action where there is no target ("Smoke rose").

    A negative claim has a "not:" before it, unless its words hold a negation already. What is not stated as a
    fact says so at the end. `names` are the entities by id: a pronoun is shown as the name that it means.
    """
    words = load("page")
    action = claim.action.text
    target = _without_opener(_named(claim.target, names), words["openers"])
    actor = _named(claim.actor, names)
    parts = [action, target] if target else [actor, action]
    if not claim.target and not claim.actor and claim.place:
        parts = [action, _named(claim.place, names)]
    text = " ".join(part for part in parts if part)
    if claim.polarity == "negative" and not _negated(text, words["negators"]):
        text = f"{actor} {text}" if _negated(actor, words["negators"]) else f"not: {text}"
    return text if claim.modality == "actual" else f"{text} ({claim.modality})"


def event_label(event: Event, names: dict[str, Entity]) -> str:
    """Type, what or where, and when, as far as they are known."""
    what = [names[key].label for key in (*event.targets, *event.places) if key in names][:1]
    kind = (event.type or "event").replace("_", " ").capitalize()
    return ", ".join(part for part in (kind, *what, interval_words(event.begin, event.finish)) if part)


def _named(mentions: tuple[Mention, ...], names: dict[str, Entity]) -> str:
    pronouns = load("page")["pronouns"]
    found = []
    for mention in mentions:
        entity = names.get(mention.entity or "")
        means = entity is not None and mention.text.lower().strip(",.;:") in pronouns
        found.append(entity.label if entity and means else mention.text)
    return ", ".join(found)


def _without_opener(text: str, openers: list[str]) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in openers else text


def _negated(text: str, negators: list[str]) -> bool:
    return any(word in negators or word.endswith(("n't", "n’t")) for word in text.lower().split())
