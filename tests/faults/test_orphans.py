from __future__ import annotations

from pathlib import Path

from tests.faults.child import command, copied
from tests.faults.kills import CASES, Scene
from tests.faults.orphans import left_by
from tests.faults.world import contents


def test_workers_end_with_the_run_and_the_server_s_processes_with_the_server(tmp_path: Path) -> None:
    scene = Scene(CASES[1], tmp_path / "scene")
    expected = contents(scene.end)
    copied(scene.start, scene.out)
    results = scene.out / ".sayso" / "results"
    before = {*results.glob("*/*.json")}
    arguments = [a if a != "1" else "2" for a in scene.filled(scene.case.arguments)]

    had, left = left_by(arguments, lambda had: len(had) >= 2 and len({*results.glob("*/*.json")} - before) >= 1)
    assert (had >= 2, left) == (True, set())
    assert command(scene.filled(scene.case.arguments), tmp_path / "log").status == 0
    assert contents(scene.out) == expected

    # The first process that it starts makes the index of the page.
    had, left = left_by(["serve", str(scene.out), "--port", "0"], bool)
    assert (had >= 1, left) == (True, set())
