from __future__ import annotations

import errno
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from rdflib import Dataset, Graph

from pipeline.graph.building import build
from pipeline.graph.loading import dataset_of, engine, load
from pipeline.graph.projection import project
from pipeline.graph.rdf import to_quads
from pipeline.model import Corpus
from tests.graph.hostile import odd_corpus
from tests.joined import JOINED
from tests.samples import CORPUS

CORPORA = {"sample": CORPUS, "joined": JOINED, "odd": odd_corpus(), "empty": Corpus()}


@pytest.fixture(scope="module", params=list(CORPORA))
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, Path]:
    out = tmp_path_factory.mktemp(request.param)
    corpus = CORPORA[request.param]
    build(corpus, out)
    return corpus, out


def test_all_files_are_named(tmp_path: Path) -> None:
    names = [path.name for path in build(CORPUS, tmp_path).files]
    assert names == [f"graph.{s}" for s in ("trig", "nq", "ttl", "jsonld", "graphml", "gexf", "json")]
    assert sorted(names) == sorted(path.name for path in tmp_path.iterdir())


@pytest.mark.parametrize("suffix", ["trig", "nq", "jsonld"])
def test_datasets_hold_the_quads(built: tuple[Corpus, Path], suffix: str) -> None:
    corpus, out = built
    assert set(engine(load(out / f"graph.{suffix}"))) == set(to_quads(corpus))


def test_turtle_holds_the_triples(built: tuple[Corpus, Path]) -> None:
    corpus, out = built
    assert {q.triple for q in engine(load(out / "graph.ttl"))} == {q.triple for q in to_quads(corpus)}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own parsers use what it deprecates
@pytest.mark.parametrize(("suffix", "form"), [("trig", "trig"), ("nq", "nquads"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_same_everywhere(built: tuple[Corpus, Path], suffix: str, form: str) -> None:
    corpus, out = built
    data = Dataset()
    data.parse(data=(out / f"graph.{suffix}").read_text("utf-8"), format=form)
    assert len(list(data.quads())) == len(list(to_quads(corpus)))
    merged = Graph().parse(data=(out / "graph.ttl").read_text("utf-8"), format="turtle")
    assert {quad[:3] for quad in data.quads()} == set(merged)


def picture(graph: nx.Graph[Any], key: str) -> tuple[object, object]:
    """Nodes and edges as plain values, `key` being what the id of the record is called."""
    nodes = {n: {k if k != key else "id": v for k, v in d.items()} for n, d in graph.nodes(data=True)}
    edges = [
        (u, v, d["relation"], d.get("depth"), d.get("stance"))
        for u, v, d in sorted(graph.edges(data=True), key=lambda e: (e[0], e[1], e[2]["relation"]))
    ]
    return nodes, edges


def shown(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The graph as XML can hold it."""
    for _, data in graph.nodes(data=True):
        for key, value in data.items():
            if isinstance(value, str):
                for character in "\x00\x07\x0c\x1b":
                    value = value.replace(character, "\ufffd")  # noqa: PLW2901
                data[key] = value.replace("\r\n", "\n").replace("\r", "\n")
    return graph


def test_graphml_holds_the_projection(built: tuple[Corpus, Path]) -> None:
    corpus, out = built
    again = nx.read_graphml(out / "graph.graphml", force_multigraph=True)
    assert picture(again, "record") == picture(shown(project(dataset_of(corpus))), "id")


def test_gexf_holds_the_projection(built: tuple[Corpus, Path]) -> None:
    corpus, out = built
    again = nx.read_gexf(out / "graph.gexf")
    assert picture(again, "record") == picture(shown(project(dataset_of(corpus))), "id")


def test_node_link_holds_the_projection(built: tuple[Corpus, Path]) -> None:
    corpus, out = built
    again = nx.node_link_graph(json.loads((out / "graph.json").read_text("utf-8")), edges="edges")
    assert picture(again, "record") == picture(project(dataset_of(corpus)), "id")


def test_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from pipeline.graph.building import build;"
        "from tests.graph.hostile import odd_corpus; from tests.joined import JOINED;"
        "build(odd_corpus(), Path(sys.argv[1]) / 'odd'); build(JOINED, Path(sys.argv[1]) / 'sample')"
    )
    found = []
    for seed in ("0", "1", "4242"):
        out = tmp_path / seed
        root = Path(__file__).parents[2]
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        subprocess.run([sys.executable, "-c", code, str(out)], check=True, env=env, cwd=root)
        files = sorted(path for path in out.rglob("*") if path.is_file())
        found.append({str(f.relative_to(out)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files})
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 14


def test_a_build_that_breaks_off_leaves_the_old_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    build(CORPUS, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def broken(*_: object) -> object:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr("pipeline.graph.nquads.Sorter.pieces", broken)
    with pytest.raises(OSError, match="no space"):
        build(JOINED, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
