"""Positions inside views."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import get_args, get_type_hints

from pipeline.view import payload
from pipeline.view.index.renumber import moved, positions_in
from pipeline.view.passage import Place
from pipeline.view.payload import ClaimView, DerivationView, EventView, Link, Mark, Position

CLAIM = ClaimView(
    5, 1, (Link(2, "Ana Reyes", "person", None), Link(None, "?", "unnamed", None)),
    (("evidence", 0, 4), ("actor", 0, 2)), (None, 8), None, None, "positive", False, "actual", "certain",
    "non_future", 0.9, "x", (), (9, 10), None, (2, 3),
)  # fmt: skip


def test_positions_are_those_of_all_that_is_within() -> None:
    assert positions_in(CLAIM) == {5, 1, 2, 8, 9, 10, 3}
    assert positions_in(Mark("a", "claim", "", "", 7, 1, 3, (4, 5))) == set()


def test_what_is_missing_goes_from_lists_and_becomes_unknown_beside_others() -> None:
    found = moved(CLAIM, {5: 50, 1: 10, 10: 100, 3: 30})
    assert found is not None
    assert (found.mark, found.article, found.events, found.origins) == (50, 10, (100,), (30,))
    assert found.means == (None, None)
    assert [link.mark for link in found.chain] == [None, None]
    assert found.places == CLAIM.places


def test_a_view_without_its_mark_goes() -> None:
    assert moved(CLAIM, {5: 0}) is None
    assert moved(DerivationView(1, "copy", 2, "Post", 0.5), {1: 0}) == DerivationView(0, "copy", None, "Post", 0.5)


def test_counts_stay() -> None:
    event = EventView(1, None, "", "", (2, 3), 2, 7, (4,), (5, 6))
    assert moved(event, {1: 1, 3: 2}) == EventView(1, None, "", "", (2,), 2, 7, (), ())


NUMBERS = {
    "Mark": {"rank", "column", "order", "group"},
    "EntityView": {"mentions", "articles"},
    "EventView": {"origins", "articles"},
    "VersionView": {"origins"},
    "Payload": {"limit", "rejections", "spacing"},
}
"""The fields with whole numbers that are no positions."""


def test_whoever_adds_a_number_says_whether_it_is_a_position() -> None:
    def holds_numbers(hint: object) -> bool:
        return hint not in (Position, Place) and (hint is int or any(map(holds_numbers, get_args(hint))))

    found = {}
    for name, kind in sorted(vars(payload).items()):
        if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == payload.__name__:
            hints = get_type_hints(kind, include_extras=True)
            numbers = {f.name for f in fields(kind) if holds_numbers(hints[f.name])}
            if numbers:
                found[name] = numbers
    assert found == NUMBERS
