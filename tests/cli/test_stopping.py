"""Ctrl-C in the middle of a run."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.samples import FIRST

RUN = [sys.executable, "-m", "pipeline.cli", "run", "--attributor", "rules", "--workers", "2"]


def digests(out: Path) -> dict[str, str]:
    """What stands in the files of a run."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(out.iterdir()) if p.is_file()}


def living(group: int) -> list[str]:
    """The processes of a group that have not ended."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, fields = path.read_text().partition(") ")
        except OSError:
            continue  # it has ended since
        state, _, its_group, *_ = fields.split()
        if int(its_group) == group and state not in "ZX":
            found.append(name)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_stops_and_goes_on(number: signal.Signals, tmp_path: Path) -> None:
    seeds, out = tmp_path / "seeds", tmp_path / "out"
    seeds.mkdir()
    for place in range(16):
        (seeds / f"{place:02}.txt").write_text(FIRST.replace("Orvel", f"Orvel {place}"), "utf-8")
    command = [*RUN, str(seeds), "--out", str(out)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        deadline = time.monotonic() + 120
        while not [*out.glob(".sayso/results/*/*.json")]:
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.02)
        if number == signal.SIGINT:
            os.killpg(process.pid, number)  # as a terminal does
        else:
            process.send_signal(number)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert "Stopped. " in told
    assert "the same command goes on from here" in told
    assert "Traceback" not in told
    while living(process.pid):
        assert time.monotonic() < deadline, "a worker lives on"
        time.sleep(0.05)
    kept = {path: path.stat().st_mtime_ns for path in out.glob(".sayso/results/*/*.json")}
    assert kept
    assert not [*out.rglob(".*.part")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    clean = tmp_path / "clean"
    subprocess.run([*RUN, str(seeds), "--out", str(clean)], check=True, capture_output=True, timeout=120)
    assert digests(out) == digests(clean)


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"


def test_ctrl_c_ends_a_query_that_takes_for_ever(tmp_path: Path) -> None:
    graph = tmp_path / "graph.nt"
    graph.write_text("".join(f'<x:s{n}> <x:p> "{n}" .\n' for n in range(500)))
    program = (
        "import signal, sys; from pipeline.cli import main\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # whatever the tests were started from
        "from pipeline.cli import asking\n"
        "ask = asking.run_query\n"
        "asking.run_query = lambda *given: (print('asked', flush=True), ask(*given))[1]\n"
        "main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", program, "query", "-e", ENDLESS, "--on", str(graph)]
    asking = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert asking.stdout is not None
        assert asking.stdout.readline() == "asked\n"
        time.sleep(0.3)  # in the engine by now
        asking.send_signal(signal.SIGINT)
        assert asking.wait(timeout=10) == -signal.SIGINT
    finally:
        asking.kill()
        asking.communicate(timeout=10)
