"""One writer at a time in a run's folder; who reads meanwhile sees one state."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import graph, jsonl
from pipeline.errors import SaysoError
from pipeline.lock import alone
from pipeline.model import Corpus, EntityJudgement
from pipeline.placing import replacing
from pipeline.records import FILES, load_corpus
from pipeline.store import STORE, Store
from tests.faults.child import command, copied, forked
from tests.faults.kills import CASES, Scene
from tests.faults.test_places import READ, WRITE
from tests.faults.world import public

ROUNDS = 40


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """A run that has been made, and one to come."""
    made = Scene(CASES[1], tmp_path_factory.mktemp("locks") / "scene")
    assert made.end
    return made


def test_who_writes_is_refused_while_a_run_is_at_work(scene: Scene, tmp_path: Path) -> None:
    scene.out = copied(scene.start, tmp_path / "out")
    before = public(scene.out)
    with Store(scene.out / STORE).locked():
        for arguments in WRITE:
            ended = command(scene.filled(arguments), tmp_path / "log")
            assert ended.status == 3, ended.said
            assert "another run is at work here; wait for it to end" in ended.said
        for arguments in READ:
            assert command(scene.filled(arguments), tmp_path / "log").status == 0
    assert public(scene.out) == before


@contextlib.contextmanager
def without_locks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A file system that knows no locks, as some network folders."""

    def flock(handle: int, kind: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    with monkeypatch.context() as patched:
        patched.setattr(fcntl, "flock", flock)
        yield


def test_where_there_are_no_locks_a_file_tells_who_is_at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with without_locks(monkeypatch):
        told = f"process {os.getpid()} of {socket.gethostname()} is at work"
        with alone(tmp_path / STORE), pytest.raises(SaysoError, match=told), alone(tmp_path / STORE):
            pass
        with alone(tmp_path / STORE):
            pass
    assert not (tmp_path / STORE / "lock.held").exists()


@pytest.mark.parametrize(("holder", "free"), [("here", True), ("elsewhere", False), ("", False)])
def test_a_process_that_is_gone_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, holder: str, free: bool
) -> None:
    gone = forked(lambda: print(os.getpid()), tmp_path / "log").said.strip()
    host = socket.gethostname() if holder == "here" else "another-machine.example"
    (tmp_path / "lock.held").write_text(f"{host} {gone}\n" if holder else "")
    with without_locks(monkeypatch):
        if free:
            with alone(tmp_path):
                pass
        else:
            with pytest.raises(SaysoError, match="delete the file if it has ended"), alone(tmp_path):
                pass


def test_who_reads_while_files_are_replaced_sees_one_state(scene: Scene, tmp_path: Path) -> None:
    out = copied(scene.start, tmp_path / "out")
    states = [load_corpus(scene.start), load_corpus(scene.end)]
    files = [{name: (folder / name).read_bytes() for name in FILES} for folder in (scene.start, scene.end)]

    def write() -> None:
        for turn in range(10_000):
            with Store(out / STORE).locked(), replacing(out) as draft:
                for name, data in files[turn % 2].items():
                    (draft / name).write_bytes(data)
            time.sleep(0.002)

    seen = set()
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            write()
        os._exit(1)
    try:
        for _ in range(ROUNDS):
            with contextlib.suppress(SaysoError):  # that it is written again and again
                found = load_corpus(out)
                assert found in states
                seen.add(states.index(found))
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
    assert seen == {0, 1}
    assert load_corpus(out) in states


def test_what_was_changed_by_hand_meanwhile_is_not_lost(scene: Scene, tmp_path: Path) -> None:
    scene.out = copied(scene.start, tmp_path / "out")
    judged = scene.out / "judgements.jsonl"
    line = jsonl.encode(EntityJudgement("entity-a", "entity-b", "same", "told", "Ana Reyes", "A", "B")) + b"\n"

    def prepare() -> None:
        build = graph.build

        def slow(corpus: Corpus, out: Path) -> graph.Built:
            judged.write_bytes(line)
            return build(corpus, out)

        setattr(graph, "build", slow)  # noqa: B010

    ended = command(scene.filled(WRITE[0]), tmp_path / "log", prepare)
    assert (ended.status, ended.told) == (3, True), ended.said
    assert "it was changed while the run was at work" in ended.said
    assert judged.read_bytes() == line
    assert command(scene.filled(WRITE[0]), tmp_path / "log").status == 0
    assert b"Ana Reyes" in judged.read_bytes()
