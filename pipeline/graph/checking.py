"""SHACL: whether a graph holds what it must, said in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyshacl
from oxrdflib import OxigraphStore
from pyoxigraph import NamedNode, Quad, RdfFormat, Store
from rdflib import Graph, Namespace, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import RDF
from rdflib.term import Node

from pipeline.errors import SetupError
from pipeline.graph.loading import engine, load
from pipeline.graph.names import NAMESPACES, SAYSO
from pipeline.graph.ontology import read
from pipeline.graph.querying import show

_SH = Namespace("http://www.w3.org/ns/shacl#")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Where a graph breaks a shape. `severity` is violation, warning or info; `focus` the node (as a prefixed name
    where there is one), `message` the shape's, `value` what was found there ("" where something lacks).
    """

    severity: str
    focus: str
    message: str
    value: str

    def __str__(self) -> str:
        """One line.

        >>> print(Finding("violation", "claim:c", "A claim must have exactly one action.", ""))
        violation: claim:c: A claim must have exactly one action.
        """
        return f"{self.severity}: {self.focus}: {self.message}" + (f" (found: {self.value})" if self.value else "")


@dataclass(frozen=True, slots=True)
class Report:
    """Whether a graph conforms to the shapes, and where it does not; the findings are sorted."""

    conforms: bool
    findings: tuple[Finding, ...]


def check(path: Path | str) -> Report:
    """Validate an RDF file, all its graphs as one, against ``ontology/shapes.ttl``.

    A graph without a single article or claim does not conform: it is not one of ours. Raises `FormatError` for a file
    that can't be read.
    """
    graph = _flat(engine(load(path)))
    if not any((None, RDF.type, URIRef(kind.value)) in graph for kind in (SAYSO.Article, SAYSO.Claim)):
        nothing = f"There is no article and no claim ({NAMESPACES['sayso']}Article, Claim): not a graph of Sayso."
        return Report(False, (Finding("violation", str(path), nothing, ""),))
    conforms, results, text = pyshacl.validate(graph, shacl_graph=_shapes(), inplace=True)
    if not isinstance(results, Graph):
        raise SetupError(f"the shapes can't be used: {text}")
    findings = {
        Finding(
            str(results.value(result, _SH.resultSeverity)).rpartition("#")[2].lower(),
            _name(results.value(result, _SH.focusNode)),
            str(results.value(result, _SH.resultMessage)),
            _name(results.value(result, _SH.value)),
        )
        for result in results.subjects(RDF.type, _SH.ValidationResult)
    }
    return Report(conforms, tuple(sorted(findings)))


@cache
def _shapes() -> Graph:
    store = Store()
    # Through the same door as the data: rdflib on its own takes "x" and "x"^^xsd:string for two literals.
    store.load(read("shapes.ttl").encode(), RdfFormat.TURTLE)
    return _flat(store)


def _flat(store: Store) -> Graph:
    """All graphs of a store as one, still in Oxigraph, which answers the SPARQL constraints."""
    flat = Store()
    flat.bulk_extend(Quad(subject, predicate, value) for subject, predicate, value, _ in store)
    return Graph(store=OxigraphStore(store=flat), identifier=DATASET_DEFAULT_GRAPH_ID)


def _name(node: Node | None) -> str:
    """A node as a person reads it."""
    return show(NamedNode(str(node))) if isinstance(node, URIRef) else str(node) if node is not None else ""
