"""SHACL: whether a graph holds what it must, said in words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyshacl
from pyoxigraph import NamedNode
from rdflib import Graph, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from pipeline.errors import SetupError
from pipeline.graph.loading import engine, load
from pipeline.graph.names import NAMESPACES, SAYSO
from pipeline.graph.querying import show
from pipeline.graph.shapes import SH, Mirror, predicates, shapes


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
    graph = Mirror(engine(load(path)), predicates())
    if not any((None, RDF.type, URIRef(kind.value)) in graph for kind in (SAYSO.Article, SAYSO.Claim)):
        nothing = f"There is no article and no claim ({NAMESPACES['sayso']}Article, Claim): not a graph of Sayso."
        return Report(False, (Finding("violation", str(path), nothing, ""),))
    conforms, results, text = pyshacl.validate(graph, shacl_graph=shapes(), inplace=True)
    if not isinstance(results, Graph):
        raise SetupError(f"the shapes can't be used: {text}")
    findings = {_finding(results, result) for result in results.subjects(RDF.type, SH.ValidationResult)}
    return Report(conforms, tuple(sorted(findings)))


def _finding(results: Graph, result: Node) -> Finding:
    focus, value = results.value(result, SH.focusNode), results.value(result, SH.value)
    if results.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent:
        focus, value = value, None  # our SPARQL constraints look at a whole class, and select what breaks it
    severity = str(results.value(result, SH.resultSeverity)).rpartition("#")[2].lower()
    message = min(str(message) for message in results.objects(result, SH.resultMessage))
    return Finding(severity, _name(focus), message, _name(value))


def _name(node: Node | None) -> str:
    """A node as a person reads it."""
    return show(NamedNode(str(node))) if isinstance(node, URIRef) else str(node) if node is not None else ""
