"""Partitions hold the records and quads of the whole files, in the same bytes each time."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, parse

from pipeline import jsonl
from pipeline.cli import main
from pipeline.errors import NotFoundError, SetupError
from pipeline.fold import shard_of
from pipeline.partitions import Manifest, quads
from pipeline.partitions.export import export
from pipeline.records import RECORDS
from tests.fold.newsroom import results
from tests.partitions.conftest import keep

MANIFEST = "manifest.json"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path below it."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def manifest_of(folder: Path) -> Manifest:
    """The manifest of an export."""
    return jsonl.decode((folder / MANIFEST).read_bytes(), Manifest)


def lines(folder: Path, pattern: str) -> list[bytes]:
    """The lines of the files that a pattern finds, in the order of the files."""
    return [line for path in sorted(folder.glob(pattern)) for line in path.read_bytes().splitlines(keepends=True)]


@pytest.fixture(scope="module")
def parts(out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of JSON Lines and N-Quads in four partitions."""
    folder = tmp_path_factory.mktemp("parts")
    export(out, str(folder), ("jsonl", "nquads"), 4)
    return folder


@pytest.mark.parametrize("kind", RECORDS)
def test_the_partitions_hold_the_lines_of_the_whole_file(out: Path, parts: Path, kind: str) -> None:
    whole = lines(out, f"{kind}.jsonl")
    assert sorted(lines(parts, f"{kind}/*.jsonl")) == sorted(whole)
    assert len(list(parts.glob(f"{kind}/part-0000[0-3].jsonl"))) == 4
    assert manifest_of(parts).records[kind] == len(whole)
    place = {line: number for number, line in enumerate(whole)}
    for path in parts.glob(f"{kind}/*.jsonl"):
        order = [place[line] for line in path.read_bytes().splitlines(keepends=True)]
        assert order == sorted(order), "records are in the order of the whole file"


def test_the_partitions_hold_the_quads_of_the_whole_graph(out: Path, parts: Path) -> None:
    assert set(lines(parts, "quads/*/*.nq")) == set(lines(out, "graph.nq"))


def test_an_article_is_a_block_of_sorted_quads_in_the_partition_of_its_id(parts: Path) -> None:
    seen = []
    for number, path in enumerate(sorted(parts.glob("quads/articles/*.nq"))):
        found = path.read_bytes().splitlines()
        graphs = list(dict.fromkeys(line.rsplit(b" ", 2)[1] for line in found))
        assert graphs == sorted(graphs)
        for graph in graphs:
            block = [line for line in found if line.rsplit(b" ", 2)[1] == graph]
            start = found.index(block[0])
            assert found[start : start + len(block)] == sorted(set(block))
            key = graph.decode().rpartition("/")[2].rstrip(">")
            assert shard_of(key, 4) == number
            seen.append(key)
    assert sorted(seen) == sorted(results())


def test_any_store_reads_the_quads(parts: Path) -> None:
    for path in parts.glob("quads/*/*.nq"):
        for quad in parse(path.read_bytes(), RdfFormat.N_QUADS):
            assert str(quad.graph_name).startswith("<https://w3id.org/sayso/")


def test_the_manifest_tells_every_file(parts: Path) -> None:
    found, manifest = contents(parts), manifest_of(parts)
    assert {file.path for file in manifest.files} == found.keys() - {MANIFEST}
    for file in manifest.files:
        data = found[file.path]
        assert (file.size, file.sha256) == (len(data), hashlib.sha256(data).hexdigest())
        assert file.records == data.count(b"\n")
    assert (manifest.schema, manifest.partitions, manifest.formats) == (1, 4, ("jsonl", "nquads"))


def test_the_same_corpus_gives_the_same_bytes_and_writes_nothing_anew(out: Path, parts: Path, tmp_path: Path) -> None:
    export(out, str(tmp_path), ("nquads", "jsonl"), 4)
    assert contents(tmp_path) == contents(parts)
    before = {path: path.stat().st_ino for path in tmp_path.rglob("part-*")}
    export(out, str(tmp_path), ("jsonl", "nquads"), 4)
    assert contents(tmp_path) == contents(parts)
    assert {path: path.stat().st_ino for path in tmp_path.rglob("part-*")} == before


def test_an_article_that_goes_leaves_other_partitions_as_they_were(parts: Path, tmp_path: Path) -> None:
    keep(tmp_path / "run", {name: part for name, part in results().items() if name != "vote"})
    export(tmp_path / "run", str(tmp_path / "parts"), ("jsonl", "nquads"), 4)
    before, after = contents(parts), contents(tmp_path / "parts")
    own = ("articles", "attributions", "times", "quads/articles")
    changed = {path for path in before if path.startswith(own) and after[path] != before[path]}
    assert changed == {path for path in before if path.startswith(own) and f"{shard_of('vote', 4):05}." in path}


def test_compressed_files_hold_the_same(out: Path, parts: Path, tmp_path: Path) -> None:
    export(out, str(tmp_path), ("jsonl", "nquads"), 4, packed=True)
    unpacked = {
        path.removesuffix(".gz"): gzip.decompress(data) for path, data in contents(tmp_path).items() if path != MANIFEST
    }
    assert unpacked == {path: data for path, data in contents(parts).items() if path != MANIFEST}


def test_parquet_has_the_fields_and_values_of_the_lines(out: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    export(out, str(tmp_path), ("parquet",), 3)
    for kind in RECORDS:
        rows = [
            row for path in sorted(tmp_path.glob(f"{kind}/*.parquet")) for row in parquet.read_table(path).to_pylist()
        ]
        whole = [json.loads(line) for line in lines(out, f"{kind}.jsonl")]
        assert sorted(map(json.dumps, rows)) == sorted(map(json.dumps, whole))
    again = tmp_path / "again"
    export(out, str(again), ("parquet",), 3)
    assert {path: data for path, data in contents(tmp_path).items() if not path.startswith("again")} == contents(again)


def test_an_address_of_fsspec_gets_the_same_files(out: Path, parts: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    files = fsspec.filesystem("memory")
    for _ in range(2):
        export(out, "memory://bucket/news", ("jsonl", "nquads"), 4)
        found = {path.removeprefix("/bucket/news/"): files.cat_file(path) for path in files.find("/bucket/news")}
        assert found == contents(parts)
    export(out, "memory://bucket/news", ("jsonl",), 2)
    left = {path.removeprefix("/bucket/news/") for path in files.find("/bucket/news")}
    assert left == {f"{kind}/part-0000{number}.jsonl" for kind in RECORDS for number in (0, 1)} | {MANIFEST}


def test_files_of_an_earlier_export_go_and_those_of_others_stay(out: Path, tmp_path: Path) -> None:
    export(out, str(tmp_path), ("jsonl", "nquads"), 9)
    (tmp_path / "claims" / "notes.txt").write_text("mine")
    (tmp_path / "part-00000.jsonl").write_text("mine too")
    export(out, str(tmp_path), ("jsonl",), 2)
    expected = {f"{kind}/part-0000{number}.jsonl" for kind in RECORDS for number in (0, 1)}
    assert contents(tmp_path).keys() == expected | {MANIFEST, "claims/notes.txt", "part-00000.jsonl"}


def test_an_export_that_fails_has_no_manifest(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export(out, str(tmp_path), ("jsonl", "nquads"), 2)
    whole = contents(tmp_path)

    def broken(*arguments: object) -> bytes:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(quads, "of_standings", broken)
        result = CliRunner().invoke(main, ["export", "--out", str(out), "--to", str(tmp_path), "--partitions", "2"])
    assert result.exit_code == 3
    assert "No space left" in result.output
    assert contents(tmp_path).keys() == whole.keys() - {MANIFEST}
    export(out, str(tmp_path), ("jsonl", "nquads"), 2)
    assert contents(tmp_path) == whole


KILLED = """
import os, signal, sys
from pathlib import Path
from pipeline.partitions.export import export
told = 0
def progress(step, done, total):
    global told
    told += step == "partition"
    if told == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
export(Path(sys.argv[1]), sys.argv[2], ("jsonl", "nquads"), 4, progress=progress)
"""


@pytest.mark.parametrize("told", [1, 6])
def test_a_killed_export_is_made_whole_by_the_next(out: Path, parts: Path, tmp_path: Path, told: int) -> None:
    command = [sys.executable, "-c", KILLED, str(out), str(tmp_path), str(told)]
    ended = subprocess.run(command, timeout=120, check=False, env={**os.environ, "PYTHONPATH": str(Path.cwd())})
    assert ended.returncode == -signal.SIGKILL
    assert not (tmp_path / MANIFEST).exists()
    (tmp_path / f".{MANIFEST}.{os.getpid()}.part").write_text("{")  # as one leaves that was killed a moment later
    export(out, str(tmp_path), ("jsonl", "nquads"), 4)
    assert contents(tmp_path) == contents(parts)
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_what_can_t_be_done_is_told(out: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="sayso run"):
        export(tmp_path, str(tmp_path / "parts"), ("jsonl",), 2)
    with pytest.raises(SetupError, match="nowhere"):
        export(out, "nowhere://bucket", ("jsonl",), 2)
    result = CliRunner().invoke(main, ["export", "--out", str(out), "--format", "jsonl"])
    assert result.exit_code == 2
    assert "--to" in result.output


def test_the_command_tells_what_it_wrote(out: Path, parts: Path, tmp_path: Path) -> None:
    arguments = ["export", "--out", str(out), "--to", str(tmp_path), "--partitions", "4"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert "articles" in result.output
    assert contents(tmp_path) == contents(parts)


def test_a_damaged_fold_is_made_anew(parts: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    keep(run, results())
    export(run, str(tmp_path / "parts"), ("jsonl", "nquads"), 4)
    fold = run / ".sayso" / "fold.sqlite"
    whole = fold.read_bytes()
    fold.write_bytes(whole[: len(whole) // 2] + bytes(512) + whole[len(whole) // 2 + 512 :])
    export(run, str(tmp_path / "parts"), ("jsonl", "nquads"), 4)
    assert contents(tmp_path / "parts") == contents(parts)
