"""What an RDF dataset says of each node, whichever graph says it: the way from triples back to records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from pipeline.errors import FormatError
from pipeline.graph.names import RDF
from pipeline.graph.terms import Node, Term
from pipeline.graph.terms import value_of as _value
from pipeline.graph.triples import About, Held, Triples, union

_NOTHING: About = {}


class Facts:
    """An index from subject (its IRI) and predicate to values. Values are without repeats, sorted."""

    def __init__(self, quads: Iterable[Quad] = ()) -> None:
        self._nodes: dict[str, About] = {}
        self._beneath: dict[str, About] = {}
        self._types: dict[Term, list[str]] | None = None
        if quads:
            self._add(_triples(quads))

    @classmethod
    def of_graphs(cls, graphs: Iterable[Triples]) -> Facts:
        """What several named graphs say. What they hold is not copied, and must not change."""
        facts = cls()
        for graph in graphs:
            facts._join(graph, facts._nodes)
        return facts

    def with_graph(self, graph: Triples) -> Facts:
        """What is known and what `graph` says, at the cost of `graph` alone. Of types only `graph` has nodes."""
        facts = Facts()
        facts._beneath = self._nodes
        facts._join(graph, self._nodes)
        return facts

    def _join(self, graph: Triples, known: dict[str, About]) -> None:
        for node, about in graph.nodes():
            iri = node.value
            before = known.get(iri)
            self._nodes[iri] = about if before is None else union(before, about)

    def _add(self, triples: Iterable[tuple[str, Node, Term]]) -> None:
        """Triples one by one, with the IRIs of their subjects."""
        for subject, predicate, term in triples:
            about = self._nodes.get(subject)
            if about is None:
                about = self._nodes[subject] = {}
            held = about.setdefault(predicate, term)
            if held is term:
                continue
            if held.__class__ is dict:
                held[term] = None
            elif held != term:
                about[predicate] = {held: None, term: None}  # type: ignore[dict-item]

    def _held(self, node: str, predicate: Node) -> Held | None:
        about = self._nodes.get(node)
        if about is None:
            about = self._beneath.get(node, _NOTHING)
        return about.get(predicate)

    def of_type(self, kind: Node) -> list[str]:
        """The IRIs of all nodes of a type, sorted."""
        if self._types is None:
            self._types = {}
            for node, about in self._nodes.items():
                held = about.get(RDF.type, ())
                for term in (held,) if isinstance(held, str) else held:
                    self._types.setdefault(term, []).append(node)
            for nodes in self._types.values():
                nodes.sort()
        return self._types.get(kind, [])

    def is_a(self, node: str, kind: Node) -> bool:
        """Whether the node has this type."""
        held = self._held(node, RDF.type)
        return held == kind or (isinstance(held, dict) and kind in held)

    def strings(self, node: str, predicate: Node) -> list[str]:
        """The values (the strings of literals, the IRIs of nodes), sorted."""
        held = self._held(node, predicate)
        if held is None:
            return []
        return sorted({_value(term) for term in held}) if isinstance(held, dict) else [_value(held)]

    def string(self, node: str, predicate: Node) -> str | None:
        """The value, the first if there are several, or None."""
        held = self._held(node, predicate)
        return None if held is None else min(map(_value, held)) if isinstance(held, dict) else _value(held)

    def need(self, node: str, predicate: Node) -> str:
        """The value. Raises `FormatError` if there is none."""
        found = self.string(node, predicate)
        if found is None:
            raise FormatError(f"<{node}> has no {predicate}: the graph is not whole; build it anew")
        return found

    def number(self, node: str, predicate: Node) -> float | None:
        """The value as a number, or None. Raises `FormatError` if it is no number."""
        found = self.string(node, predicate)
        try:
            return None if found is None else float(found)
        except ValueError:
            raise FormatError(f"<{node}>: {predicate} should be a number, and is {found!r}") from None

    def integer(self, node: str, predicate: Node) -> int:
        """The value as an integer. Raises `FormatError` if there is none or it is no integer."""
        found = self.need(node, predicate)
        try:
            return int(found)
        except ValueError:
            raise FormatError(f"<{node}>: {predicate} should be an integer, and is {found!r}") from None


def _triples(quads: Iterable[Quad]) -> Iterator[tuple[str, Node, Term]]:
    """The triples of quads. Blank nodes and quoted triples are none of ours."""
    predicates: dict[NamedNode, Node] = {}
    for subject, predicate, value, _ in quads:
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            known = predicates.get(predicate)
            if known is None:
                known = predicates[predicate] = Node.of(predicate.value)
            yield subject.value, known, str(value)
