from __future__ import annotations

from collections.abc import Callable

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from pipeline.graph import turtle
from pipeline.graph.nquads import nquads
from pipeline.graph.rdf import to_graphs
from pipeline.graph.triples import Triples
from tests.graph.hostile import odd_corpus, odd_terms
from tests.samples import CORPUS

GRAPHS = {"sample": list(to_graphs(CORPUS)), "odd": list(to_graphs(odd_corpus())), "terms": [odd_terms()], "none": []}
Write = Callable[[list[Triples]], bytes]


@pytest.mark.parametrize("graphs", GRAPHS.values(), ids=GRAPHS.keys())
@pytest.mark.parametrize(("write", "kind"), [(turtle.trig, RdfFormat.TRIG), (nquads, RdfFormat.N_QUADS)])
def test_all_quads_come_back(graphs: list[Triples], write: Write, kind: RdfFormat) -> None:
    assert set(parse(write(graphs), kind)) == {quad for graph in graphs for quad in graph.quads()}


@pytest.mark.parametrize("graphs", GRAPHS.values(), ids=GRAPHS.keys())
def test_all_triples_come_back_once(graphs: list[Triples]) -> None:
    found = list(parse(turtle.turtle(graphs), RdfFormat.TURTLE))
    wanted = {Quad(q.subject, q.predicate, q.object) for graph in graphs for q in graph.quads()}
    assert set(found) == wanted
    assert len(found) == len(wanted)


def test_a_node_is_read_at_a_glance() -> None:
    text = turtle.turtle(to_graphs(CORPUS)).decode()
    assert text.startswith("@prefix article: <https://w3id.org/sayso/article/> .\n")
    assert '\narticle:one a sayso:Article , schema:NewsArticle , prov:Entity ;\n  sayso:id "one" ;\n' in text


def test_nquads_are_sorted() -> None:
    lines = nquads(to_graphs(CORPUS)).splitlines()
    assert lines == sorted(lines)
