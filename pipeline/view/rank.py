"""What to show first where there is too much to show.

The page's script chooses in the same way when a filter changes what there is to choose from.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from heapq import heapify, heappop, heapreplace
from math import log2

from pipeline.view.payload import Mark

_EACH = 4
"""How many claims of a speaker come in the first round."""


def by_importance(
    claims: Sequence[int],
    near: Mapping[int, Sequence[int]],
    others: Sequence[int],
    light: Collection[int] = (),
    speakers: Collection[int] = (),
) -> list[int]:
    """All of `claims` and `others`, the most important first: each claim is followed by what it is tied to.

    A claim weighs as much as the marks it is `near` to, each by how many claims it is near to (in powers of two)
    and less each time that it was shown already, so that the opening view has what many claims share and not one
    of them only. Of `speakers` a few claims each are wanted, or the main ones would look as if they had said one thing
    only. `light` marks (outlets, which all claims have) weigh nothing. Ties keep the order given.

    >>> by_importance([0, 1], {0: [2], 1: [2, 3], 2: [0, 1], 3: [1]}, [2, 3])
    [1, 2, 3, 0]
    """
    times = dict.fromkeys(others, 0)
    worth = {other: 0.0 if other in light else log2(1 + len(near.get(other, ()))) for other in others}

    def weight(claim: int) -> float:
        return sum(
            worth[other] / (1 + times[other] // (_EACH if other in speakers else 1)) for other in near.get(claim, ())
        )

    # Weights only fall, so a claim that still weighs as much as when it was put in is the heaviest (lazy greedy).
    heap = [(-weight(claim), place, claim) for place, claim in enumerate(claims)]
    heapify(heap)
    found: dict[int, None] = {}
    while heap:
        before, place, claim = heap[0]
        now = -weight(claim)
        if now > before:
            heapreplace(heap, (now, place, claim))
            continue
        heappop(heap)
        for mark in (claim, *near.get(claim, ())):
            found.setdefault(mark)
            if mark in times:
                times[mark] += 1
    for other in others:
        found.setdefault(other)
    return list(found)


def opening(marks: Sequence[Mark], claims_of: Sequence[int], limit: int) -> list[int]:
    """The positions of the marks to show: the first `limit` by rank, with no more beside the claims than fits there.

    What claims speak of may fill as many rows as there are claims (twelve at least), those with the most claims
    first (`claims_of`: how many each mark is tied to). What one claim speaks of stands in its label anyway.
    Articles say nothing by themselves and have no edge that is always drawn: they come with what is selected.
    """
    claimed = any(mark.kind == "claim" for mark in marks)
    drawn = [n for n, mark in enumerate(marks) if not (claimed and mark.kind == "article")]
    first = sorted(drawn, key=lambda n: marks[n].rank)[:limit]
    about = [n for n in first if marks[n].column == 2]
    room = max(12, sum(marks[n].column == 1 for n in first))
    out = set(sorted(about, key=lambda n: (-claims_of[n], marks[n].kind == "event"))[room:])
    return [n for n in first if n not in out]
