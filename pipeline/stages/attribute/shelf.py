"""Drafts by the blocks that their contents stand in, and where in them, so that only neighbours are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.stages.attribute.draft import Draft, Stretch
from pipeline.stages.attribute.page import Page

CELL = 1000
"""Code points: a long block is cut into cells, and drafts that share none are no neighbours."""


class Shelf:
    """A growing collection of drafts. Neighbours come in the order in which they were put in."""

    def __init__(self, page: Page, drafts: Iterable[Draft] = ()) -> None:
        self._page = page
        self._drafts: list[Draft] = []
        self._cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for draft in drafts:
            self.put(draft)

    def put(self, draft: Draft) -> None:
        """Add a draft under each block that it touches."""
        for block in sorted({self._page.block_at(start) for start, _ in draft.content}):
            for cell in _cells(draft):
                self._cells[block, cell].append(len(self._drafts))
        self._drafts.append(draft)

    def near(self, draft: Draft) -> Iterator[Draft]:
        """The other drafts in the block where this one's content begins, all that share a character with it or with its
        cue among them.
        """
        block = self._page.block_at(draft.start)
        found = {place for cell in _cells(draft) for place in self._cells.get((block, cell), ())}
        return (other for place in sorted(found) if (other := self._drafts[place]) is not draft)

    def at(self, offset: int) -> Iterator[Draft]:
        """The drafts in the block of an offset, all that hold the offset among them."""
        places = self._cells.get((self._page.block_at(offset), offset // CELL), ())
        return (self._drafts[place] for place in places)


def _cells(draft: Draft) -> range:
    """The cells from where content and cue begin to where they end."""
    stretches = (*draft.content, draft.cue) if draft.cue else draft.content
    return range(min(a for a, _ in stretches) // CELL, max(b for _, b in stretches) // CELL + 1)


def within(inner: Draft, outer: Draft) -> bool:
    """Whether content and cue of one lie within the content of the other."""
    stretches = [*inner.content] + ([inner.cue] if inner.cue else [])
    return all(outer.covers(s) for s in stretches)


def meet(a: Stretch, b: Stretch) -> bool:
    """Whether two stretches share a character."""
    return a[0] < b[1] and b[0] < a[1]


def clash(one: Draft, other: Draft) -> bool:
    """Whether two drafts cannot both be right: one cue for both, one content, or contents that cross."""
    if one.cue and other.cue and meet(one.cue, other.cue):
        return True
    if one.content == other.content:
        return True
    if not any(meet(a, b) for a in one.content for b in other.content):
        return False
    return not (within(one, other) or within(other, one))
