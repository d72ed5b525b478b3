"""Records to RDF and back, the exports, SHACL, SPARQL, and the NetworkX projection.

- `build(corpus, out)` writes the exports and gives their projection;
- `dataset_of(corpus)` and `load(path)` give an `rdflib.Dataset`, `open_graph(path)` one that is kept on disk;
  `load_store(path)` and `open_kept(path)` give what can be asked as well and needs no rdflib;
- `to_quads(corpus)` and `from_quads(quads)` are the way into RDF and back;
- `check(path)` validates, `query(graph, text)` asks in SPARQL, `render(answer, format)` writes an answer;
- `questions` has the shipped questions; `project(dataset)` and `project_corpus(corpus)` make the graph to draw.

Each is imported when it is first used: a question needs neither rdflib, nor pySHACL, nor NetworkX.
"""

from typing import TYPE_CHECKING

from pipeline.lazy import attributes

if TYPE_CHECKING:
    from pipeline.graph.building import Built, build
    from pipeline.graph.checking import Finding, Report, check
    from pipeline.graph.disk import open_graph, open_kept
    from pipeline.graph.kept import Kept
    from pipeline.graph.loading import Graph, dataset_of, load, load_store
    from pipeline.graph.projection import project, project_corpus
    from pipeline.graph.querying import Answer, Table, Triples, Truth, query
    from pipeline.graph.rdf import from_quads, to_quads
    from pipeline.graph.rendering import render

__all__ = [
    "Answer",
    "Built",
    "Finding",
    "Graph",
    "Kept",
    "Report",
    "Table",
    "Triples",
    "Truth",
    "build",
    "check",
    "dataset_of",
    "from_quads",
    "load",
    "load_store",
    "open_graph",
    "open_kept",
    "project",
    "project_corpus",
    "query",
    "render",
    "to_quads",
]

_MODULES = {
    "building": ("Built", "build"),
    "checking": ("Finding", "Report", "check"),
    "disk": ("open_graph", "open_kept"),
    "kept": ("Kept",),
    "loading": ("Graph", "dataset_of", "load", "load_store"),
    "projection": ("project", "project_corpus"),
    "querying": ("Answer", "Table", "Triples", "Truth", "query"),
    "rdf": ("from_quads", "to_quads"),
    "rendering": ("render",),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}

if not TYPE_CHECKING:
    __getattr__ = attributes(__name__, _HOMES)
