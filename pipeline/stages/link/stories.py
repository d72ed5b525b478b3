"""Stories: the articles that report on the same happening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.stages.link.cluster import average_link

LEAST = 0.21
"""The mean likeness (`related`) that articles of two stories must have to be those of one. On the train part of ECB+,
where each topic has two stories that differ little, the F1 of pairs is highest here."""


def stories(members: Sequence[str], edges: Mapping[tuple[str, str], float]) -> tuple[tuple[str, ...], ...]:
    """The stories of a group of articles: each article in one, each story sorted, in the order of their first articles.

    `members` are ids of articles; `edges` what `related` says of two of them, the lesser id first. It depends on
    nothing else, and not on their order.
    """
    return average_link(members, edges, LEAST)
