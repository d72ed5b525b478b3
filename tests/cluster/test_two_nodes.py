"""Two nodes on loopback give the bytes of one machine, whatever dies on the way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.options import Options
from pipeline.run import run
from pipeline.seeds import find_seeds
from tests.cluster.two_nodes import BUSY
from tests.samples import FIRST, SECOND

pytestmark = pytest.mark.slow
pytest.importorskip("ray", reason="Ray is not installed (pip install 'sayso[cluster]')")

PLACES = ("Orvel", "Tamsk", "Port Ilan", "Brenna", "Kessim", "Dul", "Maravel", "Ostrey", "Lenn", "Sarrow")
WAIT = 600  # seconds; a quiet machine of two cores takes one tenth of it


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty small invented articles, in text and in JSON Lines, and one file that can't be read."""
    folder = tmp_path_factory.mktemp("seeds")
    for number, place in enumerate(PLACES):
        first, second = (f"date 2024-10-{number + 1:02} {text.replace('Orvel', place)}" for text in (FIRST, SECOND))
        (folder / f"{number}.txt").write_text(first, "utf-8")
        with (folder / "more.jsonl").open("a", encoding="utf-8") as lines:
            lines.write(json.dumps({"id": f"second {number}", "text": second}) + "\n")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


@pytest.fixture(scope="module")
def outs(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders that runs wrote: ``local``, and one for each fault."""
    folder = tmp_path_factory.mktemp("outs")
    run(find_seeds([str(seeds)]), folder / "local", Options())
    return folder


@pytest.fixture(scope="module")
def told(seeds: Path, outs: Path) -> dict[str, dict[str, Any]]:
    """What happened on two nodes."""
    notes = outs / "notes"
    notes.mkdir()
    root = Path(__file__).parents[2]
    ended = subprocess.run(
        [sys.executable, "-m", "tests.cluster.two_nodes", str(seeds), str(outs)],
        cwd=root,
        env={**os.environ, "SAYSO_TEST_NOTES": str(notes), "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=WAIT,
        check=False,
    )
    if ended.returncode == BUSY:
        pytest.skip("the machine is too busy for Ray, which gives a node 15 seconds to start")
    assert ended.returncode == 0, ended.stderr[-3000:]
    assert ended.stderr == ""
    return {line["what"]: line for line in map(json.loads, ended.stdout.splitlines())}


def contents(out: Path) -> dict[str, bytes]:
    """Every file of a folder by its name, but for the fold's state, whose bytes depend on how it came to be."""
    files = (p for p in sorted(out.rglob("*")) if p.is_file() and p.name != "fold.sqlite")
    return {str(p.relative_to(out)): p.read_bytes() for p in files}


def test_both_nodes_read(told: dict[str, dict[str, Any]]) -> None:
    assert told["nodes"]["nodes"] == told["nodes"]["cpus"] == 2
    assert told["none"] == {"what": "none", "read": 20, "readers": 2, "nodes": 2}


def test_two_nodes_make_the_bytes_of_one_machine(told: dict[str, dict[str, Any]], outs: Path) -> None:
    assert contents(outs / "none") == contents(outs / "local")


def test_a_worker_may_die(told: dict[str, dict[str, Any]], outs: Path) -> None:
    assert told["worker"]["readers"] == 3
    assert contents(outs / "worker") == contents(outs / "local")


def test_a_node_may_die(told: dict[str, dict[str, Any]], outs: Path) -> None:
    assert told["node"]["nodes"] == 2
    assert contents(outs / "node") == contents(outs / "local")


def test_an_article_that_kills_is_lost_alone(told: dict[str, dict[str, Any]]) -> None:
    assert told["deadly"]["lost"] == ["deadly"]
    assert told["deadly"]["keys"] == ["deadly", "one", "two"]


def test_nodes_of_another_version_are_refused(told: dict[str, dict[str, Any]]) -> None:
    assert "this machine Sayso 0.0.9" in told["agreement"]["error"]
    assert "pip install" in told["agreement"]["error"]


def test_map_keeps_the_order_and_loses_what_kills(told: dict[str, dict[str, Any]]) -> None:
    assert told["map"]["results"] == [None if n == 13 else 2 * n for n in range(40)]


def test_map_takes_no_more_than_it_can_hold(told: dict[str, dict[str, Any]]) -> None:
    assert told["lazy"]["first"] == 0
    assert told["lazy"]["taken"] < 200


def test_map_raises_what_the_function_raises(told: dict[str, dict[str, Any]]) -> None:
    assert told["raised"]["error"] == "no more than 98"
