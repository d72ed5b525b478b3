"""The file: whole or absent, known for what it is, and read from several threads."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import FormatError, NotFoundError
from pipeline.records import write_records
from pipeline.view.index import answer, fingerprint_of, open_index, write
from pipeline.view.index.shape import encoded
from pipeline.view.layout import Tie
from tests.joined import JOINED
from tests.samples import CORPUS
from tests.view.index.conftest import Written, written


def test_an_index_tells_what_it_was_made_of(small: Written) -> None:
    assert open_index(small.index.path).fingerprint == "made of this"


def test_the_same_records_have_the_same_fingerprint_and_others_another(tmp_path: Path) -> None:
    for name, corpus in (("one", CORPUS), ("same", CORPUS), ("other", JOINED)):
        write_records(corpus, tmp_path / name)
    one, same, other = (fingerprint_of(tmp_path / name) for name in ("one", "same", "other"))
    assert one == same != other


def test_no_file_and_other_files_are_told(tmp_path: Path, small: Written) -> None:
    with pytest.raises(NotFoundError, match="no index"):
        open_index(tmp_path / "none")
    (tmp_path / "text").write_text("no database")
    with pytest.raises(FormatError, match="delete it"):
        open_index(tmp_path / "text")
    with closing(sqlite3.connect(tmp_path / "tables")) as database:
        database.execute("CREATE TABLE made (format INTEGER)")
    with pytest.raises(FormatError):
        open_index(tmp_path / "tables")
    old = tmp_path / "old"
    old.write_bytes(small.index.path.read_bytes())
    with closing(sqlite3.connect(old, isolation_level=None)) as database:
        database.execute("UPDATE made SET format = 0")
    with pytest.raises(FormatError, match="another version"):
        open_index(old)


def test_a_write_that_breaks_off_leaves_what_was_there(tmp_path: Path, small: Written) -> None:
    path = tmp_path / "page.index"
    write(small.payload, small.ties, path)
    before = path.read_bytes()
    with pytest.raises(IndexError):
        write(small.payload, [Tie(0, len(small.payload.marks), "says", False)], path)
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["page.index", "page.index.sha256"]


def test_the_same_payload_gives_the_same_bytes(tmp_path: Path, joined: Written) -> None:
    write(joined.payload, joined.ties, tmp_path / "again", "made of this")
    assert (tmp_path / "again").read_bytes() == joined.index.path.read_bytes()


def test_an_odd_path_is_a_path(tmp_path: Path) -> None:
    path = tmp_path / "50% off? #1 & more" / "page.index"
    found = written(CORPUS, path)
    assert b'"totals"' in answer(found.index, "totals", [])


def test_nothing_can_be_changed(small: Written) -> None:
    with pytest.raises(FormatError, match=r"readonly|read-only"), small.index.reading() as reading:
        reading.rows("DELETE FROM mark")


def test_threads_get_the_same_answers(big: Written) -> None:
    asked = [("opening", []), ("find", [("q", "dam")]), ("claims", [("q", "repaired")])] * 8
    alone = [answer(big.index, name, query) for name, query in asked]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda pair: answer(big.index, *pair), asked)) == alone


def test_lone_surrogates_are_stored_as_signs() -> None:
    assert encoded(["a\ud800", {"\udfff": "b"}]) == encoded(["a\ufffd", {"\ufffd": "b"}])
