"""A part of the payload, with everything that its claims need, as a payload of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from pipeline.view.index.reading import Reading, Row
from pipeline.view.index.renumber import moved, positions_in
from pipeline.view.index.shape import decoded, joints, views
from pipeline.view.layout import Tie
from pipeline.view.payload import Payload

MOST = 5_000
"""The most claims of one slice."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a page that is whole in itself: a payload and ties whose marks are numbered anew.

    Marks keep the order, rank and group that they have in all. Views speak of what is in the slice: the claims of an
    event are those of them that are here. So `claims` and `ties` tell, for each mark, to how many claims and to how
    many marks it is tied in all: who holds fewer does not hold everything. An event with parts is tied to their claims.
    """

    payload: Payload
    picture: tuple[Tie, ...]
    claims: tuple[int, ...]
    ties: tuple[int, ...]

    def positions(self, ids: Iterable[str]) -> list[int]:
        """Where these records stand in `payload.marks`."""
        at = {mark.id: number for number, mark in enumerate(self.payload.marks)}
        return [at[key] for key in ids]


def cut(reading: Reading, numbers: Iterable[int]) -> Slice:
    """The slice with the marks at these positions of the whole.

    Each claim among them brings its article, the speakers of its chain, what takes part in it, its events and origins;
    each article its outlet and what it has from elsewhere, each event what it is a part of. Claims come only if
    they are asked for.
    """
    rows = reading.marks(numbers)
    for row in (found := _brought(reading, rows.values())).values():
        rows.setdefault(row.number, row)
    for row in _brought(reading, (row for row in found.values() if row.mark.kind in ("article", "event"))).values():
        rows.setdefault(row.number, row)
    order = sorted(rows)
    at = {number: place for place, number in enumerate(order)}
    ties = sorted(
        (at[head], at[tail], relation, quiet)
        for row in rows.values()
        for head, tail, relation, quiet in row.owned.ties
        if head in at and tail in at
    )
    lists: dict[str, list[tuple[int, Any]]] = {name: [] for name in (*views(), *joints())}
    for row in rows.values():
        if row.list:
            lists[row.list].append((row.turn, row.view))
        for name, turn, blob in row.owned.joints:
            lists[name].append((turn, decoded(blob, joints()[name].kind)))
    parts: dict[str, Any] = {
        name: tuple(v for _, view in sorted(held, key=lambda pair: pair[0]) if (v := moved(view, at)) is not None)
        for name, held in lists.items()
    }
    whole = reading.payload()
    return Slice(
        replace(moved(whole, at) or whole, marks=tuple(rows[number].mark for number in order), **parts),
        tuple(Tie(*tie) for tie in ties),
        tuple(rows[number].claims for number in order),
        tuple(rows[number].ties for number in order),
    )


def _brought(reading: Reading, rows: Iterable[Row]) -> dict[int, Row]:
    """What the view of each claim and the ties of each mark name, claims aside."""
    wanted: set[int] = set()
    have: set[int] = set()
    for row in rows:
        have.add(row.number)
        if row.mark.kind == "claim":
            wanted |= positions_in(row.view)
        if row.mark.kind in ("claim", "article", "event"):
            wanted.update(end for head, tail, *_ in row.owned.ties for end in (head, tail))
    return reading.marks(wanted - have, claims=False)
