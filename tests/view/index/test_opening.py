"""What a page opens on."""

from __future__ import annotations

import pytest

from pipeline.view.index.opening import opening
from tests.view.index.conftest import Written
from tests.view.index.slices import check


def test_a_small_corpus_is_there_as_a_whole(small: Written, joined: Written, big: Written) -> None:
    for written in (small, joined, big):
        part = opening(written.index)
        assert {mark.id for mark in part.payload.marks if mark.kind == "claim"} == written.all_ids("claim")
        assert part.payload.claims == written.payload.claims or len(part.payload.marks) < len(written.payload.marks)


@pytest.mark.parametrize("limit", [0, 1, 3, 7, 100])
def test_a_slice_is_no_larger_than_asked(each: Written, limit: int) -> None:
    part = opening(each.index, limit)
    assert len(part.payload.claims) == min(max(1, limit), len(each.payload.claims))
    check(part, each.payload)


def test_the_main_event_is_there_with_its_claims(joined: Written) -> None:
    part = opening(joined.index, 4)
    wholes = [event for event in joined.payload.events if event.parts]
    labels = {mark.id for mark in part.payload.marks}
    for event in wholes:
        assert joined.payload.marks[event.mark].id in labels
