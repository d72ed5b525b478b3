"""JSON Lines in and out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline import jsonl
from pipeline.errors import FormatError
from pipeline.model import Article, Claim, Entity, Event, Span
from tests.samples import CORPUS


@pytest.mark.parametrize(
    ("name", "kind"), [("articles", Article), ("claims", Claim), ("entities", Entity), ("events", Event)]
)
def test_records_come_back_as_they_were(tmp_path: Path, name: str, kind: type) -> None:
    path = tmp_path / "records.jsonl"
    records = getattr(CORPUS, name)
    assert jsonl.write(path, records) == len(records)
    assert tuple(jsonl.read(path, kind)) == records


def test_an_error_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "spans.jsonl"
    path.write_text('{"start":0,"end":2,"text":"he"}\n\n{"start":0}\n')
    with pytest.raises(FormatError, match=r"spans\.jsonl, line 3: .*`end`.*one span a line"):
        list(jsonl.read(path, Span))


def test_a_span_that_does_not_fit_its_text_is_no_span(tmp_path: Path) -> None:
    path = tmp_path / "spans.jsonl"
    path.write_text('{"start":0,"end":5,"text":"he"}\n')
    with pytest.raises(FormatError, match="does not fit"):
        list(jsonl.read(path, Span))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"none\.jsonl"):
        list(jsonl.read(tmp_path / "none.jsonl", Span))


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    jsonl.write(path, [Span(0, 1, "a")])

    def broken() -> object:
        yield Span(0, 1, "b")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        jsonl.write(path, broken())  # type: ignore[arg-type]
    assert path.read_text() == '{"start":0,"end":1,"text":"a"}\n'
    assert [p.name for p in tmp_path.iterdir()] == ["records.jsonl"]


def test_a_file_that_is_written_piece_by_piece_is_whole_or_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "graph.nq"
    with jsonl.atomic(path) as stream:
        stream.write(b"one")
        assert not path.exists()
        stream.write(b" two")
    assert path.read_bytes() == b"one two"

    def broken() -> None:
        with jsonl.atomic(path) as stream:
            stream.write(b"three")
            stream.flush()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken()
    assert path.read_bytes() == b"one two"
    assert [p.name for p in path.parent.iterdir()] == ["graph.nq"]


def test_all_of_several_files_stay_as_they_were_if_one_breaks_off(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a", "b")]
    for path in paths:
        jsonl.write_atomic(path, b"old")

    def broken() -> None:
        with jsonl.atomic(paths[0]) as one, jsonl.atomic(paths[1]) as other:
            one.write(b"new")
            other.write(b"new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken()
    assert [path.read_bytes() for path in paths] == [b"old", b"old"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b"]


def test_a_device_stays_a_device(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    jsonl.write_atomic(pipe, b"words")
    assert os.read(reader, 100) == b"words"
    os.close(reader)
    assert [path.is_fifo() for path in tmp_path.iterdir()] == [True]
