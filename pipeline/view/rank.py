"""What to show first where there is too much to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2


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
