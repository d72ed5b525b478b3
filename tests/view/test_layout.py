"""Three columns: in order, apart, at rest, and the same in every run."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.view.collect import LIMIT, collect
from pipeline.view.drawing import drawing, main_scene
from pipeline.view.layout import SPACING, _apart, scene_of, stack
from tests.samples import CORPUS
from tests.view.drawn import big_corpus, graph_of


def test_claims_stand_in_order_and_nothing_overlaps() -> None:
    payload, ties = collect(big_corpus(4, 12), graph_of(big_corpus(4, 12)))
    places = stack(scene_of(payload.marks, ties, range(len(payload.marks))))
    assert set(places) == set(range(len(payload.marks)))
    for column, step in ((0, SPACING["side"]), (1, SPACING["claim"]), (2, SPACING["side"])):
        ys = sorted(y for n, (_, y) in places.items() if payload.marks[n].column == column)
        assert all(b - a >= step - 1 for a, b in pairwise(ys))
    claims = sorted((mark.order, places[n][1]) for n, mark in enumerate(payload.marks) if mark.kind == "claim")
    assert [y for _, y in claims] == sorted(y for _, y in claims)


def test_a_source_stands_amid_its_claims() -> None:
    payload, ties = collect(CORPUS, graph_of(CORPUS))
    places = stack(scene_of(payload.marks, ties, range(len(payload.marks))))
    number = {mark.label: n for n, mark in enumerate(payload.marks)}
    low, high = sorted(
        places[number[label]][1] for label in ("Shelling damaged a bridge", "No soldiers crossed [a bridge]")
    )
    assert low - SPACING["side"] <= places[number["Ana Reyes"]][1] <= high + SPACING["side"]
    assert {x for x, _ in places.values()} == {SPACING["left"], 0, SPACING["right"]}


@given(st.lists(st.floats(-1e4, 1e4), max_size=40), st.floats(0, 1e4))
def test_marks_are_kept_apart_and_beside_the_claims(wanted: list[float], low: float) -> None:
    step = 34
    found = _apart(sorted(wanted), 0, low, step)
    assert len(found) == len(wanted)
    assert all(b - a >= step - 1e-6 for a, b in pairwise(found))
    needed = (len(wanted) - 1) * step
    assert all(0 <= at <= max(low, needed) + 1e-6 for at in found)


def test_the_drawing_has_physics_off_and_opens_on_the_most_shared() -> None:
    corpus = big_corpus(12, 20)
    payload, ties = collect(corpus, graph_of(corpus))
    network = drawing(main_scene(payload, ties), payload.marks)
    assert network.options["physics"]["enabled"] is False
    assert len(network.nodes) == LIMIT < len(payload.marks)
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in network.nodes)
    assert not any("title" in node for node in network.nodes)
    assert sorted(mark.rank for mark in payload.marks) == list(range(len(payload.marks)))
