"""Where seeds come from, and what can't be one."""

import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from pipeline.errors import SaysoError
from pipeline.model import Rejection, Seed
from pipeline.seeds import bounds, find_seeds


def found(*paths: Path | str) -> list[tuple[str, bytes | str]]:
    """Path and bytes of each seed, subject and reason of each rejection."""
    return [
        (s.path, s.data) if isinstance(s, Seed) else (s.subject, s.reason) for s in find_seeds([str(p) for p in paths])
    ]


def test_a_folder_is_read_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.html", "a/b.HTM", "a.txt", ".hidden.txt", ".git/x.txt", "a/.x.txt", "notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "z.html.gz").write_bytes(gzip.compress(b"page"))
    assert found(tmp_path) == [
        ("a/b.HTM", b"a/b.HTM"),
        ("a/c.html", b"a/c.html"),
        ("a.txt", b"a.txt"),
        ("b.txt", b"b.txt"),
        ("notes.md", "unknown-format"),
        ("z.html.gz", b"page"),
    ]


def test_a_file_goes_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_bytes(b"text")
    assert found(tmp_path / "deep" / "a.txt") == [("a.txt", b"text")]


def test_lines_are_seeds(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"id":1}\n\n  \r\n{"id":2}')
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"id":3}\n'))
    assert found(tmp_path) == [
        ("a.jsonl:1", b'{"id":1}\n'),
        ("a.jsonl:4", b'{"id":2}'),
        ("b.jsonl.gz:1", b'{"id":3}\n'),
    ]


def test_long_lines_and_large_files_are_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_LINE", 20)
    monkeypatch.setattr(bounds, "MAX_BYTES", 100)
    (tmp_path / "a.jsonl").write_bytes(b"x" * 19 + b"\n" + b"x" * 3_000_000 + b"\nlast\n" + b"y" * 21)
    (tmp_path / "b.txt").write_bytes(b"x" * 101)
    (tmp_path / "c.txt").write_bytes(b"x" * 100)
    assert found(tmp_path) == [
        ("a.jsonl:1", b"x" * 19 + b"\n"),
        ("a.jsonl:2", "too-large"),
        ("a.jsonl:3", b"last\n"),
        ("a.jsonl:4", "too-large"),
        ("b.txt", "too-large"),
        ("c.txt", b"x" * 100),
    ]


def test_gzip_bombs_stop_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_LINE", 2**20)
    monkeypatch.setattr(bounds, "MAX_BYTES", 2**20)
    bomb = gzip.compress(b"x" * 2**25)
    (tmp_path / "a.html.gz").write_bytes(bomb)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"id":1}\n' + b"x" * 2**25 + b"\n" + b'{"id":2}\n'))
    assert found(tmp_path) == [
        ("a.html.gz", "too-large"),
        ("b.jsonl.gz:1", b'{"id":1}\n'),
        ("b.jsonl.gz:2", "too-large"),
    ]


@pytest.mark.parametrize(
    "data",
    [gzip.compress(bytes(range(256)))[:60], b"\x1f\x8bnothing", gzip.compress(b"t")[:-6] + b"broken"],
    ids=["cut off", "no gzip", "wrong checksum"],
)
def test_broken_gzip(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt.gz").write_bytes(data)
    (tmp_path / "b.jsonl.gz").write_bytes(data)
    assert [(subject, reason) for subject, reason in found(tmp_path) if isinstance(reason, str)] == [
        ("a.txt.gz", "unreadable"),
        ("b.jsonl.gz", "unreadable"),
    ]


def test_links(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_bytes(b"text")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a" / "x.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "d.txt").symlink_to(tmp_path / "d.txt")
    assert found(tmp_path) == [
        ("a/loop", "symlink-loop"),
        ("a/x.txt", b"text"),
        ("b.txt", b"text"),
        ("c.txt", "unreadable"),
        ("d.txt", "unreadable"),
    ]


def test_pipes_and_odd_names_do_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.txt"))).write_bytes(b"text")
    assert found(tmp_path) == [("a.txt", "unreadable"), ("b\\udcff.txt", "bad-name")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    (tmp_path / "a.txt").chmod(0)
    assert found(tmp_path) == [("a.txt", "unreadable")]


def test_a_missing_path_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    with pytest.raises(SaysoError, match=r"none\.txt"):
        find_seeds([str(tmp_path), str(tmp_path / "none.txt")])


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Troops left.", [("-", b"Troops left.")]),
        (gzip.compress(b"Troops left."), [("-", b"Troops left.")]),
        (b' {"id":1}\n{"id":2}\n', [("-:1", b' {"id":1}\n'), ("-:2", b'{"id":2}\n')]),
        (b"", [("-", b"")]),
    ],
)
def test_the_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, expected: list[tuple[str, bytes]]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert found("-") == expected


def test_rejections_say_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (rejection,) = find_seeds([str(tmp_path)])
    assert isinstance(rejection, Rejection)
    assert (rejection.stage, rejection.subject) == ("parse", "a.pdf")
    assert ".txt" in rejection.detail


def test_deep_folders(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 300)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_bytes(b"text")
    assert found(tmp_path) == [("d/" * 300 + "a.txt", b"text")]
