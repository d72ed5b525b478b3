"""Search by words."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.view.index.find import find
from pipeline.view.index.words import LONGEST, words_in
from tests.view.index.conftest import Written


@pytest.mark.parametrize(
    ("words", "kinds", "labels"),
    [
        ("ana reyes", (), ["Ana Reyes"]),
        ("ÁNA  Rey", ("source",), ["Ana Reyes"]),
        ("orvel", ("place", "outlet"), ["Orvel", "The Orvel Post"]),  # the very name first
        ("orv", ("outlet",), ["The Orvel Post"]),
        ("orv ", ("outlet",), []),  # a word that is ended is no beginning
        ("crossed", (), ["No soldiers crossed [a bridge]"]),
        ("denied strike", ("article",), []),
        ("denies strike", ("article",), ["Army denies strike on Orvel"]),
        ("smoke lantern", (), ["Smoke rose"]),  # who says it counts too
        ("", (), []),
        ("?! --", (), []),
    ],
)
def test_find(small: Written, words: str, kinds: tuple[str, ...], labels: list[str]) -> None:
    found = [brief.label for brief in find(small.index, words, kinds)]
    assert found == labels if kinds or not labels else found[: len(labels)] == labels


def test_names_come_before_claims_and_words_of_claims_before_passages(joined: Written) -> None:
    found = find(joined.index, "bridge", limit=100)
    kinds = [brief.kind == "claim" for brief in found]
    assert kinds == sorted(kinds)
    claims = [brief for brief in found if brief.kind == "claim"]
    with_it = ["bridge" in brief.label.lower() for brief in claims]
    assert with_it == sorted(with_it, reverse=True)
    assert not all(with_it)


def test_among_names_those_with_most_claims_come_first(big: Written) -> None:
    found = find(big.index, "speaker", ("source",), 100)
    counts = [brief.claims for brief in found]
    assert len(found) == 24
    assert counts == sorted(counts, reverse=True)


def test_limits(big: Written) -> None:
    assert [len(find(big.index, "s", limit=limit)) for limit in (0, 1, 7, 10**9)] == [1, 1, 7, 100]
    assert find(big.index, "s" * 10_000) == ()
    assert len(find(big.index, "repaired " + "the " * 1000)) == 20


HOSTILE = (
    '"', "'", "a OR b", "NOT a", "label : bridge", "{label} : x", "a NEAR(b, 3)", "(", ")", "*", "^a", "a*", "- a", "+",
    "ﬁre", 'bridge" OR "x', "'; DROP TABLE mark; --", "\x00", "bri\x00dge", "\ud800", "bridge\ud800", "%", "_", "\\",
    "٣", "💥", "\u202e", "a\u0301",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(joined: Written, words: str) -> None:
    find(joined.index, words, (words,))
    find(joined.index, words)
    assert len(find(joined.index, "a bridge")) > 1  # nothing was dropped


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=30), st.sampled_from(['"{}"', "bridge {}", "{} AND x", "({}", "{}*"]))
def test_any_words_are_words(joined: Written, words: str, around: str) -> None:
    assert len(find(joined.index, around.format(words))) <= 20


def test_the_labels_of_all_marks_find_them(each: Written) -> None:
    for mark in each.payload.marks:
        if words_in(mark.label) and len(mark.label) <= LONGEST:
            found = {brief.id for brief in find(each.index, mark.label, (mark.kind,), 100)}
            assert mark.id in found or len(found) == 100
