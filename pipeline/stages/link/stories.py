"""Stories: the articles that report on the same happening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.stages.link.cluster import average_link

LEAST = 0.16
"""The mean likeness (`related`) to a story that brings an article into it."""
FIRM, SEVERAL = 0.24, 3
"""The mean likeness that makes one story of two that each have several articles. Where there is so much to compare, two
stories that stay apart are two, like a trial and the next one. Both are set on the train part of ECB+, each of whose
topics has two stories that differ little (F1 of pairs 0.85; 0.82 with one threshold for all)."""


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

    def apart(one: Sequence[str], other: Sequence[str]) -> bool:
        if min(len(one), len(other)) < SEVERAL:
            return False
        known = (edges.get((a, b) if a < b else (b, a), 0.0) for a in one for b in other)
        return sum(known) / (len(one) * len(other)) < FIRM

    return average_link(members, edges, LEAST, apart=apart)
