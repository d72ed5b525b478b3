"""Where converters put triples: one named graph, each node described once."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from pipeline.graph.literals import text
from pipeline.graph.names import RDF

Value = NamedNode | Literal
Pairs = dict[tuple[NamedNode, Value], None]
"""What a graph says of one node: predicates and values, in the order in which they were put."""


class Triples:
    """The triples of one named graph. They come out subject by subject, without repeats."""

    def __init__(self, graph: NamedNode) -> None:
        self.graph = graph
        self._subjects: dict[NamedNode, Pairs] = {}
        self._described: set[NamedNode] = set()

    def describe(self, node: NamedNode, *types: NamedNode) -> bool:
        """Begin the description of a node. False if this graph has it already, and nothing is left to do."""
        if node in self._described:
            return False
        self._described.add(node)
        about = self._subjects.setdefault(node, {})
        for kind in types:
            about[RDF.type, kind] = None
        return True

    def put(self, subject: NamedNode, predicate: NamedNode, value: Value | str | float | None) -> None:
        """Put a triple; None puts nothing. Floats become ``xsd:double``, integers ``xsd:integer``."""
        if value is None:
            return
        if isinstance(value, str):
            value = text(value)
        elif isinstance(value, int | float):
            value = Literal(value)
        about = self._subjects.get(subject)
        if about is None:
            about = self._subjects[subject] = {}
        about[predicate, value] = None

    def nodes(self) -> Iterator[tuple[NamedNode, Pairs]]:
        """All subjects, in the order in which they were first put, and what is said of each."""
        return iter((node, about) for node, about in self._subjects.items() if about)

    def quads(self) -> Iterator[Quad]:
        """All quads, subject by subject."""
        graph = self.graph
        for subject, about in self._subjects.items():
            for predicate, value in about:
                yield Quad(subject, predicate, value, graph)

    def lines(self) -> Iterator[str]:
        """All quads as lines of N-Quads, with their line ends, subject by subject."""
        end = f" {self.graph} .\n"
        for subject, about in self._subjects.items():
            start = f"{subject} "
            for predicate, value in about:
                yield f"{start}{predicate} {value}{end}"
