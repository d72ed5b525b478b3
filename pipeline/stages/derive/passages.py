"""Passages: what two texts have in common, word for word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.stages.derive.words import Word

RUN = 5
"""Fewer words in a row are common by chance."""
GAP = 8
"""So many words may be changed, left out or put in inside a passage."""
PLACES = 16
"""A run that the other text repeats oftener is sought at its first places only."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words ``[first, last)`` of one text, by position, of which `same` stand in the other text, at its words
    ``[there, until)``; `own` counts those of them that neither text quotes.
    """

    first: int
    last: int
    there: int
    until: int
    same: int
    own: int


def passages(words: Sequence[Word], other: Sequence[Word]) -> tuple[Passage, ...]:
    """The passages of `words` that stand in `other` as well, in order; they do not overlap.

    The longest run of the same words is taken at each place, from left to right (after greedy string tiling, Wise
    1993); runs with a gap of at most `GAP` words on both sides are one passage. Passages of `other` may be told twice.
    """
    found: list[Passage] = []
    for run in _runs(words, other):
        before = found[-1] if found else None
        if before and run.first - before.last <= GAP and 0 <= run.there - before.until <= GAP:
            same, own = before.same + run.same, before.own + run.own
            found[-1] = Passage(before.first, run.last, before.there, run.until, same, own)
        else:
            found.append(run)
    return tuple(found)


def _runs(words: Sequence[Word], other: Sequence[Word]) -> Iterator[Passage]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    there = [word.form for word in other]
    here = [word.form for word in words]
    for at in range(len(there) - RUN + 1):
        known = places[tuple(there[at : at + RUN])]
        if len(known) < PLACES:
            known.append(at)
    at, last = 0, -1
    while at <= len(here) - RUN:
        best, length = -1, 0
        for place in places.get(tuple(here[at : at + RUN]), ()):
            size = _length(here, at, there, place)
            # Of equals, the one that goes on where the run before ended.
            if size > length or (size == length and best < last <= place):
                best, length = place, size
        if not length:
            at += 1
            continue
        own = sum(not (words[at + i].quoted or other[best + i].quoted) for i in range(length))
        yield Passage(at, at + length, best, best + length, length, own)
        at, last = at + length, best + length


def _length(here: Sequence[str], at: int, there: Sequence[str], place: int) -> int:
    size = RUN
    while at + size < len(here) and place + size < len(there) and here[at + size] == there[place + size]:
        size += 1
    return size
