from __future__ import annotations

import json

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from pipeline.graph.jsonld import dump
from pipeline.graph.names import SAYSO, XSD
from pipeline.graph.rdf import to_quads
from tests.samples import CORPUS, DAMAGED, POST


def test_terms_stand_for_iris() -> None:
    graphs = json.loads(dump(to_quads(CORPUS)))["@graph"]
    nodes = {node["@id"]: node for node in graphs[0]["@graph"]}
    claim = nodes[f"claim:{DAMAGED.id}"]
    assert graphs[0]["@id"] == "article:one"
    assert claim["@type"] == ["Claim", "schema:Claim", "prov:Entity"]
    assert claim["polarity"] == "positive"
    assert claim["reportedBy"] == f"entity:{POST.id}"
    assert claim["confidence"] == "0.8"


def test_what_the_context_does_not_expect_is_written_in_full() -> None:
    node, graph = NamedNode("http://x.example/a"), NamedNode("http://x.example/g")
    quads = [
        Quad(node, SAYSO.actor, Literal("a string where a node is expected"), graph),
        Quad(node, SAYSO.confidence, Literal("1", datatype=XSD.decimal), graph),
        Quad(node, SAYSO.exact, NamedNode("https://schema.org//odd"), graph),
        Quad(node, NamedNode("urn:p"), Literal("hat", language="en"), graph),
        Quad(node, SAYSO.start, Literal("007", datatype=XSD.integer), graph),
    ]
    assert set(parse(dump(quads), RdfFormat.JSON_LD)) == set(quads)
