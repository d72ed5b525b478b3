"""Stories, and the clusters under them."""

from __future__ import annotations

from itertools import combinations

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


def test_two_stories_of_several_articles_need_more_than_one_article_does() -> None:
    inside = {pair: 0.6 for group in ("abc", "def") for pair in combinations(group, 2)}
    between = {(a, b): 0.2 for a in "abc" for b in "def"}
    assert stories("abcdef", inside | between) == (("a", "b", "c"), ("d", "e", "f"))
    assert stories("abcd", {k: w for k, w in (inside | between).items() if set(k) <= set("abcd")}) == (tuple("abcd"),)


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
