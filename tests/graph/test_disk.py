"""The kept store: fresh or made anew, whole or absent, and the same answers as from memory."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Store

from pipeline.errors import FormatError
from pipeline.graph import build, disk, load, query, questions
from pipeline.graph.loading import engine
from tests.samples import CORPUS

EVERYTHING = "SELECT * { ?s ?p ?o }"
STATEMENT = "<https://orvel.example/a> <https://orvel.example/b> <https://orvel.example/%s> .\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """``graph.nq`` of a run."""
    build(CORPUS, tmp_path)
    return tmp_path / "graph.nq"


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small graphs are kept, too."""
    monkeypatch.setattr(disk, "_LARGE", 0)


def stores(file: Path) -> list[str]:
    return sorted(path.name for path in (file.parent / disk.HOME).iterdir() if path.is_dir())


def test_a_store_is_made_once(file: Path) -> None:
    assert disk.find(file) is None
    told: list[tuple[int, int]] = []
    store = disk.make(file, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (file.stat().st_size, file.stat().st_size)
    assert disk.find(file) == store
    told.clear()
    assert disk.make(file, progress=lambda done, total: told.append((done, total))) == store
    assert not told


def test_a_store_holds_what_the_file_holds(file: Path) -> None:
    kept = disk.open_made(file)
    assert set(kept.store) == set(engine(load(file)))
    with pytest.raises(RuntimeError, match="read-write"):
        kept.store.clear()


@pytest.mark.usefixtures("always")
def test_answers_are_those_of_memory(file: Path) -> None:
    memory, kept = load(file), disk.open_graph(file)
    assert query(kept, EVERYTHING) == query(memory, EVERYTHING)
    for question in questions.list_questions():
        if all(p.default is not None for p in question.parameters):
            assert questions.ask(kept, question.name) == questions.ask(memory, question.name), question.name


@pytest.mark.parametrize("question", questions.list_questions(), ids=lambda q: q.name)
def test_lists_in_answers_are_in_an_order_of_their_own(question: questions.Question) -> None:
    ordered = " ".join(re.findall(r"ORDER BY ([^\n}]*)", question.text)).split()
    for listed in re.findall(r"GROUP_CONCAT\(DISTINCT (\?\w+)", question.text):
        assert listed in ordered


def test_a_small_graph_is_read_into_memory(file: Path) -> None:
    assert query(disk.open_graph(file), EVERYTHING) == query(load(file), EVERYTHING)
    assert not (file.parent / ".sayso").exists()


@pytest.mark.usefixtures("always")
def test_what_is_written_anew_is_stored_anew(file: Path) -> None:
    first = disk.make(file)
    build(replace(CORPUS, events=()), file.parent)
    assert disk.find(file) is None
    assert query(disk.open_graph(file), EVERYTHING) == query(load(file), EVERYTHING)
    assert first.name not in stores(file)
    assert len(stores(file)) == 1


def test_what_is_only_touched_or_copied_is_not(file: Path, tmp_path: Path) -> None:
    store = disk.make(file)
    inode = (store / "CURRENT").stat().st_ino
    os.utime(file, ns=(0, 0))
    assert disk.find(file) is None
    assert disk.make(file) == store
    assert (store / "CURRENT").stat().st_ino == inode
    copied = shutil.copytree(file.parent, tmp_path / "copy") / "graph.nq"
    assert disk.make(copied).name == store.name
    assert query(load(copied), EVERYTHING) == query(disk.open_graph(copied), EVERYTHING)


def test_another_engine_makes_its_own(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk.make(file)
    monkeypatch.setattr("pyoxigraph.__version__", "99.0")
    assert disk.find(file) is None
    assert disk.make(file).name.endswith("-99.0")


def test_a_store_that_is_read_is_not_deleted(file: Path) -> None:
    reader = disk.open_made(file)
    build(replace(CORPUS, events=()), file.parent)
    disk.make(file)
    assert len(stores(file)) == 2
    assert len(list(reader.store.quads_for_pattern(None, None, None))) > 100
    assert reader.lock is not None
    reader.lock.close()
    build(replace(CORPUS, relations=()), file.parent)
    disk.make(file)
    assert len(stores(file)) == 1


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize("harm", ["emptied", "cut", "stamp"])
def test_a_damaged_store_is_made_anew(file: Path, harm: str) -> None:
    store = disk.make(file)
    if harm == "emptied":
        shutil.rmtree(store)
        store.mkdir()
    elif harm == "cut":
        (store / "CURRENT").write_bytes(b"")
    else:
        (store.parent / "stamp.json").write_text("{")
    assert query(disk.open_graph(file), EVERYTHING) == query(load(file), EVERYTHING)


@pytest.mark.usefixtures("always")
def test_where_nothing_can_be_written_the_graph_is_read_into_memory(file: Path) -> None:
    (file.parent / ".sayso").write_text("in the way")
    assert query(disk.open_graph(file), EVERYTHING) == query(load(file), EVERYTHING)


@pytest.mark.usefixtures("always")
def test_a_file_that_can_not_be_read_leaves_no_store(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])
    with pytest.raises(FormatError, match=r"graph\.nq"):
        disk.open_graph(file)
    assert stores(file) == []
    assert disk.find(file) is None


def test_a_kill_leaves_no_half_store(file: Path) -> None:
    many = b"".join(b'<http://x.example/%d> <http://x.example/p> "%d" .\n' % (n, n) for n in range(200_000))
    file.write_bytes(many)
    code = (
        "import sys; from pathlib import Path; from pipeline.graph import disk\n"
        "disk.make(Path(sys.argv[1]), progress=lambda done, total: print(done, flush=True))"
    )
    command = [sys.executable, "-c", code, str(file)]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    assert disk.find(file) is None
    store = disk.make(file)
    assert len(Store.read_only(str(store))) == 200_000
    assert stores(file) == [store.name]


def test_another_file_with_the_times_of_the_first_has_another_store(tmp_path: Path) -> None:
    file, home = tmp_path / "graph.nq", tmp_path / "stores"
    file.write_text(STATEMENT % "one")
    first, times = disk.make(file, home), file.stat()
    with file.open("r+") as stream:  # in place, so that size and inode are the same
        stream.write(STATEMENT % "two")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert disk.find(file, home) is None
    assert disk.make(file, home) != first
