"""The versions of events as the page is told them."""

from __future__ import annotations

from dataclasses import replace

from pipeline.view.collect import collect
from pipeline.view.payload import EventView, Payload
from pipeline.view.versions import version_views
from tests.joined import (
    DAMAGED_AGAIN,
    DAMAGED_LATER,
    FIVE_HURT,
    HIT,
    JOINED,
    STORY,
    STRUCK,
    WOUNDED_AGAIN,
    WOUNDED_LATER,
    WOUNDING,
)
from tests.samples import DAMAGED, ORVEL, SHELLED, WOUNDED
from tests.view.drawn import graph_of
from tests.view.test_pack import packed

NUMBERS = {claim.id: n for n, claim in enumerate(JOINED.claims)}


def told(event: str, numbers: dict[str, int] = NUMBERS) -> list[tuple[list[str], int]]:
    names = {n: key for key, n in numbers.items()}
    return [([names[n] for n in v.claims], v.origins) for v in version_views(JOINED, numbers)[event]]


def test_a_dispute_has_two_sides() -> None:
    assert told(STRUCK.id) == [
        ([DAMAGED.id, DAMAGED_AGAIN.id, HIT.id, DAMAGED_LATER.id], 2),
        ([SHELLED.id], 1),
    ]


def test_each_number_is_a_version_and_a_copy_is_none() -> None:
    assert told(WOUNDING.id) == [
        ([WOUNDED.id, WOUNDED_AGAIN.id], 1),
        ([FIVE_HURT.id], 1),
        ([WOUNDED_LATER.id], 1),
    ]


def test_a_story_has_versions_in_its_parts_only() -> None:
    assert told(STORY.id) == []


def test_what_is_not_drawn_is_left_out_and_its_origin_is_counted() -> None:
    few = {key: n for key, n in NUMBERS.items() if key not in (HIT.id, SHELLED.id)}
    assert told(STRUCK.id, few) == [([DAMAGED.id, DAMAGED_AGAIN.id, DAMAGED_LATER.id], 2)]


def view(payload: Payload, key: str) -> EventView:
    return next(event for event in payload.events if payload.marks[event.mark].id == key)


def test_the_page_has_them_with_the_places() -> None:
    payload, data = packed(JOINED)
    struck = view(payload, STRUCK.id)
    assert [payload.marks[n].id for n in struck.places] == [ORVEL.id]
    row = next(row for row in data["events"] if row[0] == struck.mark)
    assert row[11:] == [[[list(v.claims), v.origins] for v in struck.versions], list(struck.places)]


def test_articles_that_were_not_joined_have_none() -> None:
    payload, _ = collect(replace(JOINED, events=(), relations=()), graph_of(replace(JOINED, events=(), relations=())))
    assert payload.events == ()
