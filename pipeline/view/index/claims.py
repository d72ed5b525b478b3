"""The claims that pass filters, and how many of them have what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from pipeline.view.index.cut import Slice, cut
from pipeline.view.index.facets import FACETS, Column, Counted, Mask, counted, having
from pipeline.view.index.find import claims_with
from pipeline.view.index.index import Index
from pipeline.view.index.reading import Reading
from pipeline.view.index.window import Window, meets

MOST = 500
"""The most claims of one answer."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for: of each facet one of these values ("": not known), days, and words. Nothing is asked by what
    is empty.
    """

    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    window: Window | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Passing:
    """Claims that pass: `slice` has some of them, `found` their positions in it by importance, `total` is how many
    pass in all, `facets` how many have each value, each facet counted as if it were not filtered by itself.
    """

    slice: Slice
    found: tuple[int, ...]
    total: int
    facets: dict[str, tuple[Counted, ...]]


def claims(index: Index, filters: Filters, limit: int = 100, offset: int = 0) -> Passing:
    """The claims that pass, the most important first: at most `limit` behind the first `offset`."""
    room, skipped = max(0, min(limit, MOST)), max(0, offset)
    with index.reading() as reading:
        columns = {name: reading.column(name) for name in FACETS}
        many = len(columns["polarity"].claims)
        common = _common(reading, filters, many)
        masks = {
            name: mask
            for name in FACETS
            if (mask := _mask(columns[name], filters.facets.get(name, ()), many)) is not None
        }
        facets = {}
        for name in FACETS:
            mask = common.copy()
            for other, passing in masks.items():
                if other != name:
                    mask &= passing
            facets[name] = counted(columns[name], mask, filters.facets.get(name, ()))
        for passing in masks.values():
            common &= passing
        places = np.flatnonzero(common)
        numbers = reading.at_places(places[skipped : skipped + room].tolist(), claims=True)
        part = cut(reading, numbers)
        found = part.positions(row.id for row in reading.briefs(numbers))
        return Passing(part, tuple(found), len(places), facets)


def _mask(column: Column, chosen: Sequence[str], many: int) -> Mask | None:
    if not chosen:
        return None
    return having(column, [code for code, (value, _) in enumerate(column.known) if value in chosen], many)


def _common(reading: Reading, filters: Filters, many: int) -> Mask:
    """Which claims pass what is no facet: the window of time, and the words."""
    mask = np.ones(many, dtype=np.bool_)
    window = filters.window
    if window and (window.first or window.last):
        column = reading.column(window.clock)
        met = [
            code for code, (begin, finish) in enumerate(column.known) if meets(window, begin or None, finish or None)
        ]
        mask &= having(column, met, many)
    places = claims_with(reading, filters.words) if filters.words.strip() else None
    if filters.words.strip():
        with_words = np.zeros(many, dtype=np.bool_)
        with_words[[place for place in places or () if place < many]] = True
        mask &= with_words
    return mask
