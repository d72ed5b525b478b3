from __future__ import annotations

import pytest
from rdflib import Dataset

from pipeline.errors import QueryError
from pipeline.graph.loading import dataset_of
from pipeline.graph.querying import Table, Triples, Truth, query
from tests.samples import CORPUS


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return dataset_of(CORPUS)


def test_all_graphs_are_asked_and_prefixes_are_declared(dataset: Dataset) -> None:
    answer = query(dataset, "SELECT ?label { ?c sayso:saidBy/rdfs:label ?label ; sayso:polarity 'negative' }")
    assert isinstance(answer, Table)
    assert answer.strings() == (("Ana Reyes",), ("The army",))


def test_an_answer_without_order_is_sorted(dataset: Dataset) -> None:
    answers = [query(dataset, "SELECT * { ?s ?p ?o } ") for _ in range(2)]
    assert answers[0] == answers[1]


def test_ask_and_construct(dataset: Dataset) -> None:
    assert query(dataset, "ASK { ?e a sayso:Event }") == Truth(True)
    answer = query(dataset, "CONSTRUCT { ?c rdfs:label ?l } { ?c a sayso:Claim ; rdfs:label ?l }")
    assert isinstance(answer, Triples)
    assert len(answer.triples) == len(CORPUS.claims)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * { ?s ?p }", "does not parse at line 1"),
        ("SELECT *\n{ ?s ?p ?o", "does not parse at line 2"),
        ("", "does not parse"),
        ("SELECT * { ?s nope:x ?o }", "does not parse"),
        ("DROP ALL", "DROP is refused"),
        ("# a comment\nPREFIX x: <http://x/#y>\n insert data { x:a x:b x:c }", "INSERT is refused"),
        ("LOAD <http://127.0.0.1:9/>", "LOAD is refused"),
        ("\\u0044ROP ALL", "DROP is refused"),
    ],
)
def test_what_can_not_be_run_is_told(dataset: Dataset, text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        query(dataset, text)
    assert query(dataset, "ASK { ?c a sayso:Claim }") == Truth(True)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE#x\n#y {\n<http://127.0.0.1:9/>{ ?s ?p ?o } }",
        "PREFIX x: <http://127.0.0.1:9/> SELECT * { SERVICE x:a { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE :{ ?s ?p ?o } }",
        "SELECT * { VALUES ?x { <http://127.0.0.1:9/> } SERVICE ?x { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:9/>{ ?a ?b ?c } }",
        "SELECT * { FILTER(1<2)SERVICE#>\n<http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "PREFIX x: <http://127.0.0.1:9/> SELECT * { SERVICE x:a\\#b { ?s ?p ?o } }",
        "SELECT * { SERVICE <http://127.0.0.1:9/\u1680> { ?s ?p ?o } }",
        "SELECT * { SERVICE <http://127.0.0.1:9/\u00a0> { ?s ?p ?o } }",
        "PREFIX \u1680: <http://127.0.0.1:9/> SELECT * { SERVICE \u1680:a { ?s ?p ?o } }",
        "PREFIX x: <http://127.0.0.1:9/> SELECT * { SERVICE x:\u1680 { ?s ?p ?o } }",
        "SELECT * { BIND (<http://127.0.0.1:9/> AS ?\u1680) SERVICE ?\u1680 { ?s ?p ?o } }",
        "BASE <http://127.0.0.1:9/> SELECT * { SERVICE <> { ?s ?p ?o } }",
        "SELECT * { SERVICE <http://127.0.0.1:9/\\u0041> # {\r{ ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o LATERAL { SERVICE ?s#a b\n{ ?s ?p ?o } } }",
        "ASK { { SELECT * { FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } } } }",
    ],
)
def test_no_other_machine_is_asked(dataset: Dataset, text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        query(dataset, text)


def test_a_query_is_asked_of_the_graphs_that_it_names(dataset: Dataset) -> None:
    one, entities = "<https://w3id.org/sayso/article/one>", "<https://w3id.org/sayso/graph/entities>"
    assert query(dataset, f"ASK FROM {one} {{ ?c a sayso:Claim }}") == Truth(True)
    assert query(dataset, f"ASK FROM {entities} {{ ?c a sayso:Claim }}") == Truth(False)
    assert query(dataset, f"ASK FROM NAMED {one} {{ ?c a sayso:Claim }}") == Truth(False)
    assert query(dataset, f"ASK FROM NAMED {one} {{ GRAPH ?g {{ ?c a sayso:Claim }} }}") == Truth(True)
    assert query(dataset, f"ASK FROM NAMED {entities} {{ GRAPH ?g {{ ?c a sayso:Claim }} }}") == Truth(False)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?c { ?c rdfs:label ?l FILTER CONTAINS(?l, 'the secret service <x>') }",
        "SELECT ?service { GRAPH ?service { ?s ?p ?o } }",
        "SELECT ?load { ?load a sayso:Claim } # DROP ALL",
    ],
)
def test_words_that_look_alike_are_let_through(dataset: Dataset, text: str) -> None:
    assert isinstance(query(dataset, text), Table)
