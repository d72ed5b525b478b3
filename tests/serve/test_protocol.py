"""The W3C's test cases for the SPARQL 1.1 Protocol that apply to an endpoint that only reads, by their names.

The graphs data1 to data3 of the cases are graphs of the samples here.
"""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from tests.serve.server import Got, Site

DATA1 = "https://w3id.org/sayso/article/one"
DATA2 = "https://w3id.org/sayso/article/two"
DATA3 = "https://w3id.org/sayso/graph/entities"
DIRECT = "application/sparql-query"
FORM = "application/x-www-form-urlencoded"
ROWS = {"application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"}
TRIPLES = {"application/rdf+xml", "text/turtle", "application/n-triples"}
BOTH = f"ASK {{ <{DATA1}> a ?x . <{DATA2}> a ?y }}"


def direct(site: Site, text: str, *dataset: tuple[str, str]) -> Got:
    """A query by POST directly."""
    path = "/sparql" + (f"?{urlencode(dataset)}" if dataset else "")
    return site.ask(path, method="POST", body=text.encode(), Content_Type=DIRECT)


def form(site: Site, *given: tuple[str, str]) -> Got:
    """A query by URL-encoded POST."""
    return site.ask(method="POST", body=urlencode(given).encode(), Content_Type=FORM)


def default(*iris: str) -> list[tuple[str, str]]:
    return [("default-graph-uri", iri) for iri in iris]


def named(*iris: str) -> list[tuple[str, str]]:
    return [("named-graph-uri", iri) for iri in iris]


def test_query_get(site: Site) -> None:
    assert site.ask(query="ASK {}").json["boolean"] is True


def test_query_post_form(site: Site) -> None:
    assert form(site, ("query", "ASK {}")).json["boolean"] is True


def test_query_post_direct(site: Site) -> None:
    assert direct(site, "ASK {}").json["boolean"] is True


def test_query_dataset_default_graph(site: Site) -> None:
    text = f"ASK {{ <{DATA1}> ?p ?o }}"
    assert direct(site, text, *default(DATA1)).json["boolean"] is True
    assert direct(site, text, *default(DATA3)).json["boolean"] is False


def test_query_dataset_default_graphs_get(site: Site) -> None:
    for graphs, found in ((default(DATA1, DATA2), True), (default(DATA1), False)):
        assert site.ask(f"/sparql?{urlencode([('query', BOTH), *graphs])}").json["boolean"] is found


def test_query_dataset_default_graphs_post(site: Site) -> None:
    assert direct(site, BOTH, *default(DATA1, DATA2)).json["boolean"] is True
    assert form(site, ("query", BOTH), *default(DATA1, DATA2)).json["boolean"] is True
    assert form(site, ("query", BOTH), *default(DATA1)).json["boolean"] is False


def test_query_dataset_named_graphs_post(site: Site) -> None:
    graphs = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    answer = direct(site, graphs, *named(DATA1, DATA2)).json
    assert {row["g"]["value"] for row in answer["results"]["bindings"]} == {DATA1, DATA2}


def test_query_dataset_named_graphs_get(site: Site) -> None:
    given = [("query", "ASK { GRAPH ?g { ?s ?p ?o } }"), *named(DATA1, DATA2)]
    assert site.ask(f"/sparql?{urlencode(given)}").json["boolean"] is True
    given = [("query", "ASK { ?s ?p ?o }"), *named(DATA1, DATA2)]
    assert site.ask(f"/sparql?{urlencode(given)}").json["boolean"] is False


def test_query_dataset_full(site: Site) -> None:
    text = "SELECT DISTINCT ?g ?x { ?x a sayso:Entity GRAPH ?g { ?s ?p ?x } }"
    answer = direct(site, text, *default(DATA3), *named(DATA1, DATA2)).json
    assert {row["g"]["value"] for row in answer["results"]["bindings"]} == {DATA1, DATA2}


def test_query_multiple_dataset(site: Site) -> None:
    text = f"ASK FROM <{DATA2}> {{ <{DATA1}> ?p ?o }}"
    assert direct(site, text, *default(DATA1)).json["boolean"] is True
    assert direct(site, text).json["boolean"] is False


def test_query_content_type_select(site: Site) -> None:
    assert direct(site, "SELECT (1 AS ?value) {}").type in ROWS


def test_query_content_type_ask(site: Site) -> None:
    assert direct(site, "ASK {}").type in ROWS


def test_query_content_type_describe(site: Site) -> None:
    assert direct(site, "DESCRIBE <http://example.org/>").type in TRIPLES


def test_query_content_type_construct(site: Site) -> None:
    answer = direct(site, "CONSTRUCT { <s> <p> 1 } WHERE {}")
    assert answer.type in TRIPLES
    assert f"<{site.url}/s>" in answer.text


def test_bad_query_method(site: Site) -> None:
    answer = site.ask(query="ASK {}", method="PUT")
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, POST")
    assert "PUT is not taken" in answer.text


def test_bad_multiple_queries(site: Site) -> None:
    assert site.ask("/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D").status == 400


@pytest.mark.parametrize("sent", ["text/plain", "application/json", "multipart/form-data; boundary=x"])
def test_bad_query_wrong_media_type(site: Site, sent: str) -> None:
    answer = site.ask(method="POST", body=b"ASK {}", Content_Type=sent)
    assert answer.status == 415
    assert DIRECT in answer.headers["accept-post"]


def test_bad_query_missing_form_type(site: Site) -> None:
    assert site.ask(method="POST", body=b"query=ASK%20%7B%7D").status == 415


def test_bad_query_missing_direct_type(site: Site) -> None:
    assert site.ask(method="POST", body=b"ASK {}").status == 415


def test_bad_query_non_utf8(site: Site) -> None:
    body = "ASK {}".encode("utf-16")
    assert site.ask(method="POST", body=body, Content_Type=f"{DIRECT}; charset=UTF-16").status == 415
    assert site.ask(method="POST", body=body, Content_Type=DIRECT).status == 400
    assert site.ask("/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%22%FF%22%7D").status == 400


def test_bad_query_syntax(site: Site) -> None:
    answer = site.ask(query="ASK {")
    assert (answer.status, answer.type) == (400, "text/plain")
    assert "does not parse at line 1" in answer.text


@pytest.mark.parametrize(
    "given", ["update=CLEAR%20ALL", "update=CLEAR%20XYZ", "update=CLEAR%20NAMED&update=CLEAR%20ALL"]
)
def test_every_update_is_refused(site: Site, given: str) -> None:
    for answer in (
        site.ask(f"/sparql?{given}"),
        site.ask(method="POST", body=given.encode(), Content_Type=FORM),
        site.ask(method="POST", body=b"CLEAR ALL", Content_Type="application/sparql-update"),
        site.ask(f"/sparql?{given}", query="ASK {}"),
    ):
        assert answer.status == 403
        assert "only reads" in answer.text


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { SERVICE SILENT <http://127.0.0.1:9/\u1680> { ?s ?p ?o } }", "SERVICE"),
        ("LOAD <http://127.0.0.1:9/>", "LOAD"),
        ("DROP ALL", "DROP"),
        ("INSERT DATA { <a:a> <a:a> <a:a> }", "INSERT"),
    ],
)
def test_what_does_not_only_read_is_refused(site: Site, query: str, word: str) -> None:
    for answer in (site.ask(query=query), form(site, ("query", query)), direct(site, query)):
        assert answer.status == 403
        assert f"{word} is refused" in answer.text


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/sparql?default-graph-uri=http://x.example/", None),
        ("/sparql?query=", "does not parse"),
        ("/sparql?query=ASK%7B%7D&default-graph-uri=relative", "no absolute IRI"),
        ("/sparql?query=ASK%7B%7D&named-graph-uri=", "no absolute IRI"),
        ("/sparql?query=ASK%7B%7D&format=docx", "format= takes json, xml, csv, tsv, html"),
        ("/sparql?query=ASK%7B%7D&format=csv&format=tsv", "2 formats"),
        ("/sparql?" + "&".join(["a=b"] * 2001), "More than 2000"),
        ("/sparql?query=SELECT%20(%3Chttp://f.example/%3E(1)%20AS%20%3Fx)%20%7B%7D", "can't be run"),
    ],
)
def test_what_is_malformed_is_told(site: Site, path: str, told: str | None) -> None:
    answer = site.ask(path)
    assert answer.status == (400 if told else 200)
    assert (told or "") in answer.text


def test_a_form_without_a_query_is_malformed(site: Site) -> None:
    assert form(site, ("querry", "ASK {}")).status == 400


def test_head_has_the_headers_and_no_body(site: Site) -> None:
    get, head = site.ask(query="SELECT * { ?s a ?o }"), site.ask(query="SELECT * { ?s a ?o }", method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == get.headers["content-length"] == str(len(get.body))


@pytest.mark.parametrize(
    ("query", "accept", "type"),
    [
        ("SELECT * { ?s a ?o }", "text/csv", "text/csv"),
        ("SELECT * { ?s a ?o }", "text/csv;q=0.1, application/sparql-results+xml", "application/sparql-results+xml"),
        ("SELECT * { ?s a ?o }", "text/tab-separated-values, */*;q=0.1", "text/tab-separated-values"),
        ("SELECT * { ?s a ?o }", "application/json", "application/sparql-results+json"),
        ("SELECT * { ?s a ?o }", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("ASK {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("ASK {}", "text/html", "text/html"),
        ("CONSTRUCT WHERE { ?s a ?o }", "application/n-triples", "application/n-triples"),
        ("CONSTRUCT WHERE { ?s a ?o }", "application/ld+json", "application/ld+json"),
        ("CONSTRUCT WHERE { ?s a ?o }", "application/rdf+xml, text/turtle;q=0.9", "application/rdf+xml"),
        ("DESCRIBE <https://w3id.org/sayso/article/one>", "text/html", "text/html"),
        ("CONSTRUCT WHERE { ?s a ?o }", "text/turtle;q=0, */*", "application/n-triples"),
    ],
)
def test_the_client_chooses_the_format(site: Site, query: str, accept: str, type: str) -> None:
    answer = site.ask(query=query, Accept=accept)
    assert (answer.status, answer.type) == (200, type)
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize("query", ["SELECT * { ?s a ?o }", "ASK {}", "CONSTRUCT WHERE { ?s a ?o }"])
def test_no_format_that_the_client_takes(site: Site, query: str) -> None:
    answer = site.ask(query=query, Accept="image/png")
    assert answer.status == 406
    assert "It can be" in answer.text
