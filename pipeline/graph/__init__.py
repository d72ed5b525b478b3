"""Records to RDF and back, the exports, SHACL, SPARQL, and the NetworkX projection.

- `build(corpus, out)` writes the exports and gives their projection;
- `dataset_of(corpus)` and `load(path)` give an `rdflib.Dataset`, `open_graph(path)` one that is kept on disk;
- `to_quads(corpus)` and `from_quads(quads)` are the way into RDF and back;
- `check(path)` validates, `query(dataset, text)` asks in SPARQL, `render(answer, format)` writes an answer;
- `questions` has the shipped questions; `project(dataset)` and `project_corpus(corpus)` make the graph to draw.
"""

from pipeline.graph.building import Built, build
from pipeline.graph.checking import Finding, Report, check
from pipeline.graph.disk import open_graph
from pipeline.graph.loading import dataset_of, load
from pipeline.graph.projection import project, project_corpus
from pipeline.graph.querying import Answer, Table, Triples, Truth, query
from pipeline.graph.rdf import from_quads, to_quads
from pipeline.graph.rendering import render

__all__ = [
    "Answer",
    "Built",
    "Finding",
    "Report",
    "Table",
    "Triples",
    "Truth",
    "build",
    "check",
    "dataset_of",
    "from_quads",
    "load",
    "open_graph",
    "project",
    "project_corpus",
    "query",
    "render",
    "to_quads",
]
