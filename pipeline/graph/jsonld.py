"""JSON-LD with the terms of ``ontology/context.jsonld`` in the place of IRIs.

The context stands in the file, so that nothing need be fetched to read it. Since the graph has no blank nodes
and no lists, compaction is a look-up (JSON-LD 1.1, 5.6 asks for much more), and takes seconds for a million quads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from pipeline.graph.names import NAMESPACES, RDF, XSD
from pipeline.graph.ontology import read
from pipeline.graph.terms import Node, Term, value_of
from pipeline.graph.triples import About, Triples

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
"""Integers that are the same in JSON."""

_TYPE = "@type"
_REMEMBERED = 1 << 13
"""How many written terms are kept at most."""


def dump(graphs: Iterable[Triples]) -> bytes:
    """Named graphs as a JSON-LD document with one line for each node."""
    return "".join(pieces(graphs)).encode()


def pieces(graphs: Iterable[Triples]) -> Iterator[str]:
    """As `dump`, graph by graph."""
    writer = Writer()
    yield writer.head
    for graph in graphs:
        yield writer.graph(graph)
    yield writer.tail


class Writer:
    """A document, graph by graph: first its `head`, then all graphs, then its `tail`."""

    tail = "\n]}\n"

    def __init__(self) -> None:
        context = msgspec.json.decode(read("context.jsonld"))["@context"]
        self.head = f'{{"@context":{_encode(context)},\n"@graph":['
        self._compact = _Compaction(context)
        self._between = "\n"

    def graph(self, graph: Triples) -> str:
        """The next graph."""
        nodes = [self._compact.node(subject, about) for subject, about in graph.nodes()]
        if not nodes:
            return ""
        head = f'{self._between}{{"@id":{self._compact.iri(graph.graph)},"@graph":[\n'
        self._between = ",\n"
        return head + ",\n".join(nodes) + "\n]}"


def _encode(value: object) -> str:
    return msgspec.json.encode(value).decode()


class _Compaction:
    """IRIs and literals in the words of a context, as JSON."""

    def __init__(self, context: dict[str, str | dict[str, str]]) -> None:
        self._terms: dict[Term, str] = {}
        self._types: dict[Node, str | None] = {}
        for term, meaning in context.items():
            if term.startswith("@") or (isinstance(meaning, str) and meaning.endswith(("/", "#"))):
                continue
            iri = Node.of(_expand(meaning if isinstance(meaning, str) else meaning["@id"]))
            kind = None if isinstance(meaning, str) else meaning.get("@type")
            self._terms[iri] = _encode(term)
            self._types[iri] = kind if kind is None or kind.startswith("@") else _expand(kind)
        self._prefixes: dict[str, tuple[str, int]] = {}
        self._patterns: dict[tuple[Node, ...], tuple[str, list[tuple[str | None, dict[Term, str]]]]] = {}
        self._known: dict[str | None, dict[Term, str]] = {"@id": {}, _TYPE: {}}

    def iri(self, node: Term) -> str:
        """An IRI with a prefix, if one fits and leaves no character that could be misread."""
        known = self._known["@id"]
        return known.get(node) or self._remember("@id", known, node)

    def node(self, subject: Node, about: About) -> str:
        """What is said of a node, as a JSON object."""
        names = tuple(about)
        found = self._patterns.get(names)
        if found is None:
            rows = [self._row(name) for name in names]
            keys = "".join(f",{key.replace('%', '%%')}:%s" for key, _, _ in rows)
            found = self._patterns[names] = (f'{{"@id":%s{keys}}}', [(kind, known) for _, kind, known in rows])
        pattern, kinds = found
        remember = self._remember
        # JSON escapes a string as N-Triples does, but for characters that are written by number.
        return pattern % (
            self.iri(subject),
            *[
                f"[{','.join([known.get(term) or remember(kind, known, term) for term in held])}]"
                if isinstance(held, dict)
                else held
                if kind is None and held[-1] == '"' and "\\u" not in held
                else known.get(held) or remember(kind, known, held)
                for (kind, known), held in zip(kinds, about.values(), strict=True)
            ],
        )

    def _row(self, predicate: Node) -> tuple[str, str | None, dict[Term, str]]:
        """The name of a predicate in JSON, the kind of its values, and the values of that kind that are known."""
        typed = predicate == RDF.type
        kind = _TYPE if typed else self._types.get(predicate)
        return '"@type"' if typed else self._term(predicate), kind, self._known.setdefault(kind, {})

    def _remember(self, kind: str | None, known: dict[Term, str], term: Term) -> str:
        if len(known) > _REMEMBERED:
            known.clear()
        if kind == "@id" and term[0] == "<":
            shown = self._compacted(term)
        elif kind == _TYPE:
            shown = self._term(term)
        else:
            shown = f'{{"@id":{self.iri(term)}}}' if term[0] == "<" else _encode(self._literal(kind, term))
        known[term] = shown
        return shown

    def _compacted(self, node: Term) -> str:
        base = node[1 : max(node.rfind("/"), node.rfind("#")) + 1]  # all prefixes end so: IRIs of one base have one
        if base not in self._prefixes:
            fitting = ((prefix, len(start) + 1) for prefix, start in NAMESPACES.items() if base.startswith(start))
            self._prefixes[base] = next(fitting, ("", 0))
        prefix, length = self._prefixes[base]
        return f'"{prefix}:{node[length:-1]}"' if prefix and not node.startswith("//", length) else f'"{node[1:-1]}"'

    def _term(self, node: Term) -> str:
        return self._terms.get(node) or self.iri(node)

    def _literal(self, kind: str | None, term: Term) -> str | int | dict[str, str]:
        value, datatype, language = value_of(term), XSD.string.value, ""
        if term[-1] == ">":
            datatype = term[term.rindex("<") + 1 : -1]
        elif term[-1] != '"':
            language = term[term.rindex("@") + 1 :]
        if language:
            return {"@value": value, "@language": language}
        if kind is None and datatype == XSD.string.value:
            return value
        if kind is None and datatype == XSD.integer.value and _INTEGER.fullmatch(value):
            return int(value)
        if kind == datatype:
            return value
        return {"@value": value, "@type": self.iri(Node.of(datatype))[1:-1]}


def _expand(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return NAMESPACES[prefix] + rest if prefix in NAMESPACES else name
