"""TriG and Turtle of named graphs, in the order of the graphs and with one predicate a line.

Oxigraph's own serializer wants a `Quad` for each triple, and to make these takes several times as long as to write
them; it also declares prefixes in an order that changes from run to run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.graph.names import NAMESPACES, RDF, XSD
from pipeline.graph.terms import Node, Term
from pipeline.graph.triples import About, Triples, union

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?|")
"""Local names that need no escapes in any reader (Turtle, 6.5: PN_LOCAL has more)."""

_INTEGER = re.compile(r"[+-]?[0-9]+")
_TYPED_INTEGER = f'"^^{XSD.integer}'
_REMEMBERED = 1 << 13
"""How many written terms are kept at most."""


class Writer:
    """Two documents of the same graphs: TriG, with one block for each graph, and Turtle, which has no named graphs and
    tells all as one, subject by subject.

    `others` are graphs that come last, and may say more of the subjects of those before: in Turtle it is said at once.
    """

    def __init__(self, others: Sequence[Triples] = ()) -> None:
        self._others = others
        self._terms = _Terms()
        self._told: dict[Node, About] = {}
        """What was said of subjects that another graph may speak of."""

    @property
    def head(self) -> str:
        """How both documents begin."""
        return "".join(f"@prefix {prefix}: <{base}> .\n" for prefix, base in sorted(NAMESPACES.items()))

    def graph(self, graph: Triples) -> tuple[str, str]:
        """The next graph in TriG and in Turtle."""
        block, told = [], []
        for subject, about in graph.nodes():
            statement = self._terms.statement(subject, about)
            block.append(statement)
            new = about if subject in self._told else self._with_others(subject, about)
            if new is not about:
                self._told[subject] = new
                told.append(self._terms.statement(subject, new))
            elif subject not in self._told:
                if subject in graph.shared:
                    self._told[subject] = about
                told.append(statement)
            elif more := _beyond(about, self._told[subject]):
                self._told[subject] = union(self._told[subject], more)
                told.append(self._terms.statement(subject, more))
        text = "".join(block)
        return f"\n{self._terms.written(graph.graph)} {{\n{text}}}\n" if block else "", "".join(told)

    def _with_others(self, subject: Node, about: About) -> About:
        for other in self._others:
            more = other.get(subject)
            if more is not None and more is not about:
                about = union(about, more)
        return about


def _beyond(about: About, told: About) -> About:
    """What is said in `about` and not in `told`."""
    return {} if about == told else {p: h for p, held in about.items() if (h := _new(held, told.get(p, {})))}


def _new(held: Term | dict[Term, None], told: Term | dict[Term, None]) -> dict[Term, None]:
    known = {told: None} if isinstance(told, str) else told
    return {term: None for term in ((held,) if isinstance(held, str) else held) if term not in known}


def trig(graphs: Iterable[Triples]) -> bytes:
    """TriG: one block for each graph."""
    writer = Writer()
    return "".join((writer.head, *(writer.graph(graph)[0] for graph in graphs))).encode()


def turtle(graphs: Iterable[Triples]) -> bytes:
    """Turtle: all graphs as one."""
    every = tuple(graphs)
    writer = Writer(every)
    return "".join((writer.head, "\n", *(writer.graph(graph)[1] for graph in every))).encode()


class _Terms:
    """Terms as Turtle writes them."""

    def __init__(self) -> None:
        self._known: dict[Term, str] = {}
        self._predicates: dict[Node, str] = {RDF.type: "a"}
        self._patterns: dict[tuple[Node, ...], str] = {}
        self._bases = {base: prefix for prefix, base in NAMESPACES.items()}

    def statement(self, subject: Node, about: About) -> str:
        """All that is said of a node."""
        names = tuple(about)
        pattern = self._patterns.get(names)
        if pattern is None:
            keys = [self._predicates.get(name) or self.written(name) for name in names]
            rows = " ;\n  ".join(f"{key.replace('%', '%%')} %s" for key in keys)
            pattern = self._patterns[names] = f"%s {rows} .\n"
        known, written = self._known, self.written
        # What ends with a quotation mark is a plain string, and written as it is.
        return pattern % (
            known.get(subject) or written(subject),
            *[
                " , ".join([term if term[-1] == '"' else known.get(term) or written(term) for term in held])
                if isinstance(held, dict)
                else held
                if held[-1] == '"'
                else known.get(held) or written(held)
                for held in about.values()
            ],
        )

    def written(self, term: Term) -> str:
        """A term: an IRI with a prefix where one fits, else in full."""
        found = self._known.get(term)
        if found is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            found = self._known[term] = self._node(term) if term[0] == "<" else _literal(term)
        return found

    def _node(self, node: Term) -> str:
        cut = max(node.rfind("/"), node.rfind("#")) + 1
        prefix = self._bases.get(node[1:cut])
        short = prefix is not None and _LOCAL.fullmatch(node, cut, len(node) - 1) is not None
        return f"{prefix}:{node[cut:-1]}" if short else node


def _literal(term: Term) -> str:
    digits = term[1 : -len(_TYPED_INTEGER)] if term.endswith(_TYPED_INTEGER) else ""
    return digits if _INTEGER.fullmatch(digits) else term
