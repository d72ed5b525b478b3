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
from pipeline.view.index.spread import Order, in_order, spread
from pipeline.view.index.window import Window, meets

MOST = 500
"""The most claims of one answer."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for: of each facet one of these values ("": not known), claims about or said by one of these marks
    (ids), days, and words. Nothing is asked by what is empty.
    """

    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    about: Sequence[str] = ()
    said: Sequence[str] = ()
    window: Window = field(default_factory=Window)
    words: str = ""


@dataclass(frozen=True, slots=True)
class Passing:
    """Claims that pass: `slice` has some of them, `found` their positions in it in the order asked for, `total` is how
    many pass in all. `facets` tells how many have each value, each facet counted as if it were not filtered by itself;
    `times` how many begin when, by the clock of the window, as if there were no window.
    """

    slice: Slice
    found: tuple[int, ...]
    total: int
    facets: dict[str, tuple[Counted, ...]]
    times: tuple[tuple[str, int], ...]


def claims(index: Index, filters: Filters, limit: int = 100, offset: int = 0, order: Order = "importance") -> Passing:
    """The claims that pass: at most `limit` behind the first `offset`, the most important first, or by the clock of
    the window.
    """
    room, skipped = max(0, min(limit, MOST)), max(0, offset)
    with index.reading() as reading:
        columns = {name: reading.column(name) for name in FACETS}
        clock = reading.column(filters.window.clock)
        many = len(clock.claims)
        masks = _masks(reading, filters, columns, clock)
        facets = {
            name: counted(column, _all_but(masks, name, many), filters.facets.get(name, ()))
            for name, column in columns.items()
        }
        places = np.flatnonzero(_all_but(masks, "", many))
        asked = in_order(clock, places, order)[skipped : skipped + room]
        numbers = reading.at_places(asked.tolist(), claims=True)
        part = cut(reading, numbers)
        found = part.positions(brief.id for brief in reading.briefs(numbers))
        return Passing(part, tuple(found), len(places), facets, spread(clock, _all_but(masks, "window", many)))


def _masks(reading: Reading, filters: Filters, columns: Mapping[str, Column], clock: Column) -> dict[str, Mask]:
    """Which claims pass each filter that asks for something."""
    many = len(clock.claims)
    masks = {}
    for name, column in columns.items():
        if chosen := filters.facets.get(name, ()):
            masks[name] = having(column, [n for n, (value, _) in enumerate(column.known) if value in chosen], many)
    for name, ids in (("about", filters.about), ("speaker", filters.said)):
        if ids:
            column = reading.column(name)
            masks[name] = having(column, [n for n, (value, _) in enumerate(column.known) if value in ids], many)
    if filters.window.first or filters.window.last:
        met = [n for n, (begin, end) in enumerate(clock.known) if meets(filters.window, begin or None, end or None)]
        masks["window"] = having(clock, met, many)
    if filters.words.strip():
        masks["words"] = np.zeros(many, dtype=np.bool_)
        masks["words"][[place for place in claims_with(reading, filters.words) if place < many]] = True
    return masks


def _all_but(masks: Mapping[str, Mask], but: str, many: int) -> Mask:
    """Which of so many claims pass all filters, or all but one."""
    mask = np.ones(many, dtype=np.bool_)
    for name, passing in masks.items():
        if name != but:
            mask &= passing
    return mask
