"""JSON-LD with the terms of ``ontology/context.jsonld`` in the place of IRIs.

The context stands in the file, so that nothing need be fetched to read it. Since the graph has no blank nodes
and no lists, compaction is a look-up (JSON-LD 1.1, 5.6 asks for much more), and takes seconds for a million quads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec
from pyoxigraph import Literal, NamedNode, Quad

from pipeline.graph.names import NAMESPACES, RDF, XSD
from pipeline.graph.ontology import read

Json = str | float | dict[str, str]


def dump(quads: Iterable[Quad]) -> bytes:
    """The quads, grouped by graph and subject, as a JSON-LD document with one line for each node."""
    context = msgspec.json.decode(read("context.jsonld"))["@context"]
    compact = _Compaction(context)
    parts = [b'{"@context":' + _encode(context) + b',\n"@graph":[']
    for number, (graph, about) in enumerate(groupby(quads, key=lambda quad: quad.graph_name)):
        assert isinstance(graph, NamedNode)
        head = b'{"@id":' + _encode(compact.iri(graph.value)) + b',"@graph":[\n'
        nodes = b",\n".join(_encode(node) for node in compact.nodes(about))
        parts.append((b",\n" if number else b"\n") + head + nodes + b"\n]}")
    return b"".join((*parts, b"\n]}\n"))


def _encode(value: object) -> bytes:
    return msgspec.json.encode(value)


class _Compaction:
    """IRIs and literals in the words of a context."""

    def __init__(self, context: dict[str, str | dict[str, str]]) -> None:
        self._terms: dict[str, str] = {}
        self._types: dict[str, str | None] = {}
        for term, meaning in context.items():
            if term.startswith("@") or (isinstance(meaning, str) and meaning.endswith(("/", "#"))):
                continue
            iri = _expand(meaning if isinstance(meaning, str) else meaning["@id"])
            kind = None if isinstance(meaning, str) else meaning.get("@type")
            self._terms[iri] = term
            self._types[iri] = kind if kind is None or kind.startswith("@") else _expand(kind)
        self._known: dict[str, str] = {}

    def iri(self, iri: str) -> str:
        """An IRI with a prefix, if one fits and leaves no character that could be misread."""
        found = self._known.get(iri)
        if found is None:
            found = self._known[iri] = next(
                (
                    f"{prefix}:{iri[len(base) :]}"
                    for prefix, base in NAMESPACES.items()
                    if iri.startswith(base) and not iri[len(base) :].startswith("//")
                ),
                iri,
            )
        return found

    def nodes(self, quads: Iterable[Quad]) -> Iterator[dict[str, object]]:
        for subject, about in groupby(quads, key=lambda quad: quad.subject):
            assert isinstance(subject, NamedNode)
            node: dict[str, object] = {"@id": self.iri(subject.value)}
            values: dict[str, list[Json]] = {}
            for _, predicate, value, _ in about:
                assert isinstance(value, NamedNode | Literal)
                if predicate == RDF.type:
                    values.setdefault("@type", []).append(self._terms.get(value.value) or self.iri(value.value))
                else:
                    key = self._terms.get(predicate.value) or self.iri(predicate.value)
                    values.setdefault(key, []).append(self._value(predicate.value, value))
            node.update({key: found[0] if len(found) == 1 else found for key, found in values.items()})
            yield node

    def _value(self, predicate: str, value: NamedNode | Literal) -> Json:
        kind = self._types.get(predicate)
        if isinstance(value, NamedNode):
            return self.iri(value.value) if kind == "@id" else {"@id": self.iri(value.value)}
        datatype = value.datatype.value
        if value.language:
            return {"@value": value.value, "@language": value.language}
        if kind is None and datatype == XSD.string.value:
            return value.value
        if kind is None and datatype == XSD.integer.value and str(number := int(value.value)) == value.value:
            return number
        if kind == datatype:
            return value.value
        return {"@value": value.value, "@type": self.iri(datatype)}


def _expand(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return NAMESPACES[prefix] + rest if prefix in NAMESPACES else name
