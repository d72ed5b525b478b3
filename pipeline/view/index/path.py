"""How two marks are connected."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.view.index.cut import Slice, cut
from pipeline.view.index.facets import Mask
from pipeline.view.index.index import Index
from pipeline.view.index.reading import Reading
from pipeline.view.index.ties import Numbers

LONGEST = 24
"""The most ties of a path."""

_DETOURS = (8, 12, LONGEST)
"""How long a path may be that keeps clear of what much shares, of outlets and articles, and of nothing: a long detour
says less than what it avoids.
"""

_COMMON = 0.02
"""Who takes part in more than this part of all claims (and in more than a few) is one that everything shares."""
_FEW = 50


@dataclass(frozen=True, slots=True)
class Path:
    """A shortest path: `steps` are positions in the slice, from one end to the other; none where nothing connects."""

    slice: Slice
    steps: tuple[int, ...]


def path(index: Index, one: str, other: str, limit: int = LONGEST) -> Path:
    """A shortest path of at most `limit` ties between the marks of two records, and the slice with what is on it.

    What everything shares connects nothing: a path leads through outlets, articles and whoever takes part in a great
    part of all claims only where there is no other. Of several shortest paths it is the one whose marks are tied to the
    fewest others. Raises `NotFoundError` if one of the ids is of no mark.
    """
    longest = max(1, min(limit, LONGEST))
    with index.reading() as reading:
        ends = reading.number_of(one), reading.number_of(other)
        starts, near = reading.net()
        found: list[int] = []
        for shut, most in zip(_shut(reading, len(starts) - 1), _DETOURS, strict=True):
            found = _shortest(starts, near, *ends, shut, min(longest, most))
            if found:
                break
        part = cut(reading, found or ends)
        steps = part.positions(brief.id for brief in reading.briefs(found))
        return Path(part, tuple(steps))


def _shut(reading: Reading, many: int) -> list[Mask]:
    """What a path must not lead through: first all that is shared by much, then outlets and articles, then nothing."""
    quiet = np.zeros(many, dtype=np.bool_)
    quiet[[n for (n,) in reading.rows("SELECT number FROM mark WHERE kind IN ('outlet', 'article')")]] = True
    total = dict(reading.rows("SELECT kind, marks FROM total")).get("claim", 0)
    common = quiet.copy()
    shared = "SELECT number FROM mark INDEXED BY mark_kind WHERE kind = ? AND claims > ?"
    for kind in ("source", "entity", "place", "event"):
        common[[n for (n,) in reading.rows(shared, kind, max(_FEW, int(total * _COMMON)))]] = True
    return [common, quiet, np.zeros(many, dtype=np.bool_)]


def _shortest(starts: Numbers, near: Numbers, one: int, other: int, shut: Mask, longest: int) -> list[int]:
    """Positions from `one` to `other` (breadth first), none if there is no such path."""
    if one == other:
        return [one]
    far = np.full(len(starts) - 1, -1, dtype=np.int32)
    far[one] = 0
    front = np.array([one], dtype=np.int64)
    for depth in range(1, longest + 1):
        beside = _beside(starts, near, front)
        front = np.unique(beside[far[beside] < 0]).astype(np.int64)
        far[front] = depth
        if far[other] >= 0:
            return _back(starts, near, far, shut, one, other)
        front = front[~shut[front]]
        if not len(front):
            break
    return []


def _beside(starts: Numbers, near: Numbers, front: NDArray[np.int64]) -> Numbers:
    """The neighbours of all marks of a front."""
    first = starts[front].astype(np.int64)
    lengths = starts[front + 1].astype(np.int64) - first
    ends = np.cumsum(lengths)
    if not len(ends) or not ends[-1]:
        return near[:0]
    found: Numbers = near[np.repeat(first - (ends - lengths), lengths) + np.arange(ends[-1])]
    return found


def _back(starts: Numbers, near: Numbers, far: NDArray[np.int32], shut: Mask, one: int, other: int) -> list[int]:
    """The path back from `other`, by the least shared mark at each step."""
    found = [other]
    while (here := found[-1]) != one:
        before = near[starts[here] : starts[here + 1]]
        fits = (far[before] == far[here] - 1) & (~shut[before] | (before == one))
        found.append(min(before[fits].tolist(), key=lambda n: (int(starts[n + 1]) - int(starts[n]), n)))
    return found[::-1]
