"""Claims said shortly, in their own words: the label of a claim in the graph, its answers and the page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from pipeline.lexicon import load
from pipeline.model import Claim, Entity, Mention

_FEW = 14
"""The most characters between two parts of a claim that its label keeps."""

_BEFORE_PUNCTUATION = re.compile(r" (?=[,.;:!?’'”)])")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def plain(text: str) -> str:
    r"""The text on one line, without control characters and without those that turn the direction of writing.

    >>> plain("one\ntwo\u202ethree")
    'one twothree'
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = (c if c == "\u200d" or unicodedata.category(c) not in _UNSEEN else " " * c.isspace() for c in text)
    return " ".join("".join(kept).split())


def claim_label(claim: Claim, names: Mapping[str, Entity]) -> str:
    """Actor, action, target and instrument in the words and the order of the text: "the base was hit by shells".

    Few words between them stay, many become "…"; so does an actor that is not named before the action. The order of
    the text is kept because a drawing or table has the source just before the claim: "a resident: hurt two people"
    would read as if the resident had done it. A pronoun is shown as the name that it means (`names`: entities by
    id), in brackets. A negative claim has "not:" before it, unless its words hold a negation already; what is not
    stated as a fact has its modality there.
    """
    text, worded = _in_order(claim, names)
    flags = [] if claim.modality == "actual" else [str(claim.modality)]
    if claim.polarity == "negative" and not worded:
        flags.append("not")
    return f"{', '.join(flags)}: {text}" if flags else text


def words_say_not(claim: Claim) -> bool:
    """Whether the words of a claim's label hold its negation."""
    return _in_order(claim, {})[1]


def _in_order(claim: Claim, names: Mapping[str, Entity]) -> tuple[str, bool]:
    """The words of a label, and whether they say "not".

    Only a negation beside the action, or one that opens an actor or target ("no group"), is one of the claim:
    "a village with no water" denies nothing. At worst a label says "not" twice, never not at all.
    """
    mentions = (*claim.actor, *claim.target, *claim.instrument) or claim.place
    parts = [(m.start, m.end, _named(m, names)) for m in mentions]
    action = (claim.action.start, claim.action.end, plain(claim.action.text))
    parts.append(action)
    parts.sort()
    text = "… " if parts[0] == action and not claim.actor else ""
    worded, before, last = _refuses(action[2]), parts[0][0], parts[0]
    for part in parts:
        start, end, words = part
        if start >= before:
            gap = _between(claim, before, start)
            worded |= _negated(words if part == action else " ".join(words.split()[:1]))
            worded |= action in (part, last) and _negated(gap)
            text += gap + words
            before, last = end, part
    return text, worded


def _refuses(action: str) -> bool:
    """Whether an action has taken in a verb that says it was not done: "refused to leave", "failed to agree"."""
    first, _, rest = action.lower().partition(" ")
    return bool(rest) and first.startswith(tuple(load("page")["refusals"]))


def _between(claim: Claim, start: int, end: int) -> str:
    """The words between two parts, if they are few and within the evidence; else at least an action's auxiliaries."""
    if start == end:
        return ""
    first = claim.evidence.start
    words = claim.evidence.text[start - first : end - first] if first <= start and end <= claim.evidence.end else ""
    kept = plain(words).split()
    if words and end - start <= _FEW:
        return _BEFORE_PUNCTUATION.sub("", " ".join(("", *kept, "")))
    auxiliaries = load("page")["auxiliaries"]
    tail: list[str] = []
    while kept and end == claim.action.start and kept[-1].lower() in auxiliaries:
        tail.insert(0, kept.pop())
    return " ".join((" …", *tail, ""))


def _named(mention: Mention, names: Mapping[str, Entity]) -> str:
    entity = names.get(mention.entity or "")
    text = plain(mention.text)
    means = entity is not None and text.lower().strip(",.;:") in load("page")["pronouns"]
    return f"[{plain(entity.label)}]" if entity and means else text


def _negated(text: str) -> bool:
    """Whether a word of the text is a negation."""
    negators = load("page")["negators"]
    return any(word in negators or word.endswith(("n't", "n’t")) for word in text.lower().split())
