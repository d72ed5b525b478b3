"""Which claims describe one event, and how it stands."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from pipeline.model import (
    Action,
    Article,
    Claim,
    Event,
    EventStatus,
    Mention,
    SourceKind,
    SourceLink,
    Span,
    TimeRef,
    make_id,
)
from pipeline.stages.link import link_events
from tests.conftest import plain_article
from tests.samples import CORPUS, DAMAGED, SHELLED

ONE = replace(plain_article("x"), id="one")
TWO = replace(plain_article("y"), id="two")
BOTH = (ONE, TWO)
FRANCE = make_id("entity", "place", "france")


def day(number: int, days: int = 1) -> TimeRef:
    """A time in September 2024."""
    begin, finish = f"2024-09-{number:02}", f"2024-09-{number + days:02}"
    return TimeRef(0, 1, "x", "DATE", begin, begin, finish, "day")


def claim(
    name: str,
    article: Article = ONE,
    *,
    type_: str | None = "ASSAULT",
    lemma: str = "hit",
    actor: str | None = None,
    target: str | None = None,
    place: str | None = None,
    time: TimeRef | None = None,
    source: str | None = None,
    kind: SourceKind = "person",
) -> Claim:
    """A claim with entities of these names in its roles."""

    def role(entity: str | None) -> tuple[Mention, ...]:
        return (Mention(0, 1, "x", entity),) if entity else ()

    chain = (SourceLink(None, f"outlet-{article.id}", "outlet", "outlet"),)
    said = (SourceLink("attribution", source, source, kind),) if source else ()
    return Claim(
        id=name,
        article=article.id,
        attribution="attribution" if source else None,
        sources=(*said, *chain),
        actor=role(actor),
        action=Action(0, 1, "x", lemma, type_),
        target=role(target),
        time=time,
        place=role(place),
        instrument=(),
        quantity=(),
        polarity="positive",
        modality="actual",
        certainty="certain",
        tense="non_future",
        evidence=Span(0, 1, "x"),
        confidence=1.0,
    )


def joint(*claims: Claim) -> list[tuple[str, ...]]:
    """The claims of each event of two claims or more."""
    return sorted(e.claims for e in link_events(BOTH, claims) if len(e.claims) > 1)


TOGETHER = [
    (claim("a", target="bridge"), claim("b", target="bridge")),
    (claim("a", target="bridge", time=day(2)), claim("b", TWO, target="bridge", time=day(1, 3))),
    (claim("a", place="orvel"), claim("b", place="orvel")),
    (claim("a", actor="x", place="orvel", time=day(2)), claim("b", TWO, actor="x", place="orvel", time=day(2))),
    (claim("a", target="bridge"), replace(claim("b", target="bridge"), polarity="negative")),
    (claim("a", type_=None, target="bridge"), claim("b", type_=None, target="bridge")),
]


@pytest.mark.parametrize("pair", TOGETHER)
def test_one_event(pair: tuple[Claim, Claim]) -> None:
    assert joint(*pair) == [("a", "b")]


APART = {
    "another target": (claim("a", target="bridge"), claim("b", target="base")),
    "another type": (claim("a", target="bridge"), claim("b", type_="CONSULT", target="bridge")),
    "another verb": (claim("a", type_=None, target="bridge"), claim("b", type_=None, lemma="build", target="bridge")),
    "another day": (claim("a", target="bridge", time=day(2)), claim("b", target="bridge", time=day(3))),
    "unknown times of two articles": (claim("a", target="bridge"), claim("b", TWO, target="bridge")),
    "a place alone, of two articles": (
        claim("a", place="orvel", time=day(2)),
        claim("b", TWO, place="orvel", time=day(2)),
    ),
    "a plan": (claim("a", target="bridge"), replace(claim("b", target="bridge"), modality="planned")),
    "a country": (claim("a", target=FRANCE, time=day(2)), claim("b", target=FRANCE, time=day(2))),
    "the future": (claim("a", target="bridge"), replace(claim("b", target="bridge"), tense="future")),
    "another doer": (claim("a", actor="x", target="bridge"), claim("b", actor="y", target="bridge")),
    "another place": (
        claim("a", target="bridge", place="orvel"),
        claim("b", target="bridge", place="marun"),
    ),
}


@pytest.mark.parametrize("name", APART)
def test_two_events(name: str) -> None:
    assert joint(*APART[name]) == []


def test_neighbouring_days_do_not_grow_into_one_event() -> None:
    chain = [claim(str(n), target="bridge", time=day(n, 2)) for n in range(1, 9)]
    for event in link_events(BOTH, chain):
        members = [c for c in chain if c.id in event.claims]
        assert max(c.time.begin or "" for c in members if c.time) < min(c.time.finish or "" for c in members if c.time)


def test_a_hub_joins_nothing_by_itself() -> None:
    many = [claim(f"{n:02}", target="country", time=day(2)) for n in range(60)]
    assert joint(*many) == []


def test_the_order_of_input_does_not_count() -> None:
    claims = [c for pair in TOGETHER[:3] for c in pair]
    named = [replace(c, id=f"{n}{c.id}") for n, c in enumerate(claims)]
    events = {link_events(articles, order) for order in permutations(named, 6) for articles in (BOTH, BOTH[::-1])}
    assert len(events) == 1


def event(*claims: Claim) -> Event:
    """The one event of the claims."""
    (found,) = link_events(BOTH, claims)
    return found


STATUSES: list[tuple[EventStatus, tuple[Claim, ...]]] = [
    ("single_source", (claim("a", target="bridge", source="reyes"), claim("b", target="bridge", source="reyes"))),
    ("single_source", (claim("a", target="bridge"),)),
    (
        "single_origin",
        (
            claim("a", target="bridge", time=day(2), source="reyes"),
            claim("b", TWO, target="bridge", time=day(2), source="reyes"),
        ),
    ),
    ("corroborated", (claim("a", target="bridge", source="reyes"), claim("b", target="bridge", source="ortiz"))),
    (
        "unnamed_sources_only",
        (
            claim("a", target="bridge", source="one", kind="unnamed"),
            claim("b", target="bridge", source="two", kind="unnamed"),
        ),
    ),
    ("single_source", (claim("a", target="bridge"), claim("b", target="bridge", source="reyes"))),
    (
        "disputed",
        (
            claim("a", target="bridge", source="reyes"),
            replace(claim("b", target="bridge", source="ortiz"), polarity="negative"),
        ),
    ),
]


@pytest.mark.parametrize(("expected", "claims"), STATUSES)
def test_status(expected: EventStatus, claims: tuple[Claim, ...]) -> None:
    assert event(*claims).status == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("The bridge in Orvel was hit by two shells on Monday", "single_origin"),
        ("Two shells fell on a crossing", "corroborated"),
    ],
)
def test_copies_are_one_origin(other: str, expected: EventStatus) -> None:
    words = "The bridge in Orvel was hit by two shells Monday"
    found = event(
        replace(claim("a", target="bridge", time=day(2)), evidence=Span(0, len(words), words)),
        replace(claim("b", TWO, target="bridge", time=day(2)), evidence=Span(0, len(other), other)),
    )
    assert found.status == expected


def test_what_an_event_holds() -> None:
    found = event(
        claim("a", actor="x", target="bridge", time=day(2, 3), source="reyes"),
        claim("b", TWO, target="bridge", place="orvel", time=day(3, 3), source="ortiz"),
    )
    assert found.claims == ("a", "b")
    assert found.articles == ("one", "two")
    assert (found.begin, found.finish) == ("2024-09-03", "2024-09-05")
    assert (found.actors, found.targets, found.places) == (("x",), ("bridge",), ("orvel",))
    assert found.outlets == ("outlet-one", "outlet-two")
    assert found.origins == ("ortiz", "reyes")


def test_the_sample() -> None:
    timed = replace(SHELLED, time=DAMAGED.time)
    found = [e for e in link_events(CORPUS.articles, [DAMAGED, timed]) if len(e.claims) > 1]
    assert [e.status for e in found] == ["disputed"]


def test_a_state_is_no_event() -> None:
    assert link_events(BOTH, [claim("a", type_=None, lemma="be", target="bridge")] * 1) == ()
    assert link_events(BOTH, [claim("a", type_=None, target="bridge")]) == ()
