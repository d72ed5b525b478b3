"""The exports: every file whole or absent, and the same bytes for the same corpus."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element, indent, tostring

import msgspec
import networkx as nx
from networkx.readwrite.gexf import GEXFWriter
from networkx.readwrite.graphml import GraphMLWriter
from pyoxigraph import Quad, RdfFormat, Store, Triple, serialize

from pipeline.graph import jsonld
from pipeline.graph.loading import wrap
from pipeline.graph.names import NAMESPACES
from pipeline.graph.projection import project
from pipeline.graph.rdf import to_quads
from pipeline.jsonl import write_atomic
from pipeline.model import Corpus

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""What XML 1.0 has no place for (its production 2, Char)."""


def build(corpus: Corpus, out: Path) -> list[Path]:
    """Write ``graph.trig``, ``.nq``, ``.ttl``, ``.jsonld``, ``.graphml``, ``.gexf``, ``.json`` (node-link) into `out`.

    The first four hold the same triples (Turtle has no named graphs: there they are one). The last three
    hold the projection (see `project`); in them the attribute `id` is called `record`, since the formats use ``id``
    for the node itself, and characters that XML forbids are U+FFFD in the two that are XML.
    """
    quads = list(to_quads(corpus))
    store = Store()
    store.bulk_extend(quads)
    graph = _renamed(project(wrap(store)))
    del store
    parts: tuple[tuple[str, Callable[[], bytes]], ...] = (
        ("trig", lambda: _serialize(quads, RdfFormat.TRIG)),
        ("nq", lambda: b"".join(sorted(_serialize(quads, RdfFormat.N_QUADS).splitlines(keepends=True)))),
        ("ttl", lambda: _turtle(quads)),
        ("jsonld", lambda: jsonld.dump(quads)),
        ("graphml", lambda: _graphml(_for_xml(graph))),
        ("gexf", lambda: _gexf(_for_xml(graph))),
        ("json", lambda: _node_link(graph)),
    )
    paths = []
    for suffix, make in parts:
        path = out / f"graph.{suffix}"
        write_atomic(path, make())
        paths.append(path)
    return paths


def _serialize(quads: list[Quad] | list[Triple], kind: RdfFormat) -> bytes:
    data = serialize(quads, format=kind, prefixes=NAMESPACES)
    assert data is not None
    # The serializer declares prefixes in an order that changes from run to run.
    lines = data.split(b"\n", len(NAMESPACES))
    head = sorted(line for line in lines if line.startswith(b"@prefix "))
    return b"\n".join((*head, *lines[len(head) :]))


def _turtle(quads: list[Quad]) -> bytes:
    """All graphs as one, subject by subject."""
    merged: dict[str, dict[str, Quad]] = {}
    for quad in quads:
        merged.setdefault(str(quad.subject), {}).setdefault(f"{quad.predicate} {quad.object}", quad)
    triples = [quad.triple for about in merged.values() for quad in about.values()]
    return _serialize(triples, RdfFormat.TURTLE)


def _renamed(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    for _, attributes in graph.nodes(data=True):
        attributes["record"] = attributes.pop("id")
    return graph


def _for_xml(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    clean = graph.copy()
    for attributes in (*(data for _, data in clean.nodes(data=True)), *(data for *_, data in clean.edges(data=True))):
        for key, value in attributes.items():
            if isinstance(value, str):
                # A reader of XML takes every line end for a line feed (XML 1.0, 2.11).
                attributes[key] = _NOT_XML.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))
    return clean


def _graphml(graph: nx.MultiDiGraph[str]) -> bytes:
    for number, (*_, attributes) in enumerate(graph.edges(data=True)):
        attributes["edge"] = f"e{number}"  # ids of edges must differ in the whole file; keys need not
    writer = GraphMLWriter(edge_id_from_attribute="edge")
    writer.add_graph_element(graph)
    return _xml(writer.xml)


def _gexf(graph: nx.MultiDiGraph[str]) -> bytes:
    for number, (*_, attributes) in enumerate(graph.edges(data=True)):
        attributes["id"] = f"e{number}"
    writer = GEXFWriter()
    writer.add_graph(graph)
    meta = writer.xml.find("meta")
    del meta.attrib["lastmodifieddate"]  # the clock has no place in an export
    return _xml(writer.xml)


def _xml(root: Element) -> bytes:
    """A document with one element a line. networkx's own way to write is several times slower."""
    indent(root, " ")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{tostring(root, encoding='unicode')}\n".encode()


def _node_link(graph: nx.MultiDiGraph[str]) -> bytes:
    data = nx.node_link_data(graph, edges="edges")
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"
