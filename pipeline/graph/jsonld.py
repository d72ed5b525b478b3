"""JSON-LD with the terms of ``ontology/context.jsonld`` in the place of IRIs.

The context stands in the file, so that nothing need be fetched to read it. Since the graph has no blank nodes
and no lists, compaction is a look-up (JSON-LD 1.1, 5.6 asks for much more), and takes seconds for a million quads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

import msgspec
from pyoxigraph import NamedNode

from pipeline.graph.names import NAMESPACES, RDF, XSD
from pipeline.graph.ontology import read
from pipeline.graph.triples import Pairs, Triples, Value

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
"""Integers that are the same in JSON."""

Json = str | float | dict[str, str]


def dump(graphs: Iterable[Triples]) -> bytes:
    """Named graphs as a JSON-LD document with one line for each node."""
    context = msgspec.json.decode(read("context.jsonld"))["@context"]
    compact = _Compaction(context)
    parts = [b'{"@context":' + _encode(context) + b',\n"@graph":[']
    for graph in graphs:
        nodes = [_encode(compact.node(subject, about)) for subject, about in graph.nodes()]
        if nodes:
            head = b'{"@id":' + _encode(compact.iri(graph.graph)) + b',"@graph":[\n'
            parts.append((b",\n" if len(parts) > 1 else b"\n") + head + b",\n".join(nodes) + b"\n]}")
    return b"".join((*parts, b"\n]}\n"))


def _encode(value: object) -> bytes:
    return msgspec.json.encode(value)


class _Compaction:
    """IRIs and literals in the words of a context."""

    def __init__(self, context: dict[str, str | dict[str, str]]) -> None:
        self._terms: dict[NamedNode, str] = {}
        self._types: dict[NamedNode, str | None] = {}
        for term, meaning in context.items():
            if term.startswith("@") or (isinstance(meaning, str) and meaning.endswith(("/", "#"))):
                continue
            iri = NamedNode(_expand(meaning if isinstance(meaning, str) else meaning["@id"]))
            kind = None if isinstance(meaning, str) else meaning.get("@type")
            self._terms[iri] = term
            self._types[iri] = kind if kind is None or kind.startswith("@") else _expand(kind)
        self._prefixes: dict[str, tuple[str, int]] = {}
        self._known: dict[NamedNode, str] = {}

    def iri(self, node: NamedNode) -> str:
        """An IRI with a prefix, if one fits and leaves no character that could be misread."""
        found = self._known.get(node)
        if found is None:
            iri = node.value
            base = iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]  # all prefixes end so: IRIs of one base have one
            if base not in self._prefixes:
                fitting = ((prefix, len(start)) for prefix, start in NAMESPACES.items() if base.startswith(start))
                self._prefixes[base] = next(fitting, ("", 0))
            prefix, length = self._prefixes[base]
            found = f"{prefix}:{iri[length:]}" if prefix and not iri.startswith("//", length) else iri
            self._known[node] = found
        return found

    def node(self, subject: NamedNode, about: Pairs) -> dict[str, object]:
        """What is said of a node, as a JSON object."""
        node: dict[str, object] = {"@id": self.iri(subject)}
        several: set[str] = set()
        for predicate, value in about:
            typed = predicate == RDF.type
            key = "@type" if typed else self._term(predicate)
            shown = self._term(value) if typed else self._value(predicate, value)
            if key not in node:
                node[key] = shown
            elif key in several:
                cast(list[Json], node[key]).append(shown)
            else:
                several.add(key)
                node[key] = [node[key], shown]
        return node

    def _term(self, node: Value) -> str:
        assert isinstance(node, NamedNode)
        return self._terms.get(node) or self.iri(node)

    def _value(self, predicate: NamedNode, value: Value) -> Json:
        kind = self._types.get(predicate)
        if isinstance(value, NamedNode):
            return self.iri(value) if kind == "@id" else {"@id": self.iri(value)}
        if value.language:
            return {"@value": value.value, "@language": value.language}
        datatype = value.datatype
        if kind is None and datatype == XSD.string:
            return value.value
        if kind is None and datatype == XSD.integer and _INTEGER.fullmatch(value.value):
            return int(value.value)
        if kind == datatype.value:
            return value.value
        return {"@value": value.value, "@type": self.iri(datatype)}


def _expand(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return NAMESPACES[prefix] + rest if prefix in NAMESPACES else name
