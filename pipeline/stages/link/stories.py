"""Stories: the articles that report on the same happening."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product

from pipeline.stages.link.cluster import average_link

LEAST = 0.14
"""The mean likeness (`related`) to a story that brings an article into it."""
SEVERAL = 5
"""Articles from which on a story shows how alike those are that report on it."""
FIRM, OWN = 0.24, 0.7
"""The mean likeness that makes one story of two that each have several articles, and what part it is at least of the
likeness within the two. Where there is so much to compare, two stories that stay apart are two, like a trial and the
next one: they share the words of their kind, while names, places and days bring each of them together. All are set on
the train part of ECB+, each of whose topics has two stories that differ little (F1 of pairs 0.90; 0.86 without `OWN`;
from 0.66 to 0.72 it changes little)."""


def binds(likeness: float) -> bool:
    """Whether two articles so alike may bring two stories together. Stories that no such pair connects are found apart
    from each other, as if there were no other: a mean is no higher than the highest.
    """
    return likeness >= LEAST


def stories(members: Sequence[str], edges: Mapping[tuple[str, str], float]) -> tuple[tuple[str, ...], ...]:
    """The stories of a group of articles: each article in one, each story sorted, in the order of their first articles.

    `members` are ids of articles; `edges` what `related` says of two of them, the lesser id first. It depends on
    nothing else, and not on their order.
    """

    def mean(pairs: Iterable[tuple[str, str]]) -> float:
        known = [edges.get((a, b) if a < b else (b, a), 0.0) for a, b in pairs]
        return sum(known) / len(known)

    def apart(one: Sequence[str], other: Sequence[str]) -> bool:
        if min(len(one), len(other)) < SEVERAL:
            return False
        between = mean(product(one, other))
        return between < FIRM or between < OWN * (mean(combinations(one, 2)) + mean(combinations(other, 2))) / 2

    return average_link(members, edges, LEAST, apart=apart)
