from __future__ import annotations

import csv
import io
import json

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from pipeline.errors import QueryError
from pipeline.graph.querying import Table, Triples, Truth
from pipeline.graph.rendering import Format, render

TABLE = Table(
    ("who", "n"),
    (
        (NamedNode("https://w3id.org/sayso/claim/c1"), Literal(3)),
        (Literal('a "b", c\nd\t\x1b[31m\u202e'), None),
    ),
)


def test_a_plain_table_has_one_line_a_row_and_no_control_characters() -> None:
    lines = render(TABLE).splitlines()
    assert lines == ["who              n", "---------------  -", "claim:c1         3", 'a "b", c d [31m']


def test_csv_reads_back() -> None:
    rows = list(csv.reader(io.StringIO(render(TABLE, "csv"), newline="")))
    assert rows == [["who", "n"], ["https://w3id.org/sayso/claim/c1", "3"], ['a "b", c\nd\t\x1b[31m\u202e', ""]]


def test_tsv_keeps_a_row_on_a_line() -> None:
    lines = render(TABLE, "tsv").split("\n")
    assert lines[0] == "?who\t?n"
    assert lines[1].startswith("<https://w3id.org/sayso/claim/c1>\t")
    assert len(lines) == 4


def test_json_is_sparql_results() -> None:
    data = json.loads(render(TABLE, "json"))
    assert data["head"] == {"vars": ["who", "n"]}
    assert data["results"]["bindings"][0]["who"] == {"type": "uri", "value": "https://w3id.org/sayso/claim/c1"}
    assert data["results"]["bindings"][0]["n"]["datatype"].endswith("#integer")
    assert "n" not in data["results"]["bindings"][1]
    assert json.loads(render(Truth(False), "json")) == {"head": {}, "boolean": False}


def test_turtle_reads_back() -> None:
    triple = Triple(NamedNode("https://w3id.org/sayso/claim/c1"), NamedNode("http://x.example/p"), Literal("v"))
    text = render(Triples((triple,)), "turtle")
    assert [quad.triple for quad in parse(text, RdfFormat.TURTLE)] == [triple]


@pytest.mark.parametrize(
    ("answer", "form"), [(TABLE, "turtle"), (Truth(True), "turtle"), (Triples(()), "csv"), (Triples(()), "json")]
)
def test_what_does_not_fit_is_told(answer: Table | Truth | Triples, form: Format) -> None:
    with pytest.raises(QueryError, match="can't be written"):
        render(answer, form)
