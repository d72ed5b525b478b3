from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.caches import all_quads, whole_page
from tests.faults.child import forked
from tests.faults.fullness import Full
from tests.faults.kills import CASES, Scene
from tests.faults.shortage import fill, small_disk

ROOM = (0, 30_000, 300_000, 1_400_000)


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 12 << 20) as disk:
        full = Full(tmp_path / "scene", disk, CASES[1])
        for free in ROOM:
            full.with_room(free)
        assert full.wrong == ()
        assert full.counts["told"] == len(ROOM)


def test_a_full_disk_is_no_hindrance_to_questions(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 12 << 20) as disk:
        scene = Scene(CASES[1], tmp_path / "scene")
        scene.out = disk / "out"
        assert scene.start
        filler = fill(disk, 20_000)
        without = forked(lambda: all_quads(scene.out), tmp_path / "log")
        page = forked(lambda: whole_page(scene.out), tmp_path / "log")
        assert page.status
        assert not [*scene.out.rglob("*.part"), *scene.out.rglob("*.draft")]
        filler.unlink()
        assert forked(lambda: all_quads(scene.out), tmp_path / "log").said == without.said
        assert forked(lambda: whole_page(scene.out), tmp_path / "log").status == 0


def test_a_full_standard_output_is_told(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    scene = Scene(CASES[1], tmp_path / "scene")
    assert scene.start

    def work() -> None:
        import os
        import sys

        os.dup2(os.open("/dev/full", os.O_WRONLY), 1)
        from pipeline.cli import main

        main(["dossier", "Ana Reyes", "--out", str(scene.out)])
        sys.stdout.flush()

    ended = forked(work, tmp_path / "log")
    assert ended.status
    assert "Traceback" not in ended.said
