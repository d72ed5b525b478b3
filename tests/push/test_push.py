"""What is sent, by a server that keeps a list, and what is remembered when that fails."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline import jsonl
from pipeline.cli import main
from pipeline.errors import FormatError, SaysoError
from pipeline.partitions.manifest import File, Manifest
from pipeline.push import GraphStore, Patience, Pushed, Remembered, of_partitions, of_run, push
from pipeline.push.source import Quads
from tests.push.crooked import Crooked, crooked, says, sleeps

HASTY = Patience(timeout=5, attempts=2, first=0.01)


def write(out: Path, graphs: dict[str, str]) -> None:
    """A run whose graphs hold one triple each."""
    (out / "graph.nq").write_text("".join(f'<a:a> <b:b> "{held}" <{graph}> .\n' for graph, held in graphs.items()))


@pytest.fixture
def server() -> Iterator[Crooked]:
    """A server that does well, until it is told otherwise."""
    with crooked() as found:
        yield found


def pushed(out: Path, to: Crooked, files: list[Quads] | None = None, **options: int) -> Pushed:
    """Push a run."""
    to.seen.clear()
    with closing(Remembered(out / "push", to.address)) as known, closing(GraphStore(to.address, None, HASTY)) as store:
        return push(
            files or of_run(out), store, known, bool(options.get("everything")), parallel=options.get("parallel", 2)
        )


def asked(server: Crooked) -> list[str]:
    """What was asked, but for whether a graph is there, sorted."""
    return sorted(f"{method} {path.rpartition('=')[2]}" for method, path, _ in server.seen if method != "HEAD")


def test_only_what_changed_is_sent(tmp_path: Path, server: Crooked) -> None:
    write(tmp_path, {"g:1": "one", "g:2": "two", "g:3": "three"})
    assert pushed(tmp_path, server) == Pushed(3, 0, 0)
    assert server.graphs["g:1"] == b'<a:a> <b:b> "one" .\n'
    write(tmp_path, {"g:1": "one", "g:2": "another", "g:4": "four"})
    assert pushed(tmp_path, server) == Pushed(2, 1, 1)
    assert asked(server) == ["DELETE g%3A3", "PUT g%3A2", "PUT g%3A4"]
    assert pushed(tmp_path, server) == Pushed(0, 0, 3)
    assert pushed(tmp_path, server, everything=1, parallel=1) == Pushed(3, 0, 0)


def test_each_address_is_remembered_by_itself(tmp_path: Path, server: Crooked) -> None:
    write(tmp_path, {"g:1": "one"})
    with crooked() as other:
        assert pushed(tmp_path, server) == pushed(tmp_path, other) == Pushed(1, 0, 0)
        assert pushed(tmp_path, server) == Pushed(0, 0, 1)


def test_what_failed_is_sent_again_and_no_more(tmp_path: Path, server: Crooked) -> None:
    write(tmp_path, {f"g:{number}": "one" for number in range(6)})
    server.misdeeds = [says(204), says(204), says(500, "full")]
    with pytest.raises(SaysoError, match=r"500 .*full"):
        pushed(tmp_path, server, parallel=1)
    assert pushed(tmp_path, server) == Pushed(4, 0, 2)


def test_what_was_being_changed_is_sent_even_if_it_is_as_before(tmp_path: Path, server: Crooked) -> None:
    write(tmp_path, {"g:1": "one"})
    pushed(tmp_path, server)
    write(tmp_path, {"g:1": "another"})
    server.misdeeds = [says(500)]  # it may have taken the graph, or not
    with pytest.raises(SaysoError):
        pushed(tmp_path, server)
    write(tmp_path, {"g:1": "one"})
    assert pushed(tmp_path, server) == Pushed(1, 0, 0)


def test_a_graph_that_could_not_be_deleted_is_deleted_later(tmp_path: Path, server: Crooked) -> None:
    write(tmp_path, {"g:1": "one", "g:2": "two"})
    pushed(tmp_path, server)
    write(tmp_path, {"g:1": "one"})
    server.misdeeds = [says(200), says(500)]  # it is there; it can't be deleted
    with pytest.raises(SaysoError, match="DELETE"):
        pushed(tmp_path, server)
    assert pushed(tmp_path, server) == Pushed(0, 1, 1)
    assert server.graphs.keys() == {"g:1"}


def test_a_damaged_memory_is_begun_anew(tmp_path: Path, server: Crooked) -> None:
    write(tmp_path, {"g:1": "one"})
    pushed(tmp_path, server)
    for path in (tmp_path / "push").glob("*.sqlite*"):
        path.write_bytes(b"no database" * 99)
    assert pushed(tmp_path, server) == Pushed(1, 0, 0)


def test_two_pushes_to_one_address_don_t_meet(tmp_path: Path, server: Crooked) -> None:
    write(tmp_path, {"g:1": "one"})
    with (
        closing(Remembered(tmp_path / "push", server.address)) as first,
        first.alone(),
        pytest.raises(SaysoError, match="another push"),
    ):
        pushed(tmp_path, server)


def test_a_file_that_changes_while_it_is_read_is_not_sent(tmp_path: Path, server: Crooked) -> None:
    write(tmp_path, {"g:1": "one"})
    opened = 0

    def open_changed() -> object:
        nonlocal opened
        opened += 1
        write(tmp_path, {"g:1": f"reading {opened}"})
        return (tmp_path / "graph.nq").open("rb")

    with pytest.raises(FormatError, match="push again"):
        pushed(tmp_path, server, [Quads("graph.nq", open_changed)])  # type: ignore[arg-type]
    assert asked(server) == []


def test_a_graph_in_several_files_is_sent_as_one(tmp_path: Path, server: Crooked) -> None:
    files = []
    for number in range(3):
        path = tmp_path / "quads" / "events" / f"part-{number:05}.nq"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'<a:a> <b:b> "{number}" <g:events> .\n<a:a> <b:b> "x" <g:{number}> .\n')
        files.append(File(f"quads/events/part-{number:05}.nq", 2, 0, ""))
    manifest = Manifest(1, "0", 3, ("nquads",), {}, tuple(files))
    jsonl.write(tmp_path / "manifest.json", [manifest])
    assert pushed(tmp_path, server, of_partitions(str(tmp_path))) == Pushed(4, 0, 0)
    assert server.graphs["g:events"] == b'<a:a> <b:b> "0" .\n<a:a> <b:b> "1" .\n<a:a> <b:b> "2" .\n'
    (tmp_path / "quads" / "events" / "part-00001.nq").write_text('<a:a> <b:b> "x" <g:1> .\n')
    assert pushed(tmp_path, server, of_partitions(str(tmp_path))) == Pushed(1, 0, 3)
    jsonl.write(tmp_path / "manifest.json", [Manifest(99, "9.9", 3, ("nquads",), {}, tuple(files))])
    with pytest.raises(FormatError, match=r"later version of Sayso \(9\.9\)"):
        of_partitions(str(tmp_path))


def test_ctrl_c_ends_a_push_that_waits(tmp_path: Path) -> None:
    write(tmp_path, {f"g:{number}": "one" for number in range(9)})
    with crooked(says(204), *[sleeps(30)] * 8) as server:
        command = [sys.executable, "-m", "pipeline.cli", "push", str(server.address), "--out", str(tmp_path)]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            until = time.monotonic() + 60
            while len(server.seen) < 4 and time.monotonic() < until:
                time.sleep(0.05)
            process.send_signal(signal.SIGINT)
            _, told = process.communicate(timeout=20)
        finally:
            process.kill()
        assert process.returncode == 130
        assert "goes on from here" in told
        server.misdeeds.clear()
        again = CliRunner().invoke(main, ["push", str(server.address), "--out", str(tmp_path)])
        assert again.exit_code == 0, again.output
        assert len(server.graphs) == 8, "one was sent before"


def test_a_refusal_ends_the_command_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"g:1": "one"})
    monkeypatch.setenv("SAYSO_PUSH_USER", "ana")
    monkeypatch.setenv("SAYSO_PUSH_PASSWORD", "s3cret")
    with crooked(says(401, "who?")) as server:
        result = CliRunner().invoke(main, ["push", str(server.address), "--out", str(tmp_path)])
        assert server.seen[0][2]["authorization"] == "Basic YW5hOnMzY3JldA=="
    assert result.exit_code == 3
    assert "SAYSO_PUSH_PASSWORD" in result.output
    assert "s3cret" not in result.output
    assert "YW5hOnMzY3JldA" not in result.output


def test_a_memory_that_can_t_be_written_is_told(tmp_path: Path, server: Crooked) -> None:
    write(tmp_path, {"g:1": "one"})
    pushed(tmp_path, server)
    (memory,) = (tmp_path / "push").glob("*.sqlite")
    with closing(sqlite3.connect(memory, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SaysoError, match=memory.name):
            pushed(tmp_path, server)
    assert pushed(tmp_path, server) == Pushed(0, 0, 1)
