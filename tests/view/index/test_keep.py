"""The index beside the results of a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import FormatError
from pipeline.records import write_records
from pipeline.view.index.keep import HOME, fresh, make
from pipeline.view.index.totals import totals
from tests.joined import JOINED
from tests.samples import CORPUS


def test_an_index_is_made_once_and_anew_when_the_records_have_changed(tmp_path: Path) -> None:
    write_records(CORPUS, tmp_path)
    assert fresh(tmp_path) is None
    assert totals(make(tmp_path))["claim"] == len(CORPUS.claims)
    made = (tmp_path / HOME).stat().st_mtime_ns
    make(tmp_path)
    assert (tmp_path / HOME).stat().st_mtime_ns == made
    write_records(JOINED, tmp_path)
    assert fresh(tmp_path) is None
    assert totals(make(tmp_path))["claim"] == len(JOINED.claims)


def test_a_damaged_index_is_made_anew(tmp_path: Path) -> None:
    write_records(CORPUS, tmp_path)
    (tmp_path / HOME).parent.mkdir()
    (tmp_path / HOME).write_bytes(b"SQLite format 3\x00 and no more")
    assert totals(make(tmp_path))["claim"] == len(CORPUS.claims)


def test_a_folder_without_records_is_told(tmp_path: Path) -> None:
    with pytest.raises(FormatError):
        make(tmp_path)
