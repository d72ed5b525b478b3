"""Shares of what a pronoun may mean."""

from __future__ import annotations

import pytest

from pipeline.stages.resolve.salience import Candidate, Scene, shares

WEIGHTS = {"near": 1.0, "far": -1.0, "known": 0.5, "none": 0.0}


def test_none_of_them_takes_its_share() -> None:
    alone = shares(Scene((Candidate(3, (), (("far",),)),), ("none",)), WEIGHTS)
    assert alone == {3: pytest.approx(0.269, abs=0.001)}


def test_the_mentions_of_an_entity_add_up() -> None:
    scene = Scene((Candidate(1, (), (("near",), ("near",))), Candidate(2, (), (("near",),))), ("none",))
    found = shares(scene, WEIGHTS)
    assert found[1] == pytest.approx(2 * found[2])


def test_a_feature_without_a_weight_counts_nothing() -> None:
    one, other = (shares(Scene((Candidate(1, own, (("near",),)),), ("none",)), WEIGHTS) for own in ((), ("odd",)))
    assert one == other
