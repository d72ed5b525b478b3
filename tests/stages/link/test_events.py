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

FIRST, SECOND = "Smoke rose over the hills. ", "Nobody slept until dawn."
ONE = replace(plain_article(FIRST + SECOND), id="one")
TWO = replace(plain_article("Roads stayed shut. All schools were closed."), id="two")
BOTH = (ONE, TWO)
STORY = (("one", "two"),)
FRANCE = make_id("entity", "place", "france")
NAMES = {FRANCE: "France", "reyes": "Ana Reyes", "ortiz": "Luc Ortiz", "orvel": "Orvel", "marun": "Marun"}


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
    """A claim with entities of these names in its roles. Those called "a" stand in the first sentence of the article,
    others in the second.
    """
    start = 0 if name == "a" else len(FIRST)

    def role(entity: str | None) -> tuple[Mention, ...]:
        return (Mention(start, start + 1, NAMES.get(entity, f"the {entity}"), entity),) if entity else ()

    chain = (SourceLink(None, f"outlet-{article.id}", "outlet", "outlet"),)
    said = (SourceLink("attribution", source, source, kind),) if source else ()
    return Claim(
        id=name,
        article=article.id,
        attribution="attribution" if source else None,
        sources=(*said, *chain),
        actor=role(actor),
        action=Action(start, start + 1, lemma, lemma, type_),
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


Stories = tuple[tuple[str, ...], ...]


def joint(*claims: Claim, stories: Stories = STORY) -> list[tuple[str, ...]]:
    """The claims of each event of two claims or more."""
    return sorted(e.claims for e in link_events(BOTH, claims, stories) if len(e.claims) > 1)


TOGETHER = [
    (claim("a", target="bridge"), claim("b", target="bridge")),
    (claim("a", target="bridge", time=day(2)), claim("b", TWO, target="bridge", time=day(1, 3))),
    (claim("a", target="bridge"), claim("b", TWO, target="bridge")),
    (claim("a", lemma="kill", target="mayor"), claim("b", TWO, lemma="murder", target="mayor")),
    (claim("a", place="orvel"), claim("b", place="orvel")),
    (claim("a", actor="reyes", place="orvel", time=day(2)), claim("b", TWO, actor="reyes", place="orvel", time=day(2))),
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
    "another day in another article": (
        claim("a", target="bridge", time=day(2)),
        claim("b", TWO, target="bridge", time=day(4)),
    ),
    "a plan": (claim("a", target="bridge"), replace(claim("b", target="bridge"), modality="planned")),
    "a country": (claim("a", target=FRANCE, time=day(2)), claim("b", target=FRANCE, time=day(2))),
    "the future": (claim("a", target="bridge"), replace(claim("b", target="bridge"), tense="future")),
    "another doer": (claim("a", actor="reyes", target="bridge"), claim("b", actor="ortiz", target="bridge")),
    "another place": (
        claim("a", target="bridge", place="orvel"),
        claim("b", target="bridge", place="marun"),
    ),
    "nothing but the action": (claim("a"), claim("b")),
}


@pytest.mark.parametrize("name", APART)
def test_two_events(name: str) -> None:
    assert joint(*APART[name]) == []


def strong(article: Article, name: str, **changed: str | TimeRef | None) -> Claim:
    """A claim with all that it takes to be joined across stories, save what is changed."""
    given = {"actor": "reyes", "target": "bridge", "time": day(2)} | changed
    return claim(name, article, **given)  # type: ignore[arg-type]


ACROSS: list[tuple[dict[str, str | TimeRef | None], bool]] = [
    ({}, True),
    ({"target": None}, False),
    ({"actor": None}, False),
    ({"time": None}, False),
    ({"time": day(2, 3)}, False),
    ({"time": day(3)}, False),
    ({"type_": "COERCE"}, False),
    ({"lemma": "shell"}, True),
]


@pytest.mark.parametrize(("changed", "joined"), ACROSS)
def test_stories_join_on_strong_evidence_alone(changed: dict[str, str | TimeRef | None], joined: bool) -> None:
    found = joint(strong(ONE, "a"), strong(TWO, "b", **changed), stories=())
    assert found == ([("a", "b")] if joined else [])


def test_two_countries_are_no_strong_evidence() -> None:
    spain = make_id("entity", "place", "spain")
    both = (strong(a, n, actor=FRANCE, target=spain) for a, n in ((ONE, "a"), (TWO, "b")))
    assert joint(*both, stories=()) == []


def test_neighbouring_days_do_not_grow_into_one_event() -> None:
    chain = [claim(str(n), target="bridge", time=day(n, 2)) for n in range(1, 9)]
    for event in link_events(BOTH, chain):
        members = [c for c in chain if c.id in event.claims]
        assert max(c.time.begin or "" for c in members if c.time) < min(c.time.finish or "" for c in members if c.time)


def test_the_order_of_input_does_not_count() -> None:
    claims = [c for pair in TOGETHER[:3] for c in pair]
    named = [replace(c, id=f"{c.id}{n}") for n, c in enumerate(claims)]
    events = {
        link_events(articles, order, stories)
        for order in permutations(named, 6)
        for articles, stories in ((BOTH, STORY), (BOTH[::-1], (("two", "one"),)))
    }
    assert len(events) == 1


def test_other_articles_change_nothing() -> None:
    other = replace(plain_article("The port was hit. Cranes fell."), id="three")
    elsewhere = [claim("c", other, target="port"), claim("d", other, target="port")]
    alone = link_events(BOTH, TOGETHER[1], STORY)
    among = link_events((*BOTH, other), (*TOGETHER[1], *elsewhere), STORY)
    assert set(alone) < set(among)


def event(*claims: Claim) -> Event:
    """The one event of the claims; where they are of two articles, these are of one story."""
    (found,) = (e for e in link_events(BOTH, claims, STORY) if not e.parts)
    return found


def test_how_it_stands_is_not_told_yet() -> None:
    found = event(claim("a", target="bridge", source="reyes"), claim("b", target="bridge", source="ortiz"))
    assert (found.origins, found.status) == ((), None)


def test_the_time_is_what_most_articles_tell() -> None:
    three = replace(TWO, id="three")
    claims = [claim("a", target="bridge", time=day(2)), claim("b", TWO, target="bridge")]
    assert event(*claims).begin == "2024-09-02"
    (found,) = (
        e
        for e in link_events((*BOTH, three), [*claims, claim("c", three, target="bridge")], [(*STORY[0], "three")])
        if not e.parts
    )
    assert (found.articles, found.begin) == (("one", "three", "two"), None)


def test_what_an_event_holds() -> None:
    found = event(
        claim("a", actor="army", target="bridge", time=day(2, 3), source="reyes"),
        claim("b", TWO, target="bridge", place="orvel", time=day(3, 3), source="ortiz"),
    )
    assert found.claims == ("a", "b")
    assert found.articles == ("one", "two")
    assert (found.begin, found.finish) == ("2024-09-03", "2024-09-05")
    assert (found.actors, found.targets, found.places) == (("army",), ("bridge",), ("orvel",))
    assert found.outlets == ("outlet-one", "outlet-two")


def test_the_sample() -> None:
    timed = replace(SHELLED, time=DAMAGED.time)
    found = [e for e in link_events(CORPUS.articles, [DAMAGED, timed], STORY) if len(e.claims) > 1]
    assert [e.claims for e in found] == [tuple(sorted((DAMAGED.id, timed.id)))]


def test_a_state_is_no_event() -> None:
    assert link_events(BOTH, [claim("a", type_=None, lemma="be", target="bridge")] * 1) == ()
    assert link_events(BOTH, [claim("a", type_=None, target="bridge")]) == ()


def test_a_story() -> None:
    first = replace(ONE, title="Bridge hit", published="2024-09-03")
    second = replace(TWO, title="Bridge in Orvel in ruins", published="2024-09-02T23:00")
    claims = (
        claim("a", target="bridge", place="orvel", time=day(2)),
        claim("b", TWO, target="bridge", time=day(2)),
        claim("c", TWO, lemma="arrest", type_="COERCE", target="driver"),
    )
    found = link_events((first, second), claims, STORY)
    (story,) = (e for e in found if e.parts)
    assert story.parts == tuple(e.id for e in found if not e.parts)
    assert (story.claims, story.articles, story.title) == ((), ("one", "two"), "Bridge in Orvel in ruins")
    assert (story.begin, story.finish) == ("2024-09-02", "2024-09-03")
    assert (story.targets, story.places) == (("bridge",), ())
    assert story.outlets == ("outlet-one", "outlet-two")
