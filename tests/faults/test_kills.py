"""A share of the campaign of kills; ``python -m tests.faults`` has more."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults.caches import caches
from tests.faults.elsewhere import Partitions, Sent, Writer
from tests.faults.kills import CASES, Case, Scene, campaign
from tests.push.oxigraph import BINARY, running


@pytest.mark.parametrize("case", [CASES[1], CASES[4], CASES[8]], ids=lambda case: case.name)
def test_a_command_that_is_killed_leaves_whole_files_and_can_be_given_again(tmp_path: Path, case: Case) -> None:
    (scene,) = campaign(tmp_path, 6, 7, (case,))
    assert scene.told.found == ()
    assert scene.told.kills


def test_a_replacing_of_files_that_was_killed_is_ended_by_who_comes_next(tmp_path: Path) -> None:
    scene = Scene(CASES[8], tmp_path / "scene")
    for number in range(scene.operations - 7, scene.operations, 3):  # the renames are the last of its operations
        scene.kill_at(number)
    assert scene.told.found == ()
    assert scene.told.mixed


def test_caches_that_were_killed_or_damaged_are_made_anew(tmp_path: Path) -> None:
    chance = random.Random(7)
    for cache in caches(tmp_path):
        for _ in range(2):
            cache.kill(chance)
            cache.damage(chance)
        assert cache.wrong == ()


def killed(writer: Writer) -> None:
    for share in (0.8, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1):  # how long it takes differs from one time to the other
        if writer.counts["killed"] < 3:
            writer.kill(share)
    assert writer.wrong == ()
    assert writer.counts["killed"]


def test_partitions_whose_writer_was_killed_are_made_whole(tmp_path: Path) -> None:
    killed(Partitions(tmp_path))


@pytest.mark.skipif(BINARY is None, reason="there is no oxigraph server here")
def test_a_push_that_was_killed_at_any_moment_is_carried_on(tmp_path: Path) -> None:
    with running(tmp_path / "oxigraph") as server:
        killed(Sent(tmp_path, server))
