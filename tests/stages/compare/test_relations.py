"""Which relation two claims of one event have, by slot, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Claim, SourceLink, relation_order
from tests.stages.compare.telling import (
    LATER,
    ONE,
    TWO,
    attribution,
    claim,
    count,
    day,
    event,
    mentions,
    related,
    time,
    told,
)

SHELLED = claim("a", ONE, "shell", actor="front", target="bridge", by="reyes", plover="ASSAULT")
OUTLET_TWO = SourceLink(None, "outlet-two", "outlet two", "outlet")
DUARTE_CITES_REYES = (SourceLink("x", "duarte", "duarte", "person"), SourceLink("x", "reyes", "reyes", "person"))
KILLED = claim("a", ONE, "kill", target="12 people", number=count("12 people", 12, 12, "people"), by="reyes")


def toll(key: str, text: str, least: float | None, most: float | None, unit: str = "people", **more: object) -> Claim:
    """A toll told by another source in another article."""
    fields: dict[str, object] = {"by": "duarte", "of": TWO, "target": text} | more
    of = fields.pop("of")
    return claim(key, of, "kill", number=count(text, least, most, unit), **fields)  # type: ignore[arg-type]


AGREE = {
    "two sources, one happening": (
        SHELLED,
        claim("b", TWO, "bombard", target="bridge", by="duarte", plover="ASSAULT"),
        [("corroborates", "happening", "same-happening")],
    ),
    "the same, word for word in each slot": (
        SHELLED,
        replace(claim("b", TWO, "shell", actor="front", target="bridge", by="duarte")),
        [("corroborates", "happening", "same-account")],
    ),
    "it did not happen, say both": (
        replace(SHELLED, polarity="negative"),
        claim("b", TWO, "shell", target="bridge", by="duarte", polarity="negative"),
        [("corroborates", "happening", "same-happening")],
    ),
    "the same number of people": (
        KILLED,
        toll("b", "12 civilians", 12, 12, "people"),
        [("corroborates", "number", "same-numbers")],
    ),
    "at least ten and twelve": (
        KILLED,
        toll("b", "at least 10 people", 10, None),
        [("corroborates", "number", "numbers-meet")],
    ),
    "some 2,500 and 2,600": (
        claim("a", ONE, "kill", target="some 2,500 people", number=count("some 2,500 people", 2500, 2500, "people")),
        toll("b", "2,600 people", 2600, 2600),
        [("corroborates", "number", "numbers-meet")],
    ),
    "a number rounded": (
        claim("a", ONE, "kill", target="300 people", number=count("300 people", 300, 300, "people")),
        toll("b", "312 people", 312, 312),
        [("corroborates", "number", "numbers-meet")],
    ),
}


@pytest.mark.parametrize("name", AGREE)
def test_agreement(name: str) -> None:
    one, other, expected = AGREE[name]
    assert [(r.kind, r.slot, r.reason) for r in related([one, other])] == expected


DIFFER = {
    "it happened, it did not": (
        SHELLED,
        claim("b", TWO, "attack", actor="front", target="bridge", by="duarte", polarity="negative"),
        [("contradicts", "happening", "opposite-polarity")],
    ),
    "it was not hit at all": (
        SHELLED,
        claim("b", TWO, "hit", target="bridge", by="duarte", polarity="negative"),
        [("contradicts", "happening", "opposite-polarity")],
    ),
    "another doer": (
        SHELLED,
        claim("b", TWO, "shell", actor="guard", target="bridge", by="duarte"),
        [("contradicts", "actor", "other-actor")],
    ),
    "a smaller toll said days after": (
        KILLED,
        toll("b", "9 people", 9, 9, of=LATER),
        [("contradicts", "number", "numbers-apart")],
    ),
    "a greater toll said days after": (
        KILLED,
        toll("b", "15 people", 15, 15, of=LATER),
        [("differs_on", "number", "later-toll")],
    ),
    "at least twelve, and days after nineteen": (
        replace(KILLED, quantity=(count("12 people", 12, None, "people"),)),
        toll("b", "19 people", 19, 19, of=LATER),
        [("differs_on", "number", "later-toll")],
    ),
    "another toll of the same day": (
        KILLED,
        toll("b", "at least 15 people", 15, None),
        [("differs_on", "number", "numbers-apart")],
    ),
    "more children than people": (
        KILLED,
        toll("b", "14 children", 14, 14, "children"),
        [("differs_on", "number", "other-unit")],
    ),
    "another number of missiles on one day": (
        claim(
            "a",
            ONE,
            "launch",
            actor="front",
            target="3 missiles",
            number=count("3 missiles", 3, 3, "missiles"),
            when=day(29),
        ),
        claim(
            "b",
            TWO,
            "launch",
            actor="front",
            target="five missiles",
            number=count("five missiles", 5, 5, "missiles"),
            when=day(29),
        ),
        [("contradicts", "number", "numbers-apart")],
    ),
    "two days between": (
        replace(SHELLED, time=day(25), time_basis="clause"),
        claim("b", TWO, "shell", actor="front", target="bridge", when=day(28)),
        [("contradicts", "time", "disjoint-times")],
    ),
    "the day after": (
        replace(SHELLED, time=day(25), time_basis="clause"),
        claim("b", TWO, "shell", actor="front", target="bridge", when=day(26)),
        [("differs_on", "time", "next-day")],
    ),
    "two hours of a day": (
        replace(SHELLED, time=time("2024-09-25T10:00", "2024-09-25T11:00"), time_basis="clause"),
        claim("b", TWO, "shell", target="bridge", when=time("2024-09-25T13:00", "2024-09-25T14:00")),
        [("differs_on", "time", "other-hour")],
    ),
    "another town": (
        replace(SHELLED, place=mentions("orvel")),
        claim("b", TWO, "shell", target="bridge", place="tamsk"),
        [("differs_on", "place", "other-place")],
    ),
    "another one appointed": (
        claim("a", ONE, "appoint", actor="army", target="reyes"),
        claim("b", TWO, "appoint", actor="army", target="duarte"),
        [("differs_on", "target", "other-target")],
    ),
}


@pytest.mark.parametrize("name", DIFFER)
def test_difference(name: str) -> None:
    one, other, expected = DIFFER[name]
    assert [(r.kind, r.slot, r.reason) for r in related([one, other])] == expected


NONE = {
    "one origin": (SHELLED, claim("b", TWO, "shell", actor="front", target="bridge", by="reyes")),
    "a copy": (
        replace(SHELLED, sources=SHELLED.sources[1:], attribution=None),
        replace(claim("b", TWO, "shell", target="bridge"), evidence=SHELLED.evidence),
    ),
    "one description of two sources": (
        claim("a", ONE, "shell", target="bridge", by="police"),
        claim("b", TWO, "shell", target="bridge", by="Police"),
    ),
    "one person, told of by another in between": (
        SHELLED,
        replace(claim("b", TWO, "shell", target="bridge", by="duarte"), sources=(*DUARTE_CITES_REYES, OUTLET_TWO)),
    ),
    "somebody described, and somebody named": (
        claim("a", ONE, "shell", target="bridge", by="her father", kind="unnamed"),
        claim("b", TWO, "shell", target="bridge", by="duarte"),
    ),
    "police at the beginning of a sentence, and an officer": (
        claim("a", ONE, "shell", target="bridge", by="police"),
        claim("b", TWO, "shell", target="bridge", by="duarte"),
    ),
    "an outlet, and whom it quotes": (
        replace(claim("a", ONE, "shell", target="bridge"), sources=(OUTLET_TWO,)),
        claim("b", TWO, "shell", target="bridge", by="duarte"),
    ),
    "a run of the same words": (
        claim(
            "a",
            ONE,
            "hit",
            target="bridge",
            words="The Swift, en route to Tamsk, hit a pillar of the bridge near Orvel",
        ),
        claim(
            "b", TWO, "hit", target="bridge", words="The Swift, with 90 aboard, hit a pillar of the bridge near Orvel"
        ),
    ),
    "one report in two spellings": (
        claim(
            "a", ONE, "make", actor="front", target="the shell firms", words="Tamsk Law, which specialises in shells"
        ),
        claim(
            "b", TWO, "make", actor="front", target="the shell firms", words="Tamsk Law, which specializes in shells"
        ),
    ),
    "other people in the streets": (
        claim("a", ONE, "flood", actor="police", target="the streets", by="reyes"),
        claim("b", TWO, "flood", actor="tourists", target="the streets", by="duarte"),
    ),
    "attacks of other years": (
        claim(
            "a", ONE, "kill", target="17 people", number=count("17 people", 17, 17, "people"), when=time("2022", "2023")
        ),
        toll("b", "38 people", 38, 38, when=time("2022-01", "2022-02")),
    ),
    "who did not do it": (
        claim("a", ONE, "shell", target="bridge", by="reyes"),
        claim("b", TWO, "shell", actor="front", target="bridge", by="duarte", polarity="negative"),
    ),
    "since then": (
        SHELLED,
        claim("b", TWO, "shell", target="bridge", by="duarte", polarity="negative", words="not shelled since May"),
    ),
    "only part of it": (
        SHELLED,
        claim("b", TWO, "shell", target="bridge", by="duarte", polarity="negative", number=count("4 men", 4, 4, "men")),
    ),
    "wounding is not killing": (
        claim("a", ONE, "kill", target="reyes", by="solano", plover="ASSAULT"),
        claim("b", TWO, "wound", target="reyes", by="duarte", polarity="negative", plover="ASSAULT"),
    ),
    "an earlier attack": (KILLED, toll("b", "38 people", 38, 38, words="the attack of Nov. 13 that killed 38 people")),
    "the badly hurt are some": (
        claim("a", ONE, "injure", target="20 people", number=count("20 people", 20, 20, "people")),
        claim("b", TWO, "injure", target="12", number=count("12", 12, 12, None), words="12 were critically"),
    ),
    "dozens, and days after eighty": (
        claim("a", ONE, "kill", target="dozens", number=count("dozens", 24, None, None)),
        toll("b", "80 people", 80, 80, of=LATER),
    ),
    "one death beside eighty": (
        claim("a", ONE, "kill", target="80 people", number=count("80 people", 80, 80, "people")),
        toll("b", "One person", 1, 1, "person"),
    ),
    "two of the three": (KILLED, toll("b", "two of the three", 2, 2)),
    "a town and its country": (
        replace(SHELLED, place=mentions("orvel")),
        claim("b", TWO, "shell", target="bridge", place="orvelia", by="duarte"),
    ),
    "a town and what lies beside it": (
        replace(SHELLED, place=mentions("orvel")),
        claim("b", TWO, "shell", target="bridge", place="near", by="duarte"),
    ),
    "a person and the body they lead": (
        claim("a", ONE, "shell", actor="reyes", target="bridge"),
        claim("b", TWO, "shell", actor="front", target="bridge", by="solano", words="x"),
    ),
    "a country alone": (
        claim("a", ONE, "attack", target="orvelia", by="reyes"),
        claim("b", TWO, "attack", target="orvelia", by="duarte", polarity="negative"),
    ),
    "a home run": (claim("a", ONE, "hit", target="a home run"), claim("b", TWO, "hit", target="a home run")),
    "two names": (
        claim("a", ONE, "hit", actor="reyes", target="the ball", by="solano"),
        claim("b", TWO, "hit", actor="guard", target="the ball"),
    ),
    "any soldier": (claim("a", ONE, "hit", target="a soldier"), claim("b", TWO, "hit", target="a soldier")),
    "the same source's voice": (
        claim("a", ONE, "shell", target="bridge"),
        claim("b", ONE, "shell", target="bridge", by="reyes", polarity="negative"),
    ),
}


@pytest.mark.parametrize("name", NONE)
def test_no_dispute(name: str) -> None:
    assert [r for r in related(NONE[name]) if r.kind != "corroborates"] == []


@pytest.mark.parametrize(
    "name",
    [
        "one origin",
        "a copy",
        "one description of two sources",
        "one person, told of by another in between",
        "somebody described, and somebody named",
        "police at the beginning of a sentence, and an officer",
        "an outlet, and whom it quotes",
        "a run of the same words",
        "one report in two spellings",
        "other people in the streets",
        "any soldier",
        "a home run",
        "two names",
    ],
)
def test_no_agreement(name: str) -> None:
    assert related(NONE[name]) == ()


def test_two_who_did_it_together_are_no_dispute() -> None:
    claims = [
        claim("a", ONE, "kill", actor="reyes", target="solano", by="front"),
        claim("b", TWO, "kill", actor="duarte", target="solano", by="guard"),
    ]
    assert [r.reason for r in related(claims)] == ["other-actor"]
    both = claim("c", LATER, "kill", actor="reyes|duarte", target="solano")
    assert "other-actor" not in [r.reason for r in related([*claims, both])]


def test_an_article_that_counts_two_things_disputes_nothing() -> None:
    claims = [KILLED, toll("b", "15 people", 15, 15), toll("c", "30 people", 30, 30)]
    assert related(claims) == ()


def test_ten_papers_make_one_relation_of_each_kind() -> None:
    """Relations are told of the earliest claims of two versions, not of all pairs."""
    same = [replace(KILLED, id=f"a{i}") for i in range(10)]
    other = [toll(f"b{i}", "15 people", 15, 15, of=LATER) for i in range(10)]
    assert told(related([*same, *other])) == [("a0", "differs_on", "b0", "number", "later-toll")]


def test_what_a_source_takes_back() -> None:
    earlier = attribution("s1", ONE, "asserts", day(28))
    later = attribution("s2", TWO, "asserts", day(30))
    claims = [
        replace(SHELLED, attribution="s1"),
        claim("b", TWO, "shell", actor="front", target="bridge", by="reyes", said="s2", polarity="negative"),
    ]
    assert told(related(claims, [earlier, later])) == [("b", "revises", "a", "happening", "opposite-polarity")]
    assert related(claims) == (), "on one day, without a time of saying, there is no order"


def test_a_source_that_counts_anew() -> None:
    assert told(related([KILLED, toll("b", "15 people", 15, 15, of=LATER, by="reyes")])) == [
        ("b", "revises", "a", "number", "later-toll")
    ]
    assert told(related([KILLED, toll("b", "9 people", 9, 9, of=LATER, by="reyes")])) == [
        ("b", "revises", "a", "number", "other-number")
    ]


def test_a_source_that_names_another_day_and_another_doer() -> None:
    earlier, later = attribution("s1", ONE, "asserts", day(28)), attribution("s2", TWO, "asserts", day(30))
    one = claim("a", ONE, "shell", actor="front", target="bridge", by="reyes", said="s1", when=day(20))
    other = claim("b", TWO, "shell", actor="front", target="bridge", by="reyes", said="s2", when=day(24))
    assert told(related([one, other], [earlier, later])) == [("b", "revises", "a", "time", "disjoint-times")]
    guard = replace(other, actor=mentions("guard"), time=one.time)
    assert told(related([one, guard], [earlier, later])) == [("b", "revises", "a", "actor", "other-actor")]


CLAIMS = (
    SHELLED,
    claim("b", TWO, "attack", actor="front", target="bridge", by="duarte", polarity="negative"),
    claim("c", LATER, "hit", actor="guard", target="bridge", by="solano", when=day(25)),
    claim("d", TWO, "strike", target="bridge", place="orvel", when=day(28)),
    claim("e", LATER, "strike", target="bridge", place="tamsk", by="reyes"),
    replace(KILLED, id="f"),
    toll("g", "15 people", 15, 15, of=LATER),
    toll("h", "at least 10 people", 10, None, by="solano"),
)


@given(st.permutations(CLAIMS))
def test_order_does_not_matter(claims: list[Claim]) -> None:
    assert related(claims, events=[event(*CLAIMS)]) == related(CLAIMS)


@given(st.lists(st.sampled_from(CLAIMS), unique=True))
def test_what_holds_both_ways_is_told_once(claims: list[Claim]) -> None:
    found = related(claims)
    both = [r for r in found if r.kind in {"corroborates", "contradicts", "differs_on"}]
    assert all(r.claim < r.other for r in both)
    assert len({(r.claim, r.other, r.kind, r.slot) for r in found}) == len(found)
    assert found == tuple(sorted(found, key=relation_order))
