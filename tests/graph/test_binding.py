"""Values in queries: seen in each group that names them, never anything but a term."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from pipeline.graph import dataset_of, query
from pipeline.graph.binding import bind
from tests.samples import CORPUS

A = NamedNode("https://x.example/a")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("SELECT ?x { ?x ?p ?o }", "SELECT ?x { VALUES (?x) { (<https://x.example/a>) } ?x ?p ?o }"),
        # Not in EXISTS, which sees the values of the group around it, and nothing in what is a SELECT alone.
        (
            "SELECT ?x { { SELECT ?o { ?x ?p ?o } } FILTER EXISTS { ?x a ?o } }",
            (
                "SELECT ?x { VALUES (?x) { (<https://x.example/a>) } { SELECT ?o { VALUES (?x)"
                " { (<https://x.example/a>) } ?x ?p ?o } } FILTER EXISTS { ?x a ?o } }"
            ),
        ),
        # The word in a string, an IRI and a comment is no variable.
        (
            'SELECT ?x { { ?s ?p "{ ?x", <?x> # ?x {\n } }',
            'SELECT ?x { VALUES (?x) { (<https://x.example/a>) } { ?s ?p "{ ?x", <?x> # ?x {\n } }',
        ),
    ],
)
def test_values_stand_in_each_group_that_names_them(text: str, bound: str) -> None:
    assert bind(text, {"x": A}) == bound


@pytest.mark.parametrize("value", ['"', '" } #', "\\", "\n", "'''", "\u2028", "?x }"])
def test_a_value_stays_a_value(value: str) -> None:
    answer = query(dataset_of(CORPUS), bind("SELECT ?x { FILTER (?x != 1) }", {"x": Literal(value)}))
    assert answer.rows == ((Literal(value),),)  # type: ignore[union-attr]
