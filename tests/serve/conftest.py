from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.graph import build
from pipeline.serve import Limits
from tests.samples import CORPUS
from tests.serve.server import Site, options_for, running


@pytest.fixture(scope="package")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run."""
    folder = tmp_path_factory.mktemp("served")
    build(CORPUS, folder)
    (folder / "graph.html").write_text("<!DOCTYPE html><title>Sayso</title><p>The explorer", "utf-8")
    return folder


@pytest.fixture(scope="package")
def site(out: Path) -> Iterator[Site]:
    """A server with small limits."""
    limits = Limits(seconds=3, rows=2000, size=1 << 20, body=20_000, workers=2, queue=2, wait=1, head=1, body_seconds=1)
    with running(options_for(out, limits=limits)) as found:
        yield found
