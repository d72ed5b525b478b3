"""What the server says of itself and of its graph: SPARQL 1.1 Service Description and VoID."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from pipeline.graph.names import BASE, NAMESPACES, RDF, XSD
from pipeline.serve.formats import ROWS, TRIPLES
from pipeline.serve.statistics import Statistics

PREFIXES = {
    "rdf": NAMESPACES["rdf"],
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "void": "http://rdfs.org/ns/void#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "formats": "http://www.w3.org/ns/formats/",
}
"""Prefixes of the vocabularies that a description uses."""


def describe(counts: Statistics, site: str) -> Iterator[Triple]:
    """The description of the service at `site` (scheme and host, without a slash at the end).

    Its parts have IRIs below ``/.well-known/void``, so that it is the same triples each time.
    """
    document = NamedNode(f"{site}/.well-known/void")
    endpoint = NamedNode(f"{site}/sparql")
    service, data, default = (NamedNode(f"{document.value}#{part}") for part in ("service", "dataset", "union"))
    yield Triple(document, RDF.type.named, _of("void:DatasetDescription"))
    yield Triple(document, _of("foaf:primaryTopic"), data)
    yield from _service(service, endpoint, data)
    yield Triple(data, RDF.type.named, _of("sd:Dataset"))
    yield Triple(data, _of("sd:defaultGraph"), default)
    yield Triple(default, RDF.type.named, _of("sd:Graph"))
    yield Triple(data, RDF.type.named, _of("void:Dataset"))
    yield Triple(data, _of("dcterms:title"), Literal("Sayso", language="en"))
    said = "Who says what, about whom, when, and on whose say-so: claims in news articles, each with its passage."
    yield Triple(data, _of("dcterms:description"), Literal(said, language="en"))
    yield Triple(data, _of("void:sparqlEndpoint"), endpoint)
    yield Triple(data, _of("void:uriSpace"), Literal(BASE))
    if counts.example:
        yield Triple(data, _of("void:exampleResource"), NamedNode(counts.example))
    yield from _formats(data, "void:feature")
    for base in sorted(NAMESPACES.values()):
        if any(iri.startswith(base) for iri in (*counts.classes, *counts.properties)):
            yield Triple(data, _of("void:vocabulary"), NamedNode(base))
    numbers = {
        "void:triples": counts.triples,
        "void:distinctSubjects": counts.subjects,
        "void:distinctObjects": counts.objects,
        "void:classes": len(counts.classes),
        "void:properties": len(counts.properties),
    }
    for node in (data, default):
        yield from (_number(node, term, number) for term, number in numbers.items())
    for iri, number in counts.classes.items():
        yield from _part(data, document, "class", iri, "void:entities", number)
    for iri, number in counts.properties.items():
        yield from _part(data, document, "property", iri, "void:triples", number)
    for iri, number in counts.graphs.items():
        named = NamedNode(f"{document.value}#named/{quote(iri, safe='')}")
        graph = NamedNode(f"{document.value}#graph/{quote(iri, safe='')}")
        yield Triple(data, _of("sd:namedGraph"), named)
        yield Triple(named, RDF.type.named, _of("sd:NamedGraph"))
        yield Triple(named, _of("sd:name"), NamedNode(iri))
        yield Triple(named, _of("sd:graph"), graph)
        yield Triple(graph, RDF.type.named, _of("sd:Graph"))
        yield _number(graph, "void:triples", number)


def _service(service: NamedNode, endpoint: NamedNode, data: NamedNode) -> Iterator[Triple]:
    yield Triple(service, RDF.type.named, _of("sd:Service"))
    yield Triple(service, _of("sd:endpoint"), endpoint)
    yield Triple(service, _of("sd:supportedLanguage"), _of("sd:SPARQL11Query"))
    yield Triple(service, _of("sd:feature"), _of("sd:UnionDefaultGraph"))
    yield Triple(service, _of("sd:defaultDataset"), data)
    yield Triple(service, _of("sd:availableGraphs"), data)
    yield from _formats(service, "sd:resultFormat")


def _formats(node: NamedNode, term: str) -> Iterator[Triple]:
    for iri in dict.fromkeys(form.iri for form in (*ROWS, *TRIPLES) if form.iri):
        yield Triple(node, _of(term), NamedNode(iri))


def _part(data: NamedNode, document: NamedNode, kind: str, iri: str, counted: str, number: int) -> Iterator[Triple]:
    part = NamedNode(f"{document.value}#{kind}/{quote(iri, safe='')}")
    yield Triple(data, _of(f"void:{kind}Partition"), part)
    yield Triple(part, _of(f"void:{kind}"), NamedNode(iri))
    yield _number(part, counted, number)


def _number(node: NamedNode, term: str, number: int) -> Triple:
    return Triple(node, _of(term), Literal(str(number), datatype=XSD.integer.named))


def _of(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)
