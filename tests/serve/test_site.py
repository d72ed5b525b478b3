"""The pages, the descriptions, and what every answer says of itself."""

from __future__ import annotations

import contextlib
import hashlib
import re
import socket
from base64 import b64encode
from pathlib import Path
from urllib.parse import quote

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from pipeline.graph.questions import Question, list_questions
from pipeline.serve import Limits, RefusedError
from pipeline.serve.guards import host_of
from tests.samples import CORPUS
from tests.serve.server import Site, options_for, running

VOID = Namespace("http://rdfs.org/ns/void#")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def test_the_explorer_page_is_sent_as_it_is(site: Site, out: Path) -> None:
    answer = site.ask("/")
    assert (answer.status, answer.type) == (200, "text/html")
    assert answer.body == (out / "graph.html").read_bytes()
    assert answer.headers["content-security-policy"] == "frame-ancestors 'none'"
    assert site.ask("/", If_None_Match=answer.headers["etag"]).status == 304


def test_a_folder_without_a_page_says_how_to_make_it(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("<a:a> <a:b> <a:c> .\n")
    with running(options_for(tmp_path, limits=Limits(workers=1))) as site:
        answer = site.ask("/")
        assert (answer.status, "sayso view" in answer.text) == (404, True)


def test_a_browser_finds_every_question(site: Site) -> None:
    page = site.ask("/sparql", Accept=BROWSER)
    assert (page.status, page.type) == (200, "text/html")
    for question in list_questions():
        assert f"/ask/{question.name}" in page.text
        for parameter in question.parameters:
            assert f'name="{parameter.name}"' in page.text


def test_the_policy_of_a_page_lets_its_style_in_and_no_script(site: Site) -> None:
    for page in (site.ask("/sparql", Accept=BROWSER), site.ask(query="SELECT * { ?s a ?o }", Accept=BROWSER)):
        style = re.search(r"<style>(.*?)</style>", page.text, re.DOTALL)
        assert style is not None
        digest = b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
        assert f"style-src 'sha256-{digest}'" in page.headers["content-security-policy"]
        assert "script" not in page.headers["content-security-policy"]
        assert "<script" not in page.text
        assert " style=" not in page.text


@pytest.mark.parametrize("question", list_questions(), ids=lambda q: q.name)
def test_every_question_that_needs_nothing_is_answered(site: Site, question: Question) -> None:
    name = question.name
    wants = [p.name for p in question.parameters if p.default is None]
    answer = site.ask(f"/ask/{name}", Accept="text/csv")
    assert answer.status == (400 if wants else 200)
    if wants:
        assert f"wants {wants[0]}" in answer.text


def test_a_question_takes_names_and_formats(site: Site) -> None:
    answer = site.ask("/ask/said-by?who=ana+reyes&format=csv")
    assert answer.type == "text/csv"
    assert answer.text.count("\r\n") > 1
    page = site.ask("/ask/said-by?who=ana+reyes", Accept=BROWSER)
    assert "<table>" in page.text
    assert "format=csv" in page.text


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/ask/no-such-question", 404, "no-such-question"),
        ("/ask/said-by?who=nobody+at+all", 400, "nobody at all"),
        ("/ask/said-by?whom=ana", 400, "has no parameter"),
        ("/ask/said-by?who=a&who=b", 400, "more than once"),
        ("/nothing", 404, "/sparql"),
        ("/../../etc/passwd", 404, "nothing here"),
        ("/%2e%2e/%2e%2e/etc/passwd", 404, "nothing here"),
        ("/..%2f..%2fetc%2fpasswd", 404, "nothing here"),
        ("/graph.nq", 404, "nothing here"),
        ("/.sayso/graph/stamp.json", 404, "nothing here"),
        ("//etc/passwd", 404, "nothing here"),
        ("/ask/..%2f..%2fgraph.nq", 404, "nothing here"),
        ("/ask/%00", 404, "There is no question"),
    ],
)
def test_paths_lead_to_what_is_offered_and_nowhere_else(site: Site, path: str, status: int, told: str) -> None:
    answer = site.ask(path)
    assert (answer.status, answer.type) == (status, "text/plain")
    assert told in answer.text


def test_strings_of_queries_are_text_on_pages(site: Site) -> None:
    hostile = "<script>alert(1)</script><!-- answer -->\u202e"
    query = f"SELECT ('{hostile}' AS ?x) (IRI('http://x.example/?a=%22%27&b') AS ?y) {{}} # {hostile}"
    page = site.ask(query=query, Accept=BROWSER)
    assert page.status == 200
    assert "<script" not in page.text
    assert page.text.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 3
    assert page.text.count("<table>") == 1
    page = site.ask(f"/ask/said-by?who={quote(hostile)}", Accept=BROWSER)
    assert page.type == "text/plain"
    page = site.ask(f"/ask/denials?{quote(hostile)}=1", Accept=BROWSER)
    assert page.type == "text/plain"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's reader of JSON-LD uses what it deprecates
@pytest.mark.parametrize("form", ["turtle", "nt", "jsonld", "rdf"])
def test_the_description_tells_what_is_in_the_graph(site: Site, form: str) -> None:
    answer = site.ask(f"/.well-known/void?format={form}")
    assert answer.status == 200
    names = {"turtle": "turtle", "nt": "nt", "jsonld": "json-ld", "rdf": "xml"}
    graph = Graph().parse(data=answer.text, format=names[form], publicID=site.url)
    data = next(graph.subjects(RDF.type, VOID.Dataset))
    claims = URIRef("https://w3id.org/sayso/ns#Claim")
    part = next(graph.subjects(VOID["class"], claims))
    assert graph.value(part, VOID.entities) == Literal(len(CORPUS.claims))
    triples = int(str(site.ask(query="SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", Accept="text/csv").text.split()[1]))
    assert graph.value(data, VOID.triples) == Literal(triples)
    parts = [graph.value(p, VOID.triples) for p in graph.objects(data, VOID.propertyPartition)]
    assert sum(int(str(number)) for number in parts) == triples
    assert len(list(graph.objects(data, VOID.propertyPartition))) == int(str(graph.value(data, VOID.properties)))
    example = graph.value(data, VOID.exampleResource)
    assert site.ask(query=f"ASK {{ <{example}> a sayso:Claim }}").json["boolean"] is True
    named = {str(iri) for iri in graph.objects(None, SD.name)}
    assert "https://w3id.org/sayso/article/one" in named
    service = next(graph.subjects(RDF.type, SD.Service))
    assert graph.value(service, SD.endpoint) == URIRef(f"{site.url}/sparql")
    assert (service, SD.feature, SD.UnionDefaultGraph) in graph


def test_the_endpoint_describes_itself_to_who_asks_nothing(site: Site) -> None:
    plain, asked = site.ask("/sparql"), site.ask("/.well-known/void", Accept="text/turtle")
    assert plain.type == asked.type == "text/turtle"
    assert plain.body == asked.body
    assert site.ask("/sparql", Accept="application/rdf+xml").type == "application/rdf+xml"
    assert site.ask("/sparql", Accept="image/png").status == 406
    assert site.ask("/.well-known/void", Accept="text/html").status == 406


@pytest.mark.parametrize("path", ["/", "/sparql", "/nothing", "/sparql?query=ASK%7B%7D", "/sparql?query=ASK%7B"])
def test_every_answer_has_the_headers_of_a_careful_server(site: Site, path: str) -> None:
    headers = site.ask(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-cache"
    assert "server" not in headers
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8765", 200),
        ("127.0.0.1", 200),
        ("[::1]:8765", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost.evil.example:80", 421),
        ("", 421),
        ("[::1].evil.example", 421),
        ("localhost@evil.example", 421),
    ],
)
def test_only_names_of_this_machine_are_answered(site: Site, host: str, status: int) -> None:
    assert site.ask(query="ASK {}", Host=host).status == status


@pytest.mark.parametrize(
    ("header", "host"),
    [
        ("data.example:80", "data.example"),
        ("Data.Example.", "data.example"),
        ("10.0.0.7", "10.0.0.7"),
        ("[fe80::1]:8765", "[fe80::1]"),
        ("a<b", ""),
        ("a b", ""),
        ("x/y", ""),
        ("user@data.example", ""),
        ("data.example:80:80", ""),
        ("[::1].data.example", ""),
    ],
)
def test_a_host_is_a_name_or_address_and_nothing_else(header: str, host: str) -> None:
    assert host_of(header) == host


def test_pages_of_other_origins_read_nothing_unless_they_are_allowed(site: Site, out: Path) -> None:
    friend, stranger = "https://friend.example", "https://stranger.example"
    assert "access-control-allow-origin" not in site.ask(query="ASK {}", Origin=friend).headers
    assert site.ask(method="OPTIONS", Origin=friend, Access_Control_Request_Method="GET").status == 405
    with running(options_for(out, origins=(friend,), limits=Limits(workers=1))) as open_site:
        for query in ("ASK {}", "ASK {"):
            headers = open_site.ask(query=query, Origin=friend).headers
            assert headers["access-control-allow-origin"] == friend
            assert "Origin" in headers["vary"]
            assert "access-control-allow-origin" not in open_site.ask(query=query, Origin=stranger).headers
        asked = {"Access_Control_Request_Method": "POST", "Access_Control_Request_Headers": "content-type"}
        assert open_site.ask(method="OPTIONS", Origin=friend, also=asked).status == 200
        assert open_site.ask(method="OPTIONS", Origin=stranger, also=asked).status == 400
        asked["Access_Control_Request_Method"] = "DELETE"
        assert open_site.ask(method="OPTIONS", Origin=friend, also=asked).status == 400


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00\x01\x02\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET /\xff HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"y" * 600_000 + b"\r\n\r\n",
    ],
)
def test_what_is_no_proper_http_is_no_harm(site: Site, sent: bytes) -> None:
    with socket.create_connection(site.address, timeout=10) as client:
        answer = b""
        with contextlib.suppress(OSError):  # it may close before it has read all
            client.sendall(sent)
            client.shutdown(socket.SHUT_WR)
            answer = client.recv(100)
        assert answer[9:10] in (b"4", b"")
    assert site.ask(query="ASK {}").status == 200


def test_other_routes_can_be_given(out: Path) -> None:
    async def state(request: Request) -> PlainTextResponse:
        if "x" in request.query_params:
            raise RefusedError(400, "There is no x.")
        return PlainTextResponse(request.app.state.desk.state)

    with running(options_for(out, limits=Limits(workers=1)), [Route("/data/state", state)]) as site:
        answer = site.ask("/data/state")
        assert re.fullmatch(r"[0-9a-f]{20}-[\d.]+", answer.text)
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert site.ask("/data/state?x=1").text == "There is no x.\n"
        assert site.ask("/data/state", Host="evil.example").status == 421
