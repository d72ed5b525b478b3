from __future__ import annotations

import json

from pyoxigraph import RdfFormat, parse

from pipeline.graph.jsonld import dump
from pipeline.graph.rdf import to_graphs
from tests.graph.hostile import odd_terms
from tests.samples import CORPUS, DAMAGED, POST


def test_terms_stand_for_iris() -> None:
    graphs = json.loads(dump(to_graphs(CORPUS)))["@graph"]
    nodes = {node["@id"]: node for node in graphs[0]["@graph"]}
    claim = nodes[f"claim:{DAMAGED.id}"]
    assert graphs[0]["@id"] == "article:one"
    assert claim["@type"] == ["Claim", "schema:Claim", "prov:Entity"]
    assert claim["polarity"] == "positive"
    assert claim["reportedBy"] == f"entity:{POST.id}"
    assert claim["confidence"] == "0.8"


def test_what_the_context_does_not_expect_is_written_in_full() -> None:
    graph = odd_terms()
    assert set(parse(dump([graph]), RdfFormat.JSON_LD)) == set(graph.quads())
