from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.graph import nquads
from pipeline.graph.rdf import to_graphs
from pipeline.graph.terms import Node
from pipeline.graph.triples import Triples
from tests.graph.hostile import odd_corpus
from tests.joined import JOINED

NAMES = st.text("ab-.~0>", min_size=1, max_size=3).map(lambda name: Node.of(f"http://x.example/{name.strip('>')}"))


def plainly(graphs: list[Triples]) -> bytes:
    """All lines, sorted."""
    return "".join(sorted(line for graph in graphs for line in graph.lines())).encode()


@pytest.mark.parametrize("room", [0, 4_000, 1 << 25])
@pytest.mark.parametrize("at_once", [1, 7, 1024])
def test_lines_are_sorted_whatever_waits_in_files(monkeypatch: pytest.MonkeyPatch, room: int, at_once: int) -> None:
    monkeypatch.setattr(nquads, "_ROOM", room)
    monkeypatch.setattr(nquads, "_AT_ONCE", at_once)
    graphs = [*to_graphs(JOINED), *to_graphs(odd_corpus())]
    assert nquads.nquads(graphs) == plainly(graphs)


@given(st.lists(st.lists(st.tuples(NAMES, NAMES, st.text(max_size=3)), max_size=6), max_size=5))
def test_any_names_and_texts_are_sorted(told: list[list[tuple[Node, Node, str]]]) -> None:
    graphs = []
    for number, triples in enumerate(told):
        graph = Triples(Node.of(f"http://x.example/g{number}"))
        for subject, predicate, text in triples:
            graph.put(subject, predicate, text)
        graphs.append(graph)
    assert nquads.nquads(graphs) == plainly(graphs)


def test_files_that_lines_wait_in_have_no_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(nquads, "_ROOM", 0)
    with nquads.Sorter(tmp_path) as lines:
        for graph in to_graphs(JOINED):
            lines.add(graph)
        assert list(tmp_path.iterdir()) == []
