"""Which claims of an event are one version, which are kept apart, and in which order versions come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Attribution, Claim
from pipeline.stages.compare.matching import Matching
from pipeline.stages.compare.parties import Parties
from pipeline.stages.compare.sources import Sayings, own_origin
from pipeline.stages.compare.tellings import Telling, tellings
from tests.stages.compare.telling import (
    ARTICLES,
    ENTITIES,
    LATER,
    ONE,
    TWO,
    attribution,
    claim,
    count,
    day,
    related,
    time,
)

SHELLED = claim("a", ONE, "shell", actor="front", target="bridge", by="reyes", plover="ASSAULT")
KILLED = claim("a", ONE, "kill", target="84 people", number=count("84 people", 84, 84, "people"), by="reyes")


def toll(key: str, text: str, least: float, most: float | None, **more: object) -> Claim:
    """A toll told by another source in another article."""
    return claim(key, TWO, "kill", target=text, number=count(text, least, most, "people"), by="duarte", **more)  # type: ignore[arg-type]


def versions(claims: Sequence[Claim], attributions: Sequence[Attribution] = ()) -> tuple[Telling, ...]:
    """The versions of an event of these claims, with the relations that are found between them."""
    origins = {c.id: (own,) for c in claims if (own := own_origin(c))}
    sayings = Sayings({a.id: a for a in ARTICLES}, {a.id: a for a in attributions}, origins)
    return tellings(claims, related(claims, attributions), Matching(sayings, Parties(ENTITIES)))


def ids(found: Sequence[Telling]) -> list[list[str]]:
    return [[c.id for c in telling.claims] for telling in found]


TOGETHER = {
    "two sources, one happening in other words": (
        SHELLED, claim("b", TWO, "bombard", target="bridge", by="duarte", plover="ASSAULT"),
    ),
    "a source and an outlet's own voice": (SHELLED, claim("b", TWO, "shell", actor="front", target="bridge")),
    "one of them tells when": (SHELLED, claim("b", TWO, "shell", target="bridge", by="duarte", when=day(30))),
    "that it did not happen, say both": (
        replace(SHELLED, polarity="negative"),
        claim("b", TWO, "shell", actor="front", target="bridge", by="duarte", polarity="negative"),
    ),
    "one number": (KILLED, toll("b", "84 victims", 84, 84)),
    "the same source in another article": (SHELLED, replace(SHELLED, id="b", article="two")),
    "planned, say both": (
        replace(SHELLED, modality="planned"),
        claim("b", TWO, "shell", actor="front", target="bridge", by="duarte", modality="planned"),
    ),
    "a copy of words that name nobody": (
        claim("a", ONE, "smile", actor="some men", words="some men on the long square smile at noon"),
        claim("b", TWO, "smile", actor="some men", words="some men on the long square smile at noon"),
    ),
}  # fmt: skip
APART = {
    "it happened, it did not": (
        SHELLED, claim("b", TWO, "shell", actor="front", target="bridge", by="duarte", polarity="negative"),
    ),
    "another number": (KILLED, toll("b", "77 people", 77, 77)),
    "a number that fits": (KILLED, toll("b", "at least 80 people", 80, None)),
    "a number and none": (KILLED, claim("b", TWO, "kill", target="people", by="duarte")),
    "another doer": (SHELLED, claim("b", TWO, "shell", actor="guard", target="bridge", by="duarte", plover="ASSAULT")),
    "another action": (SHELLED, claim("b", TWO, "rebuild", actor="front", target="bridge", by="duarte")),
    "done and planned": (
        SHELLED, claim("b", TWO, "shell", actor="front", target="bridge", by="duarte", modality="planned"),
    ),
    "sure and possible": (
        SHELLED, claim("b", TWO, "shell", actor="front", target="bridge", by="duarte", certainty="possible"),
    ),
    "another day": (
        replace(SHELLED, time=day(29)),
        claim("b", TWO, "shell", actor="front", target="bridge", by="duarte", when=day(27)),
    ),
    "news and another year": (
        SHELLED, claim("b", TWO, "shell", actor="front", target="bridge", by="duarte", when=time("2012", "2013")),
    ),
    "another share, which counts nobody": (
        claim("a", ONE, "cut", actor="front", target="bridge", by="reyes", number=count("3 %", 3, 3, "%", 90)),
        claim("b", TWO, "cut", actor="front", target="bridge", by="duarte", number=count("4 %", 4, 4, "%", 90)),
    ),
    "words that any two texts may use": (
        claim("a", ONE, "throw", actor="people", target="stones", by="reyes"),
        claim("b", TWO, "throw", actor="youths", target="stones", by="duarte"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other"), TOGETHER.values(), ids=TOGETHER)
def test_say_the_same(one: Claim, other: Claim) -> None:
    assert ids(versions((one, other))) == [["a", "b"]]


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART)
def test_are_kept_apart(one: Claim, other: Claim) -> None:
    assert ids(versions((one, other))) == [["a"], ["b"]]


def test_a_later_word_of_the_same_source_is_another_version() -> None:
    again = claim("b", LATER, "kill", target="90 people", number=count("90 people", 90, 90, "people"), by="reyes")
    assert ids(versions((KILLED, again))) == [["a"], ["b"]]


def test_what_fits_two_that_differ_joins_one_of_them_and_does_not_make_them_one() -> None:
    first = replace(SHELLED, time=day(29))
    second = claim("b", TWO, "shell", actor="front", target="bridge", by="duarte", when=day(27))
    undated = claim("c", LATER, "shell", actor="front", target="bridge", by="solano")
    found = ids(versions((first, second, undated)))
    assert sorted(found) == [["a"], ["b", "c"]] or sorted(found) == [["a", "c"], ["b"]]


def test_most_origins_come_first_and_copies_count_once() -> None:
    denied = claim("a", ONE, "shell", actor="front", target="bridge", by="reyes", polarity="negative")
    one = claim(
        "b",
        TWO,
        "shell",
        actor="front",
        target="bridge",
        by="duarte",
        words="the front shelled the bridge in the night",
    )
    copied = replace(one, id="c", article="later")
    other = claim(
        "d",
        LATER,
        "shell",
        actor="front",
        target="bridge",
        by="solano",
        words="shells of the front fell on the old bridge there that night",
    )
    found = versions((denied, one, copied, other))
    assert [(t.origins, [c.id for c in t.claims]) for t in found] == [
        (("duarte", "solano"), ["b", "c", "d"]),
        (("reyes",), ["a"]),
    ]


def test_a_denial_stands_against_what_it_denies() -> None:
    denial = claim("b", TWO, "shell", actor="front", target="bridge", by="front", said="x", polarity="negative")
    assert ids(versions((SHELLED, denial), [attribution("x", TWO, "denies")])) == [["a"], ["b"]]


CLAIMS = (
    SHELLED,
    *(pair[1] for pair in (*TOGETHER.values(), *APART.values())),
    KILLED,
)
MANY = tuple(replace(c, id=f"c{n:02}") for n, c in enumerate(CLAIMS))


@settings(deadline=None)  # the first example loads the lexicons
@given(st.lists(st.sampled_from(MANY), unique_by=lambda c: c.id), st.randoms())
def test_each_claim_is_in_one_version_whatever_the_order(claims: list[Claim], random: object) -> None:
    found = versions(claims)
    assert sorted(c.id for t in found for c in t.claims) == sorted(c.id for c in claims)
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert versions(shuffled) == found
