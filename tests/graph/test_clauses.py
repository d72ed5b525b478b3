from __future__ import annotations

import pytest

from pipeline.graph.clauses import names_dataset


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM <http://x.example/g> WHERE { ?s ?p ?o }",
        "select*from<http://x.example/g>{ ?s ?p ?o }",
        "SELECT (1<2 AS ?y) FROM x:g { ?s ?p ?o }",
        "SELECT ('from' AS ?y) #\nFROM NAMED x:g { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p ?o } FROM x:g WHERE { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p '}' } FROM x:g WHERE { ?s ?p ?o }",
        "DESCRIBE <http://x.example/#a> FROM <http://x.example/g>",
        "ASK # it's\n FROM <http://x.example/g> {}",
        'SELECT ("""a"b""" AS ?x) FROM <http://x.example/g> {}',
    ],
)
def test_from_is_seen(text: str) -> None:
    assert names_dataset(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?from { ?from ?p ?o }",
        "PREFIX from: <http://x.example/> SELECT * { from:a from:b ?o }",
        "PREFIX : <http://x.example/from> SELECT * { :from ?p ?o }",
        "SELECT * { ?s ?p 'x' } # FROM <http://x.example/g>",
        "SELECT ('FROM <http://x.example/g>' AS ?x) {}",
        'SELECT (""""FROM" <x> """ AS ?x) {}',
        "SELECT * { ?s ?p ?o FILTER (?o = 'it' && ?s < ?o) } ORDER BY ?from",
    ],
)
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert not names_dataset(text)
