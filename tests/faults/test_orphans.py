from __future__ import annotations

from pathlib import Path

from tests.faults.child import command
from tests.faults.orphans import left_by
from tests.faults.world import contents
from tests.samples import FIRST

MANY = 8
"""Articles enough for workers to be started."""


def test_workers_end_with_the_run_and_the_server_s_processes_with_the_server(tmp_path: Path) -> None:
    seeds, out, clean = tmp_path / "seeds", tmp_path / "out", tmp_path / "clean"
    seeds.mkdir()
    for number in range(MANY):
        (seeds / f"{number}.txt").write_text(FIRST.replace("Orvel", f"Orvel {number}"), "utf-8")
    arguments = ["run", str(seeds), "--attributor", "rules", "--workers", "2", "--out"]
    results = out / ".sayso" / "results"

    had, left = left_by([*arguments, str(out)], lambda had: len(had) >= 2 and len([*results.glob("*/*.json")]) >= 1)
    assert (had >= 2, left) == (True, set())
    for folder in (out, clean):
        assert command([*arguments, str(folder)], tmp_path / "log").status == 0
    assert contents(out) == contents(clean)

    # The first process that it starts makes the index of the page.
    had, left = left_by(["serve", str(out), "--port", "0"], bool)
    assert (had >= 1, left) == (True, set())
