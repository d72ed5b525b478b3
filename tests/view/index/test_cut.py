"""A part of the payload, whole in itself."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.view.index.cut import cut
from pipeline.view.payload import Payload
from tests.view.index.conftest import Written
from tests.view.index.slices import check


def test_the_part_with_everything_is_the_whole(small: Written, joined: Written, big: Written) -> None:
    for written in (small, joined, big):
        with written.index.reading() as reading:
            part = cut(reading, range(len(written.payload.marks)))
        assert part.payload == written.payload
        assert part.picture == written.ties


def test_what_no_file_can_hold_becomes_a_sign_for_it(each: Written) -> None:
    with each.index.reading() as reading:
        check(cut(reading, range(len(each.payload.marks))), each.payload)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_part_is_whole_in_itself(joined: Written, data: st.DataObject) -> None:
    numbers = data.draw(st.sets(st.integers(0, len(joined.payload.marks) - 1)))
    with joined.index.reading() as reading:
        part = cut(reading, numbers)
    check(part, joined.payload)
    assert {joined.payload.marks[n].id for n in numbers} <= {mark.id for mark in part.payload.marks}
    asked = {joined.payload.marks[n].id for n in numbers if joined.payload.marks[n].kind == "claim"}
    assert {mark.id for mark in part.payload.marks if mark.kind == "claim"} == asked


def test_marks_keep_their_order_and_rank(joined: Written) -> None:
    numbers = [n for n, mark in enumerate(joined.payload.marks) if mark.kind == "claim"][::2]
    with joined.index.reading() as reading:
        part = cut(reading, numbers)
    by_id = {mark.id: mark for mark in joined.payload.marks}
    assert all(mark == by_id[mark.id] for mark in part.payload.marks)
    order = [mark.id for mark in joined.payload.marks]
    assert [mark.id for mark in part.payload.marks] == [
        key for key in order if key in {m.id for m in part.payload.marks}
    ]


def test_an_event_tells_how_many_claims_it_has_in_all(joined: Written) -> None:
    event = next(event for event in joined.payload.events if len(event.claims) > 1)
    with joined.index.reading() as reading:
        part = cut(reading, [event.mark, event.claims[0]])
    key = joined.payload.marks[event.mark].id
    number = next(n for n, mark in enumerate(part.payload.marks) if mark.id == key)
    view = next(view for view in part.payload.events if view.mark == number)
    assert (len(view.claims), part.claims[number]) == (1, len(event.claims))
    assert (view.articles, view.origins) == (event.articles, event.origins)


def test_nothing_is_a_part_too(joined: Written) -> None:
    with joined.index.reading() as reading:
        part = cut(reading, ())
    assert isinstance(part.payload, Payload)
    assert (part.payload.marks, part.picture, part.payload.words) == ((), (), joined.payload.words)
