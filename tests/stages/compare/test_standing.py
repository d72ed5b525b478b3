"""How events and claims stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from pipeline.model import Claim, Event, EventStatus, Relation
from pipeline.stages.compare import standings
from tests.stages.compare.telling import ONE, TWO, claim, count, event, time

REYES = claim("a", ONE, "shell", target="bridge", by="reyes")
DUARTE = claim("b", TWO, "shell", target="bridge", by="duarte")
OWN_ONE, OWN_TWO = claim("c", ONE, "shell", target="bridge"), claim("d", TWO, "shell", target="bridge")
UNNAMED = claim("e", ONE, "shell", target="bridge", by="a field source", kind="unnamed")
AGREED = Relation("a", "corroborates", "b", "happening", "same-account")
LONG = "Shells hit the old bridge over the river on Monday"

CASES: dict[str, tuple[tuple[Claim, ...], EventStatus, tuple[str, ...]]] = {
    "one source": ((REYES,), "single_source", ("reyes",)),
    "one source in two articles": ((REYES, replace(REYES, id="b", article="two")), "single_origin", ("reyes",)),
    "two sources": ((REYES, DUARTE), "several_origins", ("duarte", "reyes")),
    "a source and the outlet that quotes it": ((REYES, OWN_ONE), "single_source", ("reyes",)),
    "two outlets in their own voice": ((OWN_ONE, OWN_TWO), "several_origins", ("outlet-one", "outlet-two")),
    "a copy": (
        (claim("c", ONE, "shell", words=LONG), claim("d", TWO, "shell", words=f"{LONG},")),
        "single_origin",
        ("outlet-one",),
    ),
    "somebody unnamed": ((UNNAMED,), "unnamed_sources_only", ("outlet-one",)),
    "somebody unnamed and somebody named": ((UNNAMED, DUARTE), "several_origins", ("duarte", "outlet-one")),
}


def stand(
    claims: Sequence[Claim],
    relations: Sequence[Relation] = (),
    origins: Mapping[str, tuple[str, ...]] | None = None,
    events: Sequence[Event] | None = None,
) -> tuple[Event, Mapping[str, EventStatus]]:
    """The event of `claims` (the last of `events`, by id) and the status of each claim."""
    found = standings(events or [event(*claims)], claims, relations, origins or {})
    return found.events[-1], found.claims


@pytest.mark.parametrize("name", CASES)
def test_event(name: str) -> None:
    claims, status, origins = CASES[name]
    found, statuses = stand(claims)
    assert (found.status, found.origins) == (status, origins)
    assert set(statuses) == {c.id for c in claims}


def test_origins_that_were_found_elsewhere_win() -> None:
    wire = {"c": ("wire",), "d": ("wire",)}
    found, statuses = stand([OWN_ONE, OWN_TWO], origins=wire)
    assert (found.status, found.origins) == ("single_origin", ("wire",))
    assert statuses == {"c": "single_origin", "d": "single_origin"}


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("contradicts", "disputed"),
        ("denies", "disputed"),
        ("differs_on", "several_origins"),
        ("revises", "several_origins"),
        ("corroborates", "corroborated"),
    ],
)
def test_what_makes_a_dispute(kind: str, status: str) -> None:
    relation = Relation("a", kind, "b", "number", "numbers-apart")  # type: ignore[arg-type]
    found, statuses = stand([REYES, DUARTE], [relation])
    assert found.status == status
    assert statuses == {"a": status, "b": status}


def test_claims_that_say_what_a_disputed_one_says_are_disputed() -> None:
    """Relations are told of the earliest claim of a version; its later ones are rejected as well."""
    twelve = claim("a", ONE, "kill", target="12 people", number=count("12 people", 12, 12, "people"), by="reyes")
    again = replace(twelve, id="c", article="two")
    nine = claim("b", TWO, "kill", target="9 people", number=count("9 people", 9, 9, "people"), by="duarte")
    aside = claim("d", TWO, "hide", actor="duarte")
    relation = Relation("a", "contradicts", "b", "number", "numbers-apart")
    _, statuses = stand([twelve, again, nine, aside], [relation])
    assert statuses == {"a": "disputed", "b": "disputed", "c": "disputed", "d": "single_source"}


def test_claims_stand_with_those_that_say_the_same() -> None:
    other = claim("f", TWO, "shell", target="the old mill", by="solano")
    found, statuses = stand([REYES, DUARTE, other], [AGREED])
    assert found.status == "corroborated"
    assert statuses == {"a": "corroborated", "b": "corroborated", "f": "single_source"}


def test_what_was_so_in_another_year_is_another_account() -> None:
    once = claim("y", ONE, "shell", target="bridge", by="reyes", when=time("1908", "1909"))
    _, statuses = stand([REYES, DUARTE, once], [AGREED])
    assert (statuses["a"], statuses["y"]) == ("corroborated", "single_source")


def test_a_claim_of_no_event_stands_alone() -> None:
    _, statuses = stand([REYES, DUARTE], events=[event(REYES)])
    assert statuses["b"] == "single_source"


def whole(*parts: Event) -> Event:
    """An event of parts, which sorts behind them."""
    articles = tuple(sorted({a for p in parts for a in p.articles}))
    return replace(event(key="z-whole"), articles=articles, parts=tuple(p.id for p in parts))


def test_a_claim_of_no_event_that_a_copy_repeats_has_one_origin() -> None:
    said = (
        claim("x", ONE, "smile", words="She smiled at them all"),
        claim("y", TWO, "smile", words="She smiled at them all"),
    )
    _, statuses = stand([REYES, *said], events=[event(REYES)])
    assert (statuses["x"], statuses["y"]) == ("single_origin", "single_origin")


def test_an_event_of_parts_has_the_origins_of_all() -> None:
    fire = claim("f", TWO, "burn", target="the old mill", by="solano")
    parts = [event(REYES, key="p1"), event(fire, key="p2")]
    found, _ = stand([REYES, fire], events=[*parts, whole(*parts)])
    assert (found.status, found.origins) == ("several_origins", ("reyes", "solano"))


def test_an_event_is_disputed_for_what_several_articles_tell() -> None:
    fire = claim("f", TWO, "burn", target="the old mill", by="solano")
    denied = claim("g", TWO, "burn", target="the old mill", by="front", polarity="negative")
    relation = Relation("g", "denies", "f", "happening", "denied-claim")
    parts = [event(REYES, DUARTE, key="p1"), event(fire, denied, key="p2")]
    found, _ = stand([REYES, DUARTE, fire, denied], [relation], events=[*parts, whole(*parts)])
    assert found.status == "several_origins"
    main = Relation("a", "contradicts", "b", "number", "numbers-apart")
    found, _ = stand([REYES, DUARTE, fire, denied], [main], events=[*parts, whole(*parts)])
    assert found.status == "disputed"
