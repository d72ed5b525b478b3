"""What is shown first."""

from __future__ import annotations

from dataclasses import replace

from pipeline.view.collect import collect
from pipeline.view.payload import Mark
from pipeline.view.rank import by_importance, opening
from tests.view.drawn import big_corpus, graph_of


def test_one_hub_does_not_fill_the_view() -> None:
    hub, other = 100, 101
    near = {n: [hub] for n in range(6)} | {6: [other], 7: [other], hub: list(range(6)), other: [6, 7]}
    assert by_importance(range(8), near, [hub, other])[:4] == [0, hub, 6, other]


def test_what_every_claim_has_weighs_nothing() -> None:
    near = {0: [100], 1: [100, 101], 100: [0, 1], 101: [1]}
    assert by_importance([0, 1], near, [100, 101], light={100})[0] == 1


def test_no_more_beside_the_claims_than_fits() -> None:
    claims = [Mark(f"c{n}", "claim", "", "", n, 1, n) for n in range(20)]
    about = [Mark(f"e{n}", "event" if n < 5 else "entity", "", "", 20 + n, 2, n) for n in range(40)]
    shown = opening([*claims, *about], [0] * 20 + [1] * 39 + [3], 100)
    assert len(shown) == 40
    assert 59 in shown
    assert not {20, 21, 22, 23, 24} & set(shown)
    few = opening([*claims[:2], *(replace(mark, rank=mark.rank - 18) for mark in about)], [0] * 2 + [1] * 40, 100)
    assert len(few) == 2 + 12


def test_ranks_are_a_whole_order() -> None:
    corpus = big_corpus(6, 10)
    payload, _ = collect(corpus, graph_of(corpus))
    assert sorted(mark.rank for mark in payload.marks) == list(range(len(payload.marks)))
