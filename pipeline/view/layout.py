"""Where things stand: three columns, computed when the page is built.

Sources stand left, claims in the middle like the lines of a list, what they speak of right. A source (article,
outlet) stands at the height of the first claim that it says, what is spoken of at the mean height of its claims,
both moved no further than needed to keep marks apart (isotonic regression by pooling adjacent violators;
Barlow et al. 1972). That reads as "who says what about whom" from left to right, where a force-directed
drawing of the same graph is a tangle.

The page's script stacks the same way when a filter changes what is shown; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
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


@dataclass(frozen=True, slots=True)
class Item:
    """A mark in a scene: its position in the marks, its column, what sorts it there. Items of the middle column stand
    closer together where the numbers of `group` are the same.
    """

    number: int
    column: int
    order: int
    group: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn: items, the edges between them, and the distances of rows in the middle and at the sides. `headed`:
    what stands left heads the rows that it says; or it keeps to their mean height, as what stands right does.
    """

    items: tuple[Item, ...]
    ties: tuple[Tie, ...]
    row: int = SPACING["claim"]
    side: int = SPACING["side"]
    headed: bool = True


def scene_of(marks: Sequence[Mark], ties: Sequence[Tie], shown: Collection[int]) -> Scene:
    """The scene of the marks at the positions `shown`, each in its own column."""
    items = tuple(Item(n, marks[n].column, marks[n].order, marks[n].group or (0, 0)) for n in sorted(shown))
    return Scene(items, tuple(tie for tie in ties if tie.head in shown and tie.tail in shown))


def stack(scene: Scene) -> dict[int, tuple[int, int]]:
    """Coordinates of the items by number; y grows downwards from 0."""
    height: dict[int, float] = {}
    y, before = 0.0, None
    for item in sorted((item for item in scene.items if item.column == 1), key=lambda item: item.order):
        if before is not None:
            gap = SPACING["source_gap"] if item.group[0] != before[0] else SPACING["article_gap"]
            y += scene.row + (gap if item.group != before else 0)
        height[item.number], before = y, item.group
    places = {number: (0, floor(at + 0.5)) for number, at in height.items()}
    said: dict[int, list[float]] = {item.number: [] for item in scene.items}
    near: dict[int, list[float]] = {item.number: [] for item in scene.items}
    for tie in scene.ties:
        if scene.headed and tie.tail in height and tie.head in said and not tie.quiet:
            said[tie.head].append(height[tie.tail])
        for one, other in ((tie.head, tie.tail), (tie.tail, tie.head)):
            if one in near and other in height:
                near[one].append(height[other])
    for column, x in ((0, SPACING["left"]), (2, SPACING["right"])):
        wanted = []
        for item in scene.items:
            if item.column == column:
                ys = near[item.number]
                # Who says something stands at the head of it, as a heading would.
                heads = said[item.number]
                wanted.append((min(heads) if heads else sum(ys) / len(ys) if ys else y, item.order, item.number))
        wanted.sort()
        slack = 0 if scene.headed else scene.side
        for (_, _, number), at in zip(
            wanted, _apart([w[0] for w in wanted], -slack, y + slack, scene.side), strict=True
        ):
            places[number] = (x, floor(at + 0.5))
    return places


def _apart(wanted: list[float], high: float, low: float, step: int) -> list[float]:
    """The heights nearest to `wanted` (ascending) that are `step` apart.

    They stay between `high` and `low`, where the middle column stands, as far as there is room for them.
    """
    pools: list[tuple[float, int]] = []
    for number, at in enumerate(wanted):
        total, count = at - number * step, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            total, count = total + pools[-1][0], count + pools[-1][1]
            pools.pop()
        pools.append((total, count))
    levels = [total / count for total, count in pools for _ in range(count)]
    most = max(high, low - (len(wanted) - 1) * step)
    return [min(max(level, high), most) + number * step for number, level in enumerate(levels)]
