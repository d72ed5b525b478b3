"""Clocks, zones and languages of the machine have no part in what is made."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults.child import command
from tests.faults.kills import FIRST, RULES, Case, Scene
from tests.faults.world import contents, public


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """A first run, and what an undisturbed one leaves."""
    made = Scene(Case("run", FIRST), tmp_path_factory.mktemp("clocks") / "scene")
    assert made.length
    return made


def jumping() -> None:
    """A clock that goes back an hour whenever it is looked at."""
    start, looks = time.time_ns(), iter(range(1 << 30))

    def now() -> int:
        return start - 3_600_000_000_000 * next(looks)

    time.time_ns = now
    time.time = lambda: now() / 1e9


def far_away() -> None:
    """Another zone, where it is tomorrow."""
    os.environ["TZ"] = "Pacific/Kiritimati"
    time.tzset()


@pytest.mark.parametrize("prepare", [jumping, far_away])
def test_the_clock_and_its_zone_do_not_matter(scene: Scene, tmp_path: Path, prepare: object) -> None:
    assert callable(prepare)
    scene.out = tmp_path / "out"
    ended = command(scene.filled(FIRST), tmp_path / "log", prepare)
    assert ended.status == 0, ended.said
    assert contents(tmp_path / "out") == contents(scene.end)


@pytest.mark.parametrize("when", [0, 4_102_444_800], ids=["1970", "2100"])
def test_times_of_files_do_not_matter(scene: Scene, tmp_path: Path, when: int) -> None:
    scene.out = tmp_path / "out"
    for _ in range(2):
        for path in [*scene.out.parent.rglob("*"), *scene.first.rglob("*")]:
            os.utime(path, (when, when))
        ended = command(scene.filled(FIRST), tmp_path / "log")
        assert ended.status == 0, ended.said
    assert contents(tmp_path / "out") == contents(scene.end)


def test_the_language_of_the_machine_does_not_matter(scene: Scene, tmp_path: Path) -> None:
    settings = {"LC_ALL": "tr_TR.UTF-8", "LANG": "C", "TZ": "Pacific/Kiritimati", "PYTHONCOERCECLOCALE": "0"}
    arguments = ("run", str(scene.first), "--out", str(tmp_path / "out"), *RULES)
    for more in ({}, {"LC_ALL": "C", "PYTHONUTF8": "0"}):
        done = subprocess.run(
            (sys.executable, "-m", "pipeline.cli", *arguments),
            env={**os.environ, **settings, **more},
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    assert public(tmp_path / "out") == public(scene.end)
