"""Drafts by the blocks that their contents stand in, so that only neighbours are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.stages.attribute.draft import Draft, Stretch
from pipeline.stages.attribute.page import Page


class Shelf:
    """A growing collection of drafts. Neighbours come in the order in which they were put in."""

    def __init__(self, page: Page, drafts: Iterable[Draft] = ()) -> None:
        self._page = page
        self._blocks: defaultdict[int, list[Draft]] = defaultdict(list)
        for draft in drafts:
            self.put(draft)

    def put(self, draft: Draft) -> None:
        """Add a draft under each block that it touches."""
        for block in sorted({self._page.block_at(start) for start, _ in draft.content}):
            self._blocks[block].append(draft)

    def near(self, draft: Draft) -> Iterator[Draft]:
        """The other drafts in the block where this one's content begins."""
        return (other for other in self.at(draft.start) if other is not draft)

    def at(self, offset: int) -> Sequence[Draft]:
        """The drafts that touch the block of an offset."""
        return self._blocks[self._page.block_at(offset)]


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
