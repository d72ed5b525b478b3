"""What an RDF dataset says of each node, whichever graph says it: the way from triples back to records."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from pipeline.errors import FormatError
from pipeline.graph.names import RDF
from pipeline.graph.triples import Triples, Value

_TYPE = RDF.type.value


class Facts:
    """An index from subject and predicate to values. Values are without repeats, sorted."""

    def __init__(self, quads: Iterable[Quad] = ()) -> None:
        self._nodes: dict[str, dict[str, list[Value]]] = {}
        self._types: dict[str, list[str]] = {}
        self._names: dict[NamedNode, str] = {}  # one string for each predicate: it saves half of the memory
        for subject, predicate, value, _ in quads:
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
                self._add(subject.value, ((predicate, value),))  # blank nodes and quoted triples are none of ours

    @classmethod
    def of_graphs(cls, graphs: Iterable[Triples]) -> Facts:
        """What several named graphs say."""
        facts = cls()
        for graph in graphs:
            for subject, about in graph.nodes():
                facts._add(subject.value, about)
        return facts

    def _add(self, subject: str, pairs: Iterable[tuple[NamedNode, Value]]) -> None:
        about = self._nodes.get(subject)
        if about is None:
            about = self._nodes[subject] = {}
        for predicate, value in pairs:
            key = self._names.get(predicate)
            if key is None:
                key = self._names[predicate] = predicate.value
            about.setdefault(key, []).append(value)
            if key == _TYPE:
                self._types.setdefault(value.value, []).append(subject)

    def of_type(self, kind: NamedNode) -> list[str]:
        """The IRIs of all nodes of a type, sorted."""
        return sorted(set(self._types.get(kind.value, ())))

    def is_a(self, node: str, kind: NamedNode) -> bool:
        """Whether the node has this type."""
        return kind in self._nodes.get(node, {}).get(RDF.type.value, ())

    def strings(self, node: str, predicate: NamedNode) -> list[str]:
        """The values (the strings of literals, the IRIs of nodes), sorted."""
        found = self._nodes.get(node, {}).get(predicate.value, ())
        return [found[0].value] if len(found) == 1 else sorted({value.value for value in found})

    def string(self, node: str, predicate: NamedNode) -> str | None:
        """The value, the first if there are several, or None."""
        found = self.strings(node, predicate)
        return found[0] if found else None

    def need(self, node: str, predicate: NamedNode) -> str:
        """The value. Raises `FormatError` if there is none."""
        found = self.string(node, predicate)
        if found is None:
            raise FormatError(f"<{node}> has no <{predicate.value}>: the graph is not whole; build it anew")
        return found

    def number(self, node: str, predicate: NamedNode) -> float | None:
        """The value as a number, or None. Raises `FormatError` if it is no number."""
        found = self.string(node, predicate)
        try:
            return None if found is None else float(found)
        except ValueError:
            raise FormatError(f"<{node}>: <{predicate.value}> should be a number, and is {found!r}") from None

    def integer(self, node: str, predicate: NamedNode) -> int:
        """The value as an integer. Raises `FormatError` if there is none or it is no integer."""
        found = self.need(node, predicate)
        try:
            return int(found)
        except ValueError:
            raise FormatError(f"<{node}>: <{predicate.value}> should be an integer, and is {found!r}") from None
