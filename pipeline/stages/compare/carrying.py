"""What an event rests on: the claims that begin something, without retellings and copies."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline.model import Claim

WORD = re.compile(r"\w+")
COPIED = 0.8
"""Two passages that share this part of all their words are taken for copies of one report."""
ENOUGH = 6
"""Passages of fewer words may agree by chance."""

HELD = 0.9
"""A passage of which another one has this part of the words stands in it."""
SAME = 4
"""Two passages of so many words that are all the same are copies nevertheless."""
RUN = 8
"""Two passages that have so many words in one order in common have them from one report: two people who tell of one
thing seldom choose the same words for so long."""
SPELLING = re.compile(r"(?<=\w\w)is(?=(?:e|es|ed|ing|er|ers|ation|ations)\b)")
"""British endings; the same report is respelled from one country to another."""

POSTED = 200
"""A word that so many passages of an event have among their rarest finds no further copies."""

Words = frozenset[str]


def carrying(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that an event, or one version of it, rests on, by article and place in the text.

    Where an article attributes it to someone, what the article says of it in its own voice (a title, say) repeats that
    and begins nothing. Of passages in several articles that are word for word nearly the same, only the first (by
    article id) counts: they are copies.

    Passages meet only where they share one of the words that any two passages as alike as `COPIED` must share (prefix
    filtering: Bayardo, Ma and Srikant 2007), so that the cost does not grow with the square of the event.
    """
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.article, c.action.start, c.id)):
        by_article[claim.article].append(claim)
    kept: list[Claim] = []
    known: dict[str, list[tuple[Words, str]]] = defaultdict(list)
    for members in by_article.values():
        said = [c for c in members if c.attribution is not None] or members
        for claim in said:
            words = _words(claim)
            rare = _rare(words)
            if any(a != claim.article and _copies(words, w) for word in rare for w, a in known[word]):
                continue
            kept.append(claim)
            for word in rare:
                if len(known[word]) < POSTED:
                    known[word].append((words, claim.article))
    return kept


def _rare(words: Words) -> list[str]:
    """The words of a passage one of which any copy of it has among its own: its longest, being the rarest."""
    return sorted(words, key=lambda w: (-len(w), w))[: len(words) - _required(len(words)) + 1] if words else []


def _required(size: int) -> int:
    """How many words a passage of this size shares with any copy of it, at least."""
    return math.ceil(COPIED * size - 1e-9)


def copied(one: Claim, other: Claim) -> bool:
    """Whether the passage of one of two claims stands, word for word or nearly so, in that of the other.

    >>> from tests.samples import DAMAGED, ROSE
    >>> copied(DAMAGED, DAMAGED), copied(DAMAGED, ROSE)
    (True, False)
    """
    first, second = _words(one), _words(other)
    least = min(len(first), len(second))
    if _copies(first, second) or (least >= ENOUGH and len(first & second) >= HELD * least):
        return True
    return bool(_runs(one) & _runs(other))


def _runs(claim: Claim) -> set[tuple[str, ...]]:
    """All runs of `RUN` words of a passage."""
    said = _in_order(claim)
    return {tuple(said[at : at + RUN]) for at in range(len(said) - RUN + 1)}


def _words(claim: Claim) -> Words:
    return frozenset(_in_order(claim))


def _in_order(claim: Claim) -> list[str]:
    return WORD.findall(SPELLING.sub("iz", claim.evidence.text.casefold()))


def _copies(one: Words, other: Words) -> bool:
    if one == other and len(one) >= SAME:
        return True
    return min(len(one), len(other)) >= ENOUGH and len(one & other) >= COPIED * len(one | other)
