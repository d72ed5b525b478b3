"""Where converters put triples: one named graph, each node described once."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, Quad, RdfFormat, parse

from pipeline.graph.names import RDF
from pipeline.graph.terms import Node, Term, number, text

Held = Term | dict[Term, None]
"""The value of a predicate or, of several, each once in the order in which they were put."""

About = dict[Node, Held]
"""What a graph says of one node: predicates, in the order in which they were put, and their values."""


class Triples:
    """The triples of one named graph. They come out subject by subject, without repeats.

    `shared` are those subjects that other articles' graphs describe as well.
    """

    def __init__(self, graph: Node) -> None:
        self.graph = graph
        self.shared: set[Node] = set()
        self._subjects: dict[Node, About] = {}
        self._described: set[Node] = set()

    def describe(self, node: Node, *types: Node, shared: bool = False) -> bool:
        """Begin the description of a node. False if this graph has it already, and nothing is left to do."""
        if node in self._described:
            return False
        self._described.add(node)
        if shared:
            self.shared.add(node)
        if len(types) == 1 and node not in self._subjects:
            self._subjects[node] = {RDF.type: types[0]}
        else:
            for kind in types:
                self.put(node, RDF.type, kind)
        return True

    def put(self, subject: Node, predicate: Node, value: Node | Literal | str | float | None) -> None:
        """Put a triple; None puts nothing. Floats become ``xsd:double``, integers ``xsd:integer``."""
        if value is None:
            return
        kind = value.__class__
        if kind is Node:
            term: Term = value  # type: ignore[assignment]
        elif kind is str:
            term = text(value)  # type: ignore[arg-type]
        elif kind is Literal or isinstance(value, Literal | str):
            term = text(value) if isinstance(value, str) else str(value)
        else:
            term = number(value)
        try:
            about = self._subjects[subject]
        except KeyError:
            self._subjects[subject] = {predicate: term}
            return
        if predicate not in about:
            about[predicate] = term
            return
        held = about[predicate]
        if isinstance(held, dict):
            held[term] = None
        elif held != term:
            about[predicate] = {held: None, term: None}

    def nodes(self) -> Iterator[tuple[Node, About]]:
        """All subjects, in the order in which they were first put, and what is said of each."""
        return iter(self._subjects.items())

    def get(self, subject: Node) -> About | None:
        """What is said of a subject."""
        return self._subjects.get(subject)

    def lines(self) -> Iterator[str]:
        """All quads as lines of N-Quads, with their line ends, subject by subject."""
        end = f" {self.graph} .\n"
        for subject, about in self._subjects.items():
            yield from (f"{subject} {row}{end}" for row in rows(about))

    def quads(self) -> Iterator[Quad]:
        """All quads as the engine has them, subject by subject."""
        return parse("".join(self.lines()), RdfFormat.N_QUADS)

    def __len__(self) -> int:
        """How many triples there are."""
        every = (held for about in self._subjects.values() for held in about.values())
        return sum(len(held) if held.__class__ is dict else 1 for held in every)


def rows(about: About) -> list[str]:
    """Predicates and values as N-Quads has them, in the order in which they were put."""
    found = []
    for predicate, held in about.items():
        if isinstance(held, dict):
            found += [f"{predicate} {term}" for term in held]
        else:
            found.append(f"{predicate} {held}")
    return found


def union(one: About, other: About) -> About:
    """What two graphs say of a node, without repeats: `one` first."""
    found = dict(one)
    for predicate, held in other.items():
        before = found.get(predicate)
        if before is None:
            found[predicate] = held
        elif before != held:
            found[predicate] = _several(before) | _several(held)
    return found


def _several(held: Held) -> dict[Term, None]:
    return held if isinstance(held, dict) else {held: None}
