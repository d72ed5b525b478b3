"""Ties and joints given to the marks that they are kept with, and the neighbours of each mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.view.index.shape import encoded, joints
from pipeline.view.layout import Tie
from pipeline.view.payload import Mark, Payload

Numbers = NDArray[np.uint32]

TAKES_PART = frozenset({"says", "actor", "target", "place", "instrument"})
"""The ties by which a mark takes part in a claim. What an outlet reports from others is none of its own."""


@dataclass(frozen=True, slots=True)
class Owned:
    """What is kept with a mark: ties (head, tail, relation, whether it is quiet), and joints (the list of the payload,
    the place in it, and the encoded view).

    A tie of a claim stands with the claim, or with the head of two. Else it stands with what is less than the other
    one: a part or an article, not its whole or its outlet.
    """

    ties: tuple[tuple[int, int, str, bool], ...] = ()
    joints: tuple[tuple[str, int, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """The neighbours of a mark: the first `claims` are claims, loud ones before quiet ones, the most important first.
    `told`: how many claims it is tied to, those of its parts included. `takes_part`: in how many claims the mark does,
    as the page counts them.
    """

    numbers: tuple[int, ...]
    claims: int
    told: int
    takes_part: int


def owned(payload: Payload, ties: Sequence[Tie]) -> list[Owned]:
    """What is kept with each mark."""
    marks = payload.marks
    of: list[list[tuple[int, int, str, bool]]] = [[] for _ in marks]
    for tie in ties:
        of[_owner(tie, marks)].append((tie.head, tie.tail, tie.relation, tie.quiet))
    joined: dict[int, list[tuple[str, int, bytes]]] = {}
    for name, listed in sorted(joints().items()):
        for turn, view in enumerate(getattr(payload, name)):
            joined.setdefault(getattr(view, listed.owner), []).append((name, turn, encoded(view)))
    return [Owned(tuple(held), tuple(joined.get(number, ()))) for number, held in enumerate(of)]


def _owner(tie: Tie, marks: Sequence[Mark]) -> int:
    head, tail = marks[tie.head].kind, marks[tie.tail].kind
    if "claim" in (head, tail):
        return tie.head if head == "claim" else tie.tail
    return tie.tail if head in ("outlet", "event") else tie.head


def neighbours(marks: Sequence[Mark], ties: Sequence[Tie]) -> list[Near]:
    """The neighbours of each mark."""
    found: list[dict[int, bool]] = [{} for _ in marks]
    taking: list[set[int]] = [set() for _ in marks]
    for tie in ties:
        for one, other in ((tie.head, tie.tail), (tie.tail, tie.head)):
            found[one][other] = tie.quiet and found[one].get(other, True)
            if tie.relation in TAKES_PART and marks[other].kind == "claim" and marks[one].kind != "claim":
                taking[one].add(other)
    claims = [{n for n in beside if marks[n].kind == "claim"} for beside in found]
    told = [len(near) for near in claims]
    for whole, parts in _parts(ties).items():
        told[whole] = len(claims[whole].union(*(claims[part] for part in parts)))
    nears = []
    for number, beside in enumerate(found):
        numbers = sorted(beside, key=lambda n: (marks[n].kind != "claim", beside[n], marks[n].rank))
        nears.append(Near(tuple(numbers), len(claims[number]), told[number], len(taking[number])))
    return nears


def _parts(ties: Sequence[Tie]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for tie in ties:
        if tie.relation == "part":
            found.setdefault(tie.head, []).append(tie.tail)
    return found


def packed(numbers: Sequence[int] | Numbers) -> bytes:
    """Positions as the index keeps them."""
    return np.asarray(numbers, dtype="<u4").tobytes()


def unpacked(blob: bytes) -> Numbers:
    """The positions that `packed` has made bytes of."""
    return np.frombuffer(blob, dtype="<u4")
