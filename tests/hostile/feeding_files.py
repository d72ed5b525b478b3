# ruff: noqa: E501 - tables of odd values and of markup are read best as they are
"""Files that a person hands in beside seeds: gazetteers, judgements, graphs; and the words of questions."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from rdflib import Dataset

from pipeline import graph, jsonl
from pipeline.cli.failures import shown
from pipeline.errors import SaysoError
from pipeline.gazetteers import load_gazetteers
from pipeline.graph import questions
from pipeline.judgements import read_persons
from pipeline.model import EntityJudgement
from pipeline.serve.refused import RefusedError
from pipeline.serve.request import by_get, by_post
from tests.hostile.campaign import Reader
from tests.hostile.mutate import ODD, TOKENS, mutated, mutated_lines
from tests.joined import JOINED

CSV = (
    "id,label,aliases,kind,links\nq1,Orvel,Orwel; Orvill,place,wd:Q42|https://www.geonames.org/2643743/x.html\n"
    '"q2","Reyes, Ana",,person,\nq3,Tamsk Oil,"TO|Tamsk ""Oil""",organisation,https://tamsk.example/\n'
)
SKOS = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://www.wikidata.org/entity/Q42> a skos:Concept ; skos:prefLabel "Orvel"@en, "Orwel"@de ; skos:altLabel "Orvill" ;
  skos:exactMatch <https://www.geonames.org/2643743/> ; skos:broader <http://x.example/place> .
<http://x.example/place> a skos:Concept ; skos:prefLabel "place" ; skos:notation "place" .
"""
XML = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
<skos:Concept rdf:about="http://x.example/1"><skos:prefLabel xml:lang="en">Orvel</skos:prefLabel></skos:Concept></rdf:RDF>
"""
NT = (
    "<http://x.example/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
    "<http://www.w3.org/2004/02/skos/core#Concept> .\n"
    '<http://x.example/1> <http://www.w3.org/2004/02/skos/core#prefLabel> "Orvel" .\n'
)
SKOS_XML_BOMB = XML.replace("?>", "?><!DOCTYPE rdf:RDF [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]>", 1)
GAZETTEERS = {".csv": [CSV], ".ttl": [SKOS, NT], ".xml": [XML, SKOS_XML_BOMB], ".nt": [NT], ".rdf": [XML]}


@cache
def folder() -> Path:
    """A folder for the case at hand."""
    return Path(tempfile.mkdtemp(prefix="hostile-"))


def wants(call: Callable[[], object]) -> bool:
    """Whether a call is answered; what it refuses it must refuse with an error of ours, in words that can be shown."""
    try:
        call()
    except SaysoError as error:
        assert str(error)
        words = shown(str(error))
        assert not any(c < " " and c != "\n" for c in words), repr(words[:500])
        words.encode()
        return False
    return True


def named(suffixes: dict[str, list[str]]) -> Callable[[random.Random], bytes]:
    """A suffix on the first line, then a mutated file."""

    def make(rng: random.Random) -> bytes:
        suffix = rng.choice(sorted(suffixes))
        good = [text.encode() for text in suffixes[suffix]]
        return suffix.encode() + b"\n" + mutated(rng, rng.choice(good), good)

    return make


def written(case: bytes) -> Path:
    suffix, _, data = case.partition(b"\n")
    path = folder() / f"case{suffix.decode()}"
    path.write_bytes(data)
    return path


def feed_gazetteer(case: bytes) -> bool:
    return wants(lambda: [jsonl.encode(entry) for entry in load_gazetteers([written(case)])])


def judgement_lines(rng: random.Random) -> bytes:
    lines = b"\n".join(jsonl.encode(j) for j in JUDGED)
    return mutated_lines(rng, lines) if rng.random() < 0.7 else mutated(rng, lines, [lines])


JUDGED = (
    EntityJudgement("entity-1", "entity-2", "same", "told", "M. Okoro", "Ana Reyes", "J. Reyes"),
    EntityJudgement("entity-1", "entity-3", "unsure", "initials", "sayso", "Ana Reyes", "A. Reyes"),
    EntityJudgement("entity-2", "entity-3", "different", "told", "editor", "J. Reyes", "A. Reyes"),
)


def feed_judgements(data: bytes) -> bool:
    path = folder() / "judgements.jsonl"
    path.write_bytes(data)

    def read() -> None:
        for judgement in read_persons(path, JUDGED):
            assert judgement.one < judgement.other
            jsonl.encode(judgement)

    return wants(read)


@cache
def graphs() -> dict[str, list[str]]:
    """The invented corpus as a graph in each form."""
    built = graph.build(JOINED, folder() / "built")
    forms = {path.suffix: path.read_text() for path in built.files}
    kept = {suffix: [text] for suffix, text in forms.items() if suffix in {".nq", ".trig", ".ttl", ".jsonld"}}
    return kept | {".nt": [NT], ".rdf": [XML]}


def graph_files(rng: random.Random) -> bytes:
    return named(graphs())(rng)


EVERYTHING = "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 50"


def feed_graph(case: bytes) -> bool:
    path = written(case)

    def ask() -> None:
        loaded = graph.load(path)
        graph.query(loaded, EVERYTHING)
        wants(lambda: questions.ask(loaded, "said-by", {"who": "Ana Reyes"}))
        wants(lambda: questions.ask(loaded, "denials", {}))

    return wants(ask)


@cache
def dataset() -> Dataset:
    return graph.dataset_of(JOINED)


VALUES = (
    *("Ana Reyes", "ana reyes", "Orvel", "", "2024-10-01", "2024", "5", "event-", "The Orvel Post", "bridge"),
    *('" . } DELETE { ?s ?p ?o }', "?x } UNION { ?s ?p ?o }", "' OR '1'='1", "\\u0022", "}#", "<http://x/>", "\\"),
    *(
        "\ud800",
        "\0",
        "\u202e",
        "x" * 200_000,
        "9" * 5000,
        "-1",
        "1e5",
        "٣",
        "²",
        "0000-00-00",
        "9999-12-31",
        "-44-03-15",
    ),
    *("%s{}$1", "a\nb", "\r", "\x1b[2J", "entity:1", "_:b", "🛑" * 1000, "(((((((", "[a-z]*", "^$", ".*"),
)


def parameters(rng: random.Random) -> bytes:
    """A question on the first line, and its parameters with odd values."""
    asked = rng.choice(questions.list_questions())
    lines = [asked.name if rng.random() < 0.97 else rng.choice(VALUES).replace("\n", " ")]
    for parameter in asked.parameters:
        if parameter.default is None or rng.random() < 0.7:
            value = rng.choice(VALUES)
            if rng.random() < 0.3:
                token = rng.choice(TOKENS)[:2000].decode("utf-8", "surrogateescape")
                value = value[: rng.randint(0, len(value))] + token
            lines.append(f"{parameter.name}={value!r}")
    if rng.random() < 0.05:
        lines.append(f"nobody={rng.choice(ODD)!r:.300}")
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def feed_question(case: bytes) -> bool:
    name, *given = case.decode("utf-8", "surrogatepass").split("\n")
    values = {key: value for line in given for key, _, value in [line.partition("=")]}
    values = {
        key: value[1:-1].encode("utf-8", "backslashreplace").decode("unicode_escape") for key, value in values.items()
    }
    return wants(lambda: questions.ask(dataset(), name, values).strings())


def sparql(rng: random.Random) -> bytes:
    good = [question.text.encode() for question in questions.list_questions()] + [EVERYTHING.encode()]
    return mutated(rng, rng.choice(good), good)[:100_000]


def feed_sparql(case: bytes) -> bool:
    before = len(list(dataset().quads()))
    answered = wants(lambda: graph.query(dataset(), case.decode("utf-8", "surrogateescape")))
    assert len(list(dataset().quads())) == before
    return answered


REQUESTS = (
    *(
        b"query=ASK%20%7B%7D&default-graph-uri=http://x.example/a",
        b"query=SELECT+*+%7B%7D&format=json",
        b"update=CLEAR+ALL",
    ),
    *(b"query=a&query=b", b"named-graph-uri=x", b"%FF=%00", b"query=%ED%A0%80", b"&" * 3000),
)
TYPES = (
    "application/x-www-form-urlencoded",
    "application/sparql-query; charset=utf-16",
    "application/sparql-update",
    "",
    "a/b;;=",
)


def requests(rng: random.Random) -> bytes:
    """A media type, the query string and the body of a request, a line each."""
    parts = [mutated(rng, rng.choice(REQUESTS), list(REQUESTS)).replace(b"\n", b"") for _ in range(2)]
    return b"\n".join([rng.choice(TYPES).encode(), *parts])


def feed_request(case: bytes) -> bool:
    media, query_string, body = case.split(b"\n")
    try:
        by_get(query_string)
        asked = by_post(query_string, media.decode() or None, body)
    except RefusedError as refused:
        assert 400 <= refused.status < 500
        return False
    asked.text.encode()
    return True


FILES = (
    Reader("request", requests, feed_request, 8),
    Reader("gazetteer", named(GAZETTEERS), feed_gazetteer),
    Reader("judgements", judgement_lines, feed_judgements),
    Reader("graph", graph_files, feed_graph, 2),
    Reader("question", parameters, feed_question, 2),
    Reader("sparql", sparql, feed_sparql, 2),
)
