"""Names of one story: surnames, generic names, acronyms and misprints across its articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.identify import Profile, judge_story
from tests.stages.identify.naming import named, verdict


def surname(name: str) -> Profile:
    return named(name, bound="surname-only", article="two")


def ministry(name: str) -> Profile:
    return named(name, "organisation", bound="generic-name", article="two")


SYRIA = named("Syria", "place", links=["iso:SY"])
IRAQ = named("Iraq", "place", links=["iso:IQ"])
ROWS = [
    # the name in one article, the name in the other, what else the story has, verdict
    (surname("Reyes"), named("Ana Reyes"), [], "same: surname-in-story"),
    (surname("Reyes"), named("Ana Reyes"), [named("Luc Reyes")], "unsure: several-fit"),
    (surname("Reyes"), named("Ana Reyes"), [named("Ana M. Reyes")], "same: surname-in-story"),
    (surname("Reyes"), named("Ana Reyes"), [named("Ana Maria Reyes")], "same: surname-in-story"),
    (surname("Reyes"), named("Ana Reyes"), [named("Ana Maria Reyes"), named("Ana Lucia Reyes")], "unsure: several-fit"),
    (surname("Reyes"), named("Ana Reyes"), [named("Model Ana Reyes")], "same: surname-in-story"),
    (surname("Kim"), named("Kim Orvel Tam"), [], "same: surname-in-story"),
    (surname("Ana"), named("Ana Reyes"), [], "none"),
    (surname("Bank"), named("Orvel Bank"), [], "none"),
    (named("Reyes", bound="ambiguous-surname", article="two"), named("Ana Reyes"), [], "none"),
    (surname("Tamsk"), named("Tamsk", "organisation"), [], "same: name-in-story"),
    (surname("Tamsk"), named("Tamsk", "place", links=["geonames:1"]), [], "none"),
    (ministry("Ministry of Health"), named("Orvel Ministry of Health", "organisation"), [], "same: generic-in-story"),
    (ministry("Health Ministry"), named("Syrian Health Ministry", "organisation"), [], "same: generic-in-story"),
    (
        ministry("Health Ministry"),
        named("Syrian Health Ministry", "organisation"),
        [named("Iraqi Health Ministry", "organisation")],
        "unsure: several-fit",
    ),
    (ministry("National"), named("National Weather Service", "organisation"), [], "none"),
    (named("ODA", "organisation"), named("Orvel Development Agency", "organisation"), [], "same: acronym-in-story"),
    (named("OA", "organisation"), named("Orvel Agency", "organisation"), [], "none"),
    (named("Manuel Tarkan"), named("Manual Tarkan"), [], "same: variant-in-story"),
    (named("Ana Reyes"), named("Ana Maria Reyes"), [], "same: variant-in-story"),
    (named("Ana Reyes"), named("Ana Maria Reyes"), [named("Ana Lucia Reyes")], "none"),
    (named("Ana Reyes"), named("Model Ana Reyes"), [], "same: prefixed-in-story"),
    (
        named("Orvelov", bound="surname-only", article="one"),
        named("Orvelov", bound="surname-only", article="two"),
        [],
        "same: same-name-in-story",
    ),
    (
        named("Dutchman", bound="surname-only", article="one"),
        named("Dutchman", bound="surname-only", article="two"),
        [],
        "none",
    ),
]


@pytest.mark.parametrize(("short", "full", "others", "expected"), ROWS)
def test_names_of_a_story(short: Profile, full: Profile, others: list[Profile], expected: str) -> None:
    found = judge_story({"one": [full, *others], "two": [short, SYRIA, IRAQ]})
    assert verdict(found, short, full) == expected


def test_a_ministry_of_a_country_that_the_article_does_not_name_is_not_meant() -> None:
    short, full = ministry("Health Ministry"), named("Syrian Health Ministry", "organisation")
    found = judge_story({"one": [full, SYRIA], "two": [short, IRAQ]})
    assert verdict(found, short, full) == "unsure: country-not-named"


@given(st.permutations([p for row in ROWS for p in (row[0], row[1], *row[2])]))
def test_judgements_do_not_depend_on_order(profiles: list[Profile]) -> None:
    half = len(profiles) // 2
    ordered = sorted(profiles, key=lambda p: (p.id, p.label))
    one, two = {p.id for p in ordered[:half]}, {p.id for p in ordered[half:]}
    shuffled = {"two": [p for p in profiles if p.id in two], "one": [p for p in profiles if p.id in one]}
    straight = {"one": [p for p in ordered if p.id in one], "two": [p for p in ordered if p.id in two]}
    assert judge_story(shuffled) == judge_story(straight)
