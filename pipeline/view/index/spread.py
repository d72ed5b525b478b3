"""How claims lie in time: how many begin when, and in what order."""

from __future__ import annotations

from collections import Counter
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from pipeline.view.index.facets import Column, Mask

Order = Literal["importance", "earliest", "latest"]
ORDERS: tuple[Order, ...] = ("importance", "earliest", "latest")

Places = NDArray[np.integer]

_MOST = 366
_PRECISIONS = (10, 7, 4)
"""How many characters of an ISO 8601 date are its day, its month, its year."""


def spread(column: Column, mask: Mask) -> tuple[tuple[str, int], ...]:
    """How many claims under the mask begin on each day; by months or years where there would be too many days.

    A time that is known no better stands by itself ("2024-10" beside "2024-10-01"). What has no beginning is left out.
    """
    times = np.bincount(column.codes[mask[column.claims]], minlength=len(column.known)).tolist()
    counts: Counter[str] = Counter()
    for precision in _PRECISIONS:
        counts = Counter()
        for (begin, _), n in zip(column.known, times, strict=True):
            if begin and n:
                counts[begin[:precision]] += n
        if len(counts) <= _MOST:
            break
    return tuple(sorted(counts.items())[:_MOST])


def in_order(column: Column, places: Places, order: Order) -> Places:
    """The places of claims by when they begin (what has no beginning: end), unknown times last; claims of one time
    stay in the order of importance.
    """
    if order == "importance":
        return places
    moments = [begin or finish for begin, finish in column.known]
    known = sorted({moment for moment in moments if moment}, reverse=order == "latest")
    turn = {moment: number for number, moment in enumerate(known)}
    turns = np.array([turn.get(moment, len(known)) for moment in moments], dtype=np.uint32)
    # A claim has one time of each kind, so that its place is its place in the column.
    return places[np.argsort(turns[column.codes[places]], kind="stable")]
