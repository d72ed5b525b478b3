"""What joining articles adds to the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.view.collect import collect
from pipeline.view.joins import JOINS
from pipeline.view.payload import Payload
from tests.joined import DAMAGED_AGAIN, JOINED, STORY, STRUCK, WOUNDING
from tests.samples import DAMAGED, REYES, SHELLED
from tests.view.drawn import HOSTILE, graph_of, hostile_corpus, page_of


@pytest.fixture(scope="module")
def payload() -> Payload:
    return collect(JOINED, graph_of(JOINED))[0]


def ids(payload: Payload, *numbers: int) -> list[str]:
    return [payload.marks[number].id for number in numbers]


def test_relations_are_between_marks(payload: Payload) -> None:
    found = {(*ids(payload, r.claim, r.other), r.kind, r.slot) for r in payload.relations}
    assert (SHELLED.id, DAMAGED.id, "denies", "happening") in found
    assert len(payload.relations) == len(JOINED.relations)


def test_a_claim_has_its_status_and_origins(payload: Payload) -> None:
    claim = next(c for c in payload.claims if ids(payload, c.mark) == [DAMAGED_AGAIN.id])
    assert (claim.status, ids(payload, *claim.origins)) == ("disputed", [REYES.id])


def test_an_article_has_what_it_is_from(payload: Payload) -> None:
    found = [(*ids(payload, d.article), d.kind, d.of and payload.marks[d.of].id) for d in payload.derivations]
    assert found == [("three", "copy", "one"), ("three", "credit", None), ("four", "revision", "one")]


def test_an_event_has_its_parts_and_its_title(payload: Payload) -> None:
    story = next(e for e in payload.events if ids(payload, e.mark) == [STORY.id])
    assert ids(payload, *story.parts) == [STRUCK.id, WOUNDING.id]  # the one that more articles tell of first
    assert len(story.told_by) == story.articles
    published = [payload.articles[[a.mark for a in payload.articles].index(mark)].date or "" for mark in story.told_by]
    assert published == sorted(published)
    assert payload.marks[story.mark].label == STORY.title


def test_joins_are_quiet_in_the_drawing() -> None:
    _, ties = collect(JOINED, graph_of(JOINED))
    assert {tie.relation for tie in ties if tie.relation in JOINS} == {
        *("corroborates", "contradicts", "differs_on", "denies", "revises", "copy", "revision"),
    }
    assert all(tie.quiet for tie in ties if tie.relation in JOINS)


def test_what_is_not_drawn_is_left_out() -> None:
    without = replace(JOINED, claims=tuple(c for c in JOINED.claims if c.id != SHELLED.id), events=())
    payload, _ = collect(without, graph_of(without))
    assert not any(r.kind == "denies" for r in payload.relations)


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: repr(words[:16]))
def test_hostile_words_of_articles_that_are_joined(words: str) -> None:
    corpus = hostile_corpus(JOINED, words)
    labelled = tuple(replace(d, label=words) for d in corpus.derivations)
    events = tuple(replace(e, title=e.title and words) for e in corpus.events)
    page = page_of(replace(corpus, derivations=labelled, events=events))
    assert page.count("<script") == page_of(JOINED).count("<script")
