"""Indexes of the small corpora and of a bigger one, with the payloads that they are of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.model import Corpus
from pipeline.view.collect import collect
from pipeline.view.index import Index, open_index, write
from pipeline.view.layout import Tie
from pipeline.view.payload import Payload
from tests.joined import JOINED
from tests.samples import CORPUS
from tests.view.drawn import big_corpus, graph_of, hostile_corpus


@dataclass(frozen=True, slots=True)
class Written:
    """An index and what it was made of."""

    index: Index
    payload: Payload
    ties: tuple[Tie, ...]

    def id_of(self, label: str, kind: str) -> str:
        return next(mark.id for mark in self.payload.marks if (mark.label, mark.kind) == (label, kind))

    def all_ids(self, kind: str) -> set[str]:
        return {mark.id for mark in self.payload.marks if mark.kind == kind}


def written(corpus: Corpus, path: Path) -> Written:
    payload, ties = collect(corpus, graph_of(corpus))
    write(payload, ties, path, "made of this")
    return Written(open_index(path), payload, ties)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return written(CORPUS, tmp_path_factory.mktemp("small") / "page.index")


@pytest.fixture(scope="session")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return written(JOINED, tmp_path_factory.mktemp("joined") / "page.index")


@pytest.fixture(scope="session")
def big(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return written(big_corpus(12, 20), tmp_path_factory.mktemp("big") / "page.index")


@pytest.fixture(scope="session", params=["small", "joined", "big", "emoji", "control", "surrogate"])
def each(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """One after the other."""
    hostile = {"emoji": "😀👩‍👩‍👧 𝔘", "control": 'bell\x07null\x00\u202e"*', "surrogate": "half \ud83d"}
    if request.param in hostile:
        folder = tmp_path_factory.mktemp(request.param)
        return written(hostile_corpus(JOINED, hostile[request.param]), folder / "page.index")
    found: Written = request.getfixturevalue(request.param)
    return found
