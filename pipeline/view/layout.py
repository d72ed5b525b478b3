"""Where things stand: three columns, computed when the page is built.

Sources stand left, claims in the middle like the lines of a list, what they speak of right. A source (article,
outlet) stands at the height of the first claim that it says, what is spoken of at the mean height of its claims,
both moved no further than needed to keep marks apart (isotonic regression by pooling adjacent violators;
Barlow et al. 1972). That reads as "who says what about whom" from left to right, where a force-directed
drawing of the same graph is a tangle.

The page's script stacks the same way when a filter changes what is shown; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from pipeline.view.payload import Mark

SPACING = {
    "left": -392,
    "right": 392,
    "claim": 34,
    "side": 34,
    "source_gap": 16,
    "article_gap": 5,
    "claim_width": 420,
    "side_width": 212,
}
"""Distances and widths in the drawing's own units: pixels at a zoom of 1.

The widths suit a window of 1440 pixels; the page's script makes the columns wider or narrower to fit another.
"""


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge: `head` and `tail` are positions in the marks. `quiet` ones show only when an end is selected."""

    head: int
    tail: int
    relation: str
    quiet: bool


def stack(marks: Sequence[Mark], ties: Sequence[Tie], shown: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Coordinates of the marks at the positions `shown`; y grows downwards from 0."""
    visible = set(shown)
    height: dict[int, float] = {}
    y, before = 0.0, None
    for number in sorted((n for n in visible if marks[n].column == 1), key=lambda n: marks[n].order):
        group = marks[number].group or (0, 0)
        if before is not None:
            gap = SPACING["source_gap"] if group[0] != before[0] else SPACING["article_gap"]
            y += SPACING["claim"] + (gap if group != before else 0)
        height[number], before = y, group
    places = {number: (0, floor(at + 0.5)) for number, at in height.items()}
    said: dict[int, list[float]] = {number: [] for number in sorted(visible)}
    near: dict[int, list[float]] = {number: [] for number in sorted(visible)}
    for tie in ties:
        if tie.tail in height and tie.head in said and not tie.quiet:
            said[tie.head].append(height[tie.tail])
        for one, other in ((tie.head, tie.tail), (tie.tail, tie.head)):
            if one in near and other in height:
                near[one].append(height[other])
    for column, x in ((0, SPACING["left"]), (2, SPACING["right"])):
        wanted = []
        for number in sorted(n for n in visible if marks[n].column == column):
            ys = near[number]
            # Who says something stands at the head of it, as a heading would.
            at = min(said[number]) if said[number] else sum(ys) / len(ys) if ys else y
            wanted.append((at, marks[number].order, number))
        wanted.sort()
        for (_, _, number), at in zip(wanted, _apart([w[0] for w in wanted], y), strict=True):
            places[number] = (x, floor(at + 0.5))
    return places


def _apart(wanted: list[float], low: float) -> list[float]:
    """The heights nearest to `wanted` (ascending) that keep the distance of a side column.

    They stay between 0 and `low`, where the claims stand, as far as there is room for them.
    """
    step = SPACING["side"]
    pools: list[tuple[float, int]] = []
    for number, at in enumerate(wanted):
        total, count = at - number * step, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            total, count = total + pools[-1][0], count + pools[-1][1]
            pools.pop()
        pools.append((total, count))
    levels = [total / count for total, count in pools for _ in range(count)]
    most = max(0.0, low - (len(wanted) - 1) * step)
    return [min(max(level, 0.0), most) + number * step for number, level in enumerate(levels)]
