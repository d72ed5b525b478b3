"""What the page is told of the records."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Claim, Evidence, Location, SourceLink
from pipeline.view.collect import collect
from pipeline.view.payload import ClaimView, Payload
from tests.samples import ADDED, CORPUS, CROSSED, DAMAGED, ONE, ORVEL, ROSE, SHELLED, WOUNDED, span
from tests.view.drawn import graph_of


@pytest.fixture(scope="module")
def payload() -> Payload:
    return collect(CORPUS, graph_of(CORPUS))[0]


def view(payload: Payload, key: str) -> ClaimView:
    return next(claim for claim in payload.claims if payload.marks[claim.mark].id == key)


def test_kinds_of_marks(payload: Payload) -> None:
    assert {mark.label: mark.kind for mark in payload.marks} == {
        "Ministry says bridge was hit": "article",
        "Army denies strike on Orvel": "article",
        "The Orvel Post": "outlet",
        "Daily Lantern": "outlet",
        "Ana Reyes": "source",
        "A resident": "source",
        "The army": "source",
        "Shelling damaged a bridge": "claim",
        "No soldiers crossed [a bridge]": "claim",
        "two people were hurt": "claim",
        "not: it shelled the bridge": "claim",
        "Smoke rose": "claim",
        "a bridge": "entity",
        "Orvel": "place",
        "Shelling damaged a bridge, 30 September 2024": "event",
    }


@pytest.mark.parametrize(
    ("key", "chain"),
    [
        (DAMAGED.id, [("Ana Reyes", "asserts", "said"), ("The Orvel Post", None, None)]),
        (CROSSED.id, [("Ana Reyes", "asserts", "added"), ("The Orvel Post", None, None)]),
        (WOUNDED.id, [("A resident", "asserts", "said"), ("The Orvel Post", None, None)]),
        (SHELLED.id, [("The army", "denies", "denied"), ("Daily Lantern", None, None)]),
        (ROSE.id, [("Daily Lantern", None, None)]),
    ],
)
def test_the_whole_chain_innermost_first(
    payload: Payload, key: str, chain: list[tuple[str, str | None, str | None]]
) -> None:
    found = view(payload, key).chain
    assert [(link.label, link.act and link.act.stance, link.act and link.act.cue) for link in found] == chain
    assert [payload.marks[link.mark].label for link in found if link.mark is not None] == [label for label, *_ in chain]


def test_times_keep_their_words(payload: Payload) -> None:
    time = view(payload, DAMAGED.id).time
    assert time and (time.text, time.reading, time.basis) == ("Monday", "30 September 2024", "sentence")
    assert view(payload, ROSE.id).time is None


def test_only_web_addresses_become_links() -> None:
    for url, kept in (
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("https://a.example/", "https://a.example/"),
    ):
        articles = tuple(replace(article, url=url) for article in CORPUS.articles)
        corpus = replace(CORPUS, articles=articles)
        assert {article.url for article in collect(corpus, graph_of(corpus))[0].articles} == {kept}


def test_a_source_without_an_entity_can_be_followed() -> None:
    chain = (SourceLink(WOUNDED.attribution, None, "A resident", "unnamed"), WOUNDED.sources[-1])
    claims = tuple(replace(c, sources=chain) if c.id == WOUNDED.id else c for c in CORPUS.claims)
    corpus = replace(CORPUS, claims=claims, events=())
    payload, _ = collect(corpus, graph_of(corpus))
    link = view(payload, WOUNDED.id).chain[0]
    assert link.mark is not None
    assert payload.marks[link.mark].label == "A resident"


def test_what_every_claim_has_is_quiet() -> None:
    payload, ties = collect(CORPUS, graph_of(CORPUS))
    loud = {(payload.marks[t.head].label, t.relation, payload.marks[t.tail].label) for t in ties if not t.quiet}
    assert ("Daily Lantern", "says", "Smoke rose") in loud
    assert not any(relation in ("states", "published", "reports") for _, relation, _ in loud)


@pytest.mark.parametrize(
    ("claim", "unworded"),
    [
        (CROSSED, False),  # "No soldiers crossed it" says it itself
        (SHELLED, False),  # the stance says it: "denied"
        (DAMAGED, False),
        (replace(DAMAGED, polarity="negative"), True),
    ],
)
def test_a_negation_outside_the_clause_is_told_apart(claim: Claim, unworded: bool) -> None:
    claims = tuple(claim if c.id == claim.id else c for c in CORPUS.claims)
    corpus = replace(CORPUS, claims=claims)
    assert view(collect(corpus, graph_of(corpus))[0], claim.id).unworded is unworded


def test_sources_stand_before_what_outlets_say_themselves() -> None:
    payload, _ = collect(CORPUS, graph_of(CORPUS))
    claims = sorted((mark for mark in payload.marks if mark.kind == "claim"), key=lambda mark: mark.order)
    assert [mark.label for mark in claims] == [
        "Shelling damaged a bridge",  # Ana Reyes says two
        "No soldiers crossed [a bridge]",
        "two people were hurt",
        "not: it shelled the bridge",
        "Smoke rose",  # the outlet's own voice
    ]


def test_where_a_claim_is_said_again_is_shown_with_who_says_it() -> None:
    title = span(ONE, "bridge was hit")
    again = (Evidence(title.start, title.end, title.text, ADDED.id, 0.7),)
    claims = tuple(replace(c, repeated=again) if c.id == DAMAGED.id else c for c in CORPUS.claims)
    corpus = replace(CORPUS, claims=claims)
    found = view(collect(corpus, graph_of(corpus))[0], DAMAGED.id)
    assert ("repeated", title.start, title.end) in found.places
    assert ADDED.source and ADDED.cue
    assert {("source", ADDED.source.start, ADDED.source.end), ("cue", ADDED.cue.start, ADDED.cue.end)} <= {
        *found.places
    }
    assert len(found.means) == len(found.places)
    for _, start, end in found.places:
        assert any(shown.start <= start and end <= shown.end for shown in found.passage)


def test_a_place_that_is_known_has_its_country_and_point(payload: Payload) -> None:
    assert all((e.country, e.point) == (None, None) for e in payload.entities)
    known = replace(ORVEL, links=("geonames:170654",), location=Location("city", "SY", 33.5, 36.25))
    corpus = replace(CORPUS, entities=tuple(known if e is ORVEL else e for e in CORPUS.entities))
    drawn = collect(corpus, graph_of(corpus))[0]
    assert [(e.country, e.point, e.place_type) for e in drawn.entities if e.country] == [("SY", (33.5, 36.25), "city")]
