"""Clients that people use: rdflib's, and what reads the formats of answers."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Store, parse, parse_query_results
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from tests.samples import CORPUS
from tests.serve.server import Site

CLAIMS = "SELECT ?c ?words WHERE { ?c a sayso:Claim ; rdfs:label ?words } ORDER BY ?c"


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json", "csv", "tsv"])
def test_rdflib_reads_rows(site: Site, method: str, form: str) -> None:
    store = SPARQLStore(f"{site.url}/sparql", method=method, returnFormat=form)
    rows = list(store.query(CLAIMS))
    assert len(rows) == len(CORPUS.claims)
    assert all(isinstance(row[0], URIRef) and isinstance(row[1], Literal) for row in rows)  # type: ignore[index]


def test_rdflib_reads_a_graph_through_the_endpoint(site: Site) -> None:
    graph = Graph(store=SPARQLStore(f"{site.url}/sparql"))
    claim = URIRef("https://w3id.org/sayso/ns#Claim")
    rdf_type = URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    claims = list(graph.subjects(rdf_type, claim))
    assert len(claims) == len(CORPUS.claims)
    assert graph.value(claims[0], URIRef("http://www.w3.org/2000/01/rdf-schema#label")) is not None
    assert len(graph) > 100
    described = graph.query(f"DESCRIBE <{claims[0]}>").graph
    assert described is not None
    assert (claims[0], rdf_type, claim) in described
    assert graph.query("ASK { ?c a <https://w3id.org/sayso/ns#Claim> }").askAnswer is True


def test_rdflib_asks_one_named_graph(site: Site) -> None:
    store = SPARQLStore(f"{site.url}/sparql")
    one = store.query("SELECT ?s { ?s a sayso:Claim }", queryGraph="https://w3id.org/sayso/article/one")
    assert len(list(one)) == sum(claim.article == "one" for claim in CORPUS.claims)


HOSTILE = r"""
SELECT ?t ?u WHERE { VALUES (?t ?u) {
  ("plain" <http://x.example/?a=1&b=%22>) ("a\tb\r\nc \"q\" \\ '" 1) ("<b>&amp;</b>"@en 2.50) ("\u202E\u00e9"@he UNDEF)
  ("" "2024-10-01"^^xsd:date) ("a,b;c" true) (UNDEF "x"^^<http://x.example/t>) (" spaces " 1e3) } }
"""


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/tab-separated-values", QueryResultsFormat.TSV),
    ],
)
def test_answers_read_back_to_the_same_terms(site: Site, accept: str, kind: QueryResultsFormat) -> None:
    # The engine's reader of XML strips literals, which XML does not.
    text = HOSTILE.replace('" spaces "', '"no spaces"') if "xml" in accept else HOSTILE
    answer = site.ask(query=text, Accept=accept)
    assert answer.status == 200
    read = parse_query_results(answer.body, kind)
    wanted = Store().query(text, prefixes={"xsd": "http://www.w3.org/2001/XMLSchema#"})
    assert isinstance(read, QuerySolutions)
    assert isinstance(wanted, QuerySolutions)
    assert [[row["t"], row["u"]] for row in read] == [[row["t"], row["u"]] for row in wanted]


def test_csv_is_read_by_what_reads_csv(site: Site) -> None:
    text = site.ask(query=HOSTILE, Accept="text/csv").body.decode()
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == ["t", "u"]
    assert rows[2] == ['a\tb\r\nc "q" \\ \'', "1"]
    assert rows[4] == ["\u202eé", ""]


def test_parts_of_triples_are_told_in_each_format(site: Site) -> None:
    text = 'SELECT (TRIPLE(<http://a>, <http://b>, "x"@en) AS ?t) (BNODE() AS ?n) (STRLANGDIR("a","he","rtl") AS ?d) {}'
    for accept, word in (
        ("application/sparql-results+json", '"type":"triple"'),
        ("application/sparql-results+xml", "<triple><subject><uri>http://a</uri>"),
        ("text/csv", '<http://a> <http://b> ""x""@en'),
        ("text/tab-separated-values", '<<( <http://a> <http://b> "x"@en )>>'),
        ("text/html", "http://a"),
    ):
        answer = site.ask(query=text, Accept=accept)
        assert answer.status == 200
        assert word in answer.text, answer.text


@pytest.mark.parametrize("accept", ["application/sparql-results+xml", "text/csv", "application/json"])
def test_control_characters_are_no_xml(site: Site, accept: str) -> None:
    answer = site.ask(query='SELECT ("a\\u0001b" AS ?x) {}', Accept=accept)
    assert answer.status == (406 if "xml" in accept else 200)
    if "xml" in accept:
        assert "control characters" in answer.text
    answer = site.ask(query='CONSTRUCT { <a:a> <a:b> "a\\u0001b" } {}', Accept="application/rdf+xml")
    assert answer.status == 406


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/rdf+xml", RdfFormat.RDF_XML),
        ("application/ld+json", RdfFormat.JSON_LD),
    ],
)
def test_triples_read_back_whole(site: Site, accept: str, kind: RdfFormat, tmp_path: Path) -> None:
    text = "CONSTRUCT { ?s ?p ?o } { ?s a sayso:Claim ; ?p ?o }"
    answer = site.ask(query=text, Accept=accept)
    assert answer.body == site.ask(query=text, Accept=accept).body
    read = {quad.triple for quad in parse(answer.body, kind)}
    number = site.ask(query="SELECT (COUNT(*) AS ?n) { ?s a sayso:Claim ; ?p ?o }", Accept="text/csv").text.split()[1]
    assert len(read) == int(number)
