"""What to show first where there is too much to show.

The page's script chooses in the same way when a filter changes what there is to choose from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2

from pipeline.view.payload import Mark


def by_importance(claims: Sequence[int], near: Mapping[int, Sequence[int]], others: Sequence[int]) -> list[int]:
    """All of `claims` and `others`, the most important first: each claim is followed by what it is tied to.

    A claim weighs as much as the marks it is `near` to, each by how many claims it is near to (in powers of
    two), so that the opening view shows what many claims share. Ties keep the order given.

    >>> by_importance([0, 1], {0: [2], 1: [2, 3], 2: [0, 1], 3: [1]}, [2, 3])
    [1, 2, 3, 0]
    """
    weight = {claim: sum(log2(1 + len(near.get(other, ()))) for other in near.get(claim, ())) for claim in claims}
    found: dict[int, None] = {}
    for claim in sorted(claims, key=lambda claim: -weight[claim]):
        found.setdefault(claim)
        for other in near.get(claim, ()):
            found.setdefault(other)
    for other in others:
        found.setdefault(other)
    return list(found)


def opening(marks: Sequence[Mark], claims_of: Sequence[int], limit: int) -> list[int]:
    """The positions of the marks to show: the first `limit` by rank, with no more beside the claims than fits there.

    What claims speak of may fill as many rows as there are claims (twelve at least), those with the most claims
    first (`claims_of`: how many each mark is tied to). What one claim speaks of stands in its label anyway.
    """
    first = sorted((n for n, mark in enumerate(marks) if mark.rank < limit), key=lambda n: marks[n].rank)
    about = [n for n in first if marks[n].column == 2]
    room = max(12, sum(marks[n].column == 1 for n in first))
    out = set(sorted(about, key=lambda n: (-claims_of[n], marks[n].kind == "event"))[room:])
    return [n for n in first if n not in out]
