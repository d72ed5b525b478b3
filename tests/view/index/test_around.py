"""A mark and what is beside it."""

from __future__ import annotations

import pytest

from pipeline.errors import NotFoundError
from pipeline.view.index.around import around
from pipeline.view.index.cut import Slice
from tests.joined import FIVE, HIT, STORY, STRUCK
from tests.samples import DAMAGED, ONE, REYES, SHELLED
from tests.view.index.conftest import Written
from tests.view.index.slices import check


def ids(part: Slice, kind: str) -> set[str]:
    return {mark.id for mark in part.payload.marks if mark.kind == kind}


def test_around_everything(each: Written) -> None:
    for mark in each.payload.marks[::3]:
        part = around(each.index, mark.id, 5)
        assert len(part.payload.claims) <= 5 + (mark.kind == "claim")
        check(part, each.payload)


def test_a_claim_has_its_relations_and_events(joined: Written) -> None:
    part = around(joined.index, DAMAGED.id)
    assert {DAMAGED.id, SHELLED.id, HIT.id} <= ids(part, "claim")
    kinds = {(r.kind, part.payload.marks[r.other].id) for r in part.payload.relations}
    assert ("denies", DAMAGED.id) in kinds
    assert STRUCK.id in ids(part, "event")
    assert STORY.id in ids(part, "event")  # and what that is a part of


def test_a_source_has_its_claims_the_most_important_first(joined: Written) -> None:
    whole = around(joined.index, REYES.id)
    near = {t.tail if t.head == n else t.head for n, m in enumerate(joined.payload.marks) if m.id == REYES.id
            for t in joined.ties if n in (t.head, t.tail)}  # fmt: skip
    claims = sorted(
        (joined.payload.marks[n] for n in near if joined.payload.marks[n].kind == "claim"), key=lambda m: m.rank
    )
    assert ids(whole, "claim") == {mark.id for mark in claims}
    first, more = around(joined.index, REYES.id, 2), around(joined.index, REYES.id, 2, 2)
    assert ids(first, "claim") == {mark.id for mark in claims[:2]}
    assert ids(more, "claim") == {mark.id for mark in claims[2:4]}
    number = next(n for n, mark in enumerate(first.payload.marks) if mark.id == REYES.id)
    assert first.claims[number] == len(claims)


def test_a_story_has_its_parts_and_what_they_tell(joined: Written) -> None:
    part = around(joined.index, STORY.id)
    assert set(STORY.parts) <= ids(part, "event")
    told = {n for event in joined.payload.events for n in event.claims}
    assert len(part.payload.claims) == len(told)
    assert [part.claims[n] for n, mark in enumerate(part.payload.marks) if mark.id == STORY.id] == [len(told)]
    story = next(e for e in part.payload.events if part.payload.marks[e.mark].id == STORY.id)
    assert {part.payload.marks[n].id for n in story.parts} == set(STORY.parts)


def test_an_article_has_its_claims_and_what_was_made_of_it(joined: Written) -> None:
    part = around(joined.index, ONE.id)
    stated = {c.mark for c in joined.payload.claims if joined.payload.marks[c.article].id == ONE.id}
    assert ids(part, "claim") == {joined.payload.marks[n].id for n in stated}
    assert {"one", "three", "four"} <= ids(part, "article")
    assert FIVE.id not in ids(part, "article")
    assert {d.kind for d in part.payload.derivations} >= {"copy", "revision"}


def test_what_is_not_there_is_told(small: Written) -> None:
    for key in ("nothing", "", "' OR 1=1 --", "\x00", "\ud800"):
        with pytest.raises(NotFoundError):
            around(small.index, key)
