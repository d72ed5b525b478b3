"""Where converters put triples: one named graph, each node described once."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from pipeline.graph.literals import text
from pipeline.graph.names import RDF


class Triples:
    """The triples of one named graph. They come out subject by subject, without repeats."""

    def __init__(self, graph: NamedNode) -> None:
        self.graph = graph
        self._subjects: dict[NamedNode, list[Quad]] = {}
        self._described: set[NamedNode] = set()

    def describe(self, node: NamedNode, *types: NamedNode) -> bool:
        """Begin the description of a node. False if this graph has it already, and nothing is left to do."""
        if node in self._described:
            return False
        self._described.add(node)
        for kind in types:
            self.put(node, RDF.type, kind)
        return True

    def put(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal | str | float | None) -> None:
        """Put a triple; None puts nothing. Floats become ``xsd:double``, integers ``xsd:integer``."""
        if value is None:
            return
        if isinstance(value, str):
            value = text(value)
        elif isinstance(value, int | float):
            value = Literal(value)
        self._subjects.setdefault(subject, []).append(Quad(subject, predicate, value, self.graph))

    def quads(self) -> Iterator[Quad]:
        """All quads, subject by subject in the order in which they were first put."""
        for about in self._subjects.values():
            yield from dict.fromkeys(about)
