"""Stories, and the clusters under them."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.link import stories
from pipeline.stages.link.cluster import average_link

Edges = dict[tuple[str, str], float]
NAMES = tuple("abcdefgh")


def test_what_is_alike_is_one_story() -> None:
    assert stories("cab", {("a", "b"): 0.5, ("a", "c"): 0.4, ("b", "c"): 0.3}) == (("a", "b", "c"),)


def test_an_article_without_edges_is_a_story() -> None:
    assert stories("ba", {}) == (("a",), ("b",))


def test_faint_edges_join_nothing() -> None:
    assert stories("ab", {("a", "b"): 0.12}) == (("a",), ("b",))


def test_a_bridge_does_not_join_two_stories() -> None:
    one = {("a", "b"): 0.6, ("a", "c"): 0.6, ("b", "c"): 0.6}
    other = {("d", "e"): 0.6, ("d", "f"): 0.6, ("e", "f"): 0.6}
    assert stories("abcdef", {**one, **other, ("c", "d"): 0.5}) == (("a", "b", "c"), ("d", "e", "f"))


def two(within: float, between: float, size: int) -> tuple[str, Edges]:
    """Two sets of so many articles, and how alike they are."""
    members = "abcdefghijkl"[: 2 * size]
    one, other = members[:size], members[size:]
    inside = {pair: within for half in (one, other) for pair in combinations(half, 2)}
    return members, inside | {(a, b): between for a in one for b in other}


@pytest.mark.parametrize(
    ("within", "between", "size", "expected"),
    [
        (0.6, 0.2, 2, 1),
        (0.6, 0.2, 5, 2),
        (0.6, 0.35, 5, 2),
        (0.6, 0.5, 5, 1),
        (0.4, 0.35, 5, 1),
        (0.25, 0.2, 5, 2),
    ],
)
def test_two_stories_of_several_articles_need_more_than_one_article_does(
    within: float, between: float, size: int, expected: int
) -> None:
    assert len(stories(*two(within, between, size))) == expected


def test_what_is_kept_apart_stays_apart() -> None:
    def apart(one: object, other: object) -> bool:
        return {"a", "c"} <= {*map(str, one), *map(str, other)}  # type: ignore[call-overload]

    edges = {("a", "b"): 0.9, ("a", "c"): 0.8, ("b", "c"): 0.8}
    assert average_link("abc", edges, 0.2, apart=apart) == (("a", "b"), ("c",))


def test_unknown_pairs_count_what_they_are_said_to() -> None:
    chain = {("a", "b"): 0.6, ("b", "c"): 0.5}
    assert average_link("abc", chain, 0.3) == (("a", "b"), ("c",))
    assert average_link("abc", chain, 0.3, missing=0.2) == (("a", "b", "c"),)


PAIRS = [(a, b) for a in NAMES for b in NAMES if a < b]
EDGES = st.dictionaries(st.sampled_from(PAIRS), st.floats(0, 1), max_size=len(PAIRS))


@given(EDGES, st.permutations(NAMES))
def test_the_order_does_not_count(edges: Edges, order: list[str]) -> None:
    turned = dict(reversed(edges.items()))
    assert stories(order, turned) == stories(NAMES, edges)


@given(EDGES)
def test_every_article_is_in_one_story(edges: Edges) -> None:
    assert sorted(name for story in stories(NAMES, edges) for name in story) == list(NAMES)


@given(EDGES, EDGES)
def test_a_group_depends_on_its_members_alone(edges: Edges, others: Edges) -> None:
    elsewhere = {(a.upper(), b.upper()): w for (a, b), w in others.items()}
    capitals = tuple(name.upper() for name in NAMES)
    together = stories((*NAMES, *capitals), {**edges, **elsewhere})
    assert set(together) == {*stories(NAMES, edges), *stories(capitals, elsewhere)}
