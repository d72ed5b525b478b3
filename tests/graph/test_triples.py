from __future__ import annotations

from pipeline.graph.names import RDF, SAYSO
from pipeline.graph.terms import Node
from pipeline.graph.triples import About, Triples, union

HERE, THERE = Node.of("http://x.example/a"), Node.of("http://x.example/b")


def test_each_triple_once_in_the_order_in_which_it_was_put() -> None:
    graph = Triples(Node.of("http://x.example/g"))
    assert graph.describe(HERE, SAYSO.Claim)
    assert not graph.describe(HERE, SAYSO.Claim)
    for value in ("one", "two", "one", None):
        graph.put(HERE, SAYSO.exact, value)
    graph.put(HERE, SAYSO.refersTo, THERE)
    graph.put(HERE, SAYSO.refersTo, THERE.value)
    assert len(graph) == 5
    assert [line.split(" ", 2)[1:] for line in graph.lines()] == [
        [str(predicate), f"{value} <http://x.example/g> .\n"]
        for predicate, value in (
            (RDF.type, SAYSO.Claim),
            (SAYSO.exact, '"one"'),
            (SAYSO.exact, '"two"'),
            (SAYSO.refersTo, THERE),
            (SAYSO.refersTo, f'"{THERE.value}"'),
        )
    ]
    assert len(list(graph.quads())) == 5


def test_what_two_graphs_say_is_said_once() -> None:
    one: About = {SAYSO.exact: '"one"', SAYSO.refersTo: THERE}
    other: About = {SAYSO.exact: {'"two"': None, '"one"': None}, SAYSO.refersTo: THERE, RDF.type: SAYSO.Claim}
    assert union(one, other) == {
        SAYSO.exact: {'"one"': None, '"two"': None},
        SAYSO.refersTo: THERE,
        RDF.type: SAYSO.Claim,
    }
    assert one == {SAYSO.exact: '"one"', SAYSO.refersTo: THERE}
