"""How two marks are connected."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.errors import NotFoundError
from pipeline.view.index.path import Path, path
from tests.joined import FIVE_HURT, HART, HIT
from tests.samples import ARMY, BRIDGE, LANTERN, ONE, ORVEL, POST, REYES, SHELLED, TWO
from tests.view.index.conftest import Written
from tests.view.index.slices import check


def steps(found: Path) -> list[str]:
    return [found.slice.payload.marks[n].id for n in found.steps]


def test_a_path_leads_through_claims(joined: Written) -> None:
    found = path(joined.index, HART.id, BRIDGE.id)
    assert steps(found) == [HART.id, HIT.id, BRIDGE.id]
    check(found.slice, joined.payload)
    assert steps(path(joined.index, BRIDGE.id, HART.id)) == [BRIDGE.id, HIT.id, HART.id]


def test_each_step_is_a_tie(joined: Written) -> None:
    marks = joined.payload.marks
    near = {frozenset((marks[t.head].id, marks[t.tail].id)) for t in joined.ties}
    for one in marks[::2]:
        for other in marks[::3]:
            found = steps(path(joined.index, one.id, other.id))
            assert found[0] == one.id
            assert found[-1] == other.id
            assert len(set(found)) == len(found)
            assert all(frozenset(pair) in near for pair in pairwise(found))


def test_outlets_and_articles_are_gone_around(joined: Written) -> None:
    kinds = {mark.id: mark.kind for mark in joined.payload.marks}
    # Both stand in the Northern Wire, and both speak of the same event or are said by the same source.
    assert not {kinds[key] for key in steps(path(joined.index, REYES.id, FIVE_HURT.id))[1:-1]} & {"outlet", "article"}
    assert not {kinds[key] for key in steps(path(joined.index, ARMY.id, ORVEL.id))[1:-1]} & {"outlet", "article"}


def test_where_nothing_else_connects_they_are_not(small: Written) -> None:
    found = steps(path(small.index, LANTERN.id, TWO.id))
    assert found == [LANTERN.id, TWO.id]
    assert steps(path(small.index, ONE.id, POST.id)) == [ONE.id, POST.id]


def test_ends_may_be_the_same(joined: Written) -> None:
    assert steps(path(joined.index, SHELLED.id, SHELLED.id)) == [SHELLED.id]


def test_no_path_leaves_the_ends(joined: Written) -> None:
    found = path(joined.index, HART.id, BRIDGE.id, 1)
    assert found.steps == ()
    assert {HART.id, BRIDGE.id} <= {mark.id for mark in found.slice.payload.marks}


def test_unknown_ends_are_told(joined: Written) -> None:
    with pytest.raises(NotFoundError):
        path(joined.index, HART.id, "nothing")
