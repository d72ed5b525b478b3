from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import jsonl
from pipeline.model import Corpus, Rejection
from pipeline.run import export
from pipeline.store import STORE, Manifest, Store
from tests.fold.newsroom import results

DROPPED = Rejection("parse", "picture.png", "not-text", "it is an image")


def keep(out: Path, parts: dict[str, Corpus]) -> None:
    """Make these results of articles the corpus of a folder, as `sayso run --no-export` leaves it."""
    store = Store(out / STORE)
    keys = {name: jsonl.encode(part) for name, part in parts.items()}
    named = {name: f"{number:02x}{'0' * 62}" for number, name in enumerate(sorted(results()))}
    for name, encoded in keys.items():
        store.put(named[name], encoded)
    store.commit(Manifest({name: named[name] for name in parts}, (DROPPED,), "made by a test"), store.manifest())


@pytest.fixture(scope="package")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run, with its whole files."""
    folder = tmp_path_factory.mktemp("run")
    keep(folder, results())
    export(folder)
    return folder
