"""The embedded store: whole files or none, and only what the corpus names."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import jsonl
from pipeline.errors import FormatError, SaysoError
from pipeline.model import Corpus, Rejection, digest
from pipeline.store import Manifest, Store
from tests.samples import CORPUS

KEY, OTHER = digest("one"), digest("two")


def test_a_result_comes_back_as_it_was(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert KEY not in store
    store.put(KEY, jsonl.encode(CORPUS))
    assert KEY in store
    assert store.get(KEY) == CORPUS


def test_commit_deletes_what_the_corpus_no_longer_names(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for key in (KEY, OTHER):
        store.put(key, jsonl.encode(Corpus()))
    before = Manifest({"a": KEY, "b": OTHER})
    store.commit(Manifest({"b": OTHER}, (Rejection("parse", "x", "empty", "nothing there"),)), before)
    assert KEY not in store
    assert OTHER in store
    assert store.manifest().articles == {"b": OTHER}
    assert not (tmp_path / "results" / KEY[:2]).exists()


def test_a_sweep_deletes_what_a_killed_run_left(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for key in (KEY, OTHER):
        store.put(key, jsonl.encode(Corpus()))
    store.sweep(Manifest({"b": OTHER}))
    assert (KEY in store, OTHER in store) == (False, True)


def test_the_manifest_does_not_depend_on_the_order_of_a_run(tmp_path: Path) -> None:
    one, two = Store(tmp_path / "1"), Store(tmp_path / "2")
    one.commit(Manifest({"a": KEY, "b": OTHER}), Manifest())
    two.commit(Manifest({"b": OTHER, "a": KEY}), Manifest())
    assert (one.folder / "corpus.json").read_bytes() == (two.folder / "corpus.json").read_bytes()


def test_a_damaged_result_is_named_with_the_remedy(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, jsonl.encode(CORPUS))
    (path,) = tmp_path.glob("results/*/*.json")
    path.write_bytes(path.read_bytes().replace(b"Orvel", b"Orval", 1))
    assert KEY not in store
    manifest = Manifest({"one": KEY})
    with pytest.raises(FormatError, match=r"sayso remove one --out"), store.naming(manifest):
        store.get(KEY)


def test_two_runs_do_not_share_a_folder(tmp_path: Path) -> None:
    with Store(tmp_path).locked(), pytest.raises(SaysoError, match="another run"), Store(tmp_path).locked():
        pass


def test_drafts_of_a_killed_run_are_swept(tmp_path: Path) -> None:
    store = Store(tmp_path / ".sayso")
    store.put(KEY, jsonl.encode(Corpus()))
    drafts = [tmp_path / ".claims.jsonl.7.part", tmp_path / ".sayso" / "results" / KEY[:2] / f".{KEY}.json.7.part"]
    for draft in drafts:
        draft.write_text("half a li")
    with store.locked():
        assert not any(draft.exists() for draft in drafts)
    assert KEY in store
