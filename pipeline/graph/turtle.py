"""N-Quads, TriG and Turtle of named graphs, in the order of the graphs and with one predicate a line.

Oxigraph's own serializer wants a `Quad` for each triple, and to make these takes several times as long as to write
them; it also declares prefixes in an order that changes from run to run. Terms are escaped by Oxigraph all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from pipeline.graph.names import NAMESPACES, RDF, XSD
from pipeline.graph.triples import Pairs, Triples, Value

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?|")
"""Local names that need no escapes in any reader (Turtle, 6.5: PN_LOCAL has more)."""

_INTEGER = re.compile(r"[+-]?[0-9]+")
_TYPED_INTEGER = f'"^^{XSD.integer}'


def nquads(graphs: Iterable[Triples]) -> bytes:
    """N-Quads, sorted."""
    full: dict[Value, str] = {}

    def written(node: Value) -> str:
        found = full.get(node)
        if found is None:
            found = full[node] = str(node)
        return found

    lines = []
    for graph in graphs:
        end = f" {graph.graph} .\n"
        for subject, about in graph.nodes():
            start = f"{subject} "
            lines += [f"{start}{written(predicate)} {written(value)}{end}" for predicate, value in about]
    lines.sort()
    return "".join(lines).encode()


def trig(graphs: Iterable[Triples]) -> bytes:
    """TriG: one block for each graph."""
    terms = _Terms()
    parts = [_prefixes()]
    for graph in graphs:
        nodes = [terms.statement(subject, about) for subject, about in graph.nodes()]
        if nodes:
            parts += [f"\n{terms.node(graph.graph)} {{\n", *nodes, "}\n"]
    return "".join(parts).encode()


def turtle(graphs: Iterable[Triples]) -> bytes:
    """Turtle, which has no named graphs: all as one, subject by subject."""
    terms = _Terms()
    merged: dict[NamedNode, Pairs] = {}
    for graph in graphs:
        for subject, about in graph.nodes():
            known = merged.get(subject)
            merged[subject] = about if known is None else known | about
    parts = (terms.statement(subject, about) for subject, about in merged.items())
    return "".join((_prefixes(), "\n", *parts)).encode()


def _prefixes() -> str:
    return "".join(f"@prefix {prefix}: <{base}> .\n" for prefix, base in sorted(NAMESPACES.items()))


class _Terms:
    """Terms as Turtle writes them."""

    def __init__(self) -> None:
        self._known: dict[NamedNode, str] = {}
        self._predicates: dict[NamedNode, str] = {RDF.type: "a"}
        self._bases = {base: prefix for prefix, base in NAMESPACES.items()}

    def node(self, node: NamedNode) -> str:
        """An IRI with a prefix where one fits, else in full."""
        found = self._known.get(node)
        if found is None:
            iri = node.value
            cut = max(iri.rfind("/"), iri.rfind("#")) + 1
            prefix = self._bases.get(iri[:cut])
            short = prefix is not None and _LOCAL.fullmatch(iri, cut) is not None
            found = self._known[node] = f"{prefix}:{iri[cut:]}" if short else str(node)
        return found

    def statement(self, subject: NamedNode, about: Pairs) -> str:
        """All that is said of a node."""
        rows: dict[str, list[str]] = {}
        for predicate, value in about:
            key = self._predicates.get(predicate)
            if key is None:
                key = self._predicates[predicate] = self.node(predicate)
            rows.setdefault(key, []).append(self.node(value) if isinstance(value, NamedNode) else _literal(value))
        told = " ;\n  ".join(f"{predicate} {' , '.join(values)}" for predicate, values in rows.items())
        return f"{self.node(subject)} {told} .\n"


def _literal(value: Literal) -> str:
    written = str(value)
    if written.endswith(_TYPED_INTEGER) and _INTEGER.fullmatch(value.value):
        return value.value
    return written
