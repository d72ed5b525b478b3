"""Whom a user means: names matched against the labels and aliases of a graph."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode
from rapidfuzz import fuzz, process
from rdflib import Dataset

from pipeline.errors import QueryError
from pipeline.graph.querying import Table, query

_NAMED = """
SELECT ?node ?id ?label ?kind ?alias WHERE {
  ?node rdfs:label ?label ; sayso:kind ?kind .
  FILTER (?kind = "outlet" || NOT EXISTS { ?node a sayso:UnresolvedSource })
  OPTIONAL { ?node sayso:id ?id }
  OPTIONAL { ?node skos:altLabel ?alias }
}
"""
_SUGGESTED = 5


@dataclass(frozen=True, slots=True)
class _Named:
    node: str
    id: str
    label: str
    kind: str
    names: frozenset[str]


def match(dataset: Dataset, wanted: str, kind: str | None = None) -> NamedNode:
    """The node of the entity (of a kind) that is called `wanted`, whatever the case.

    An id or a whole label comes first, then a whole alias, then the only one whose name begins with it, then the only
    one whose name holds it. Raises `QueryError`, with candidates, where several fit equally or none does.
    """
    named = _named(dataset, kind)
    key = _fold(wanted)
    steps = (
        [n for n in named if wanted in (n.id, n.node)],
        [n for n in named if _fold(n.label) == key],
        [n for n in named if key in n.names],
        [n for n in named if any(name.startswith(key) for name in n.names)] if key else [],
        [n for n in named if any(key in name for name in n.names)] if key else [],
    )
    for found in steps:
        if len(found) == 1:
            return NamedNode(found[0].node)
        if found:
            shown = "; ".join(f"{n.label} ({n.kind}, {n.id or n.node})" for n in found[:_SUGGESTED])
            more = f"; and {len(found) - _SUGGESTED} more" if len(found) > _SUGGESTED else ""
            raise QueryError(f"{wanted!r} may be any of: {shown}{more}. Give a whole name, or the id")
    raise QueryError(f"nothing in the graph is called {wanted!r}" + _suggestion(key, named))


def _named(dataset: Dataset, kind: str | None) -> list[_Named]:
    answer = query(dataset, _NAMED)
    assert isinstance(answer, Table)
    found: dict[str, tuple[str, str, str, set[str]]] = {}
    for node, key, label, what, alias in answer.rows:
        assert isinstance(node, NamedNode)
        assert isinstance(label, Literal)
        assert isinstance(what, Literal)
        if kind is None or what.value == kind:
            entry = found.setdefault(node.value, (key.value if key else "", label.value, what.value, set()))
            entry[3].update(_fold(name.value) for name in (label, alias) if name is not None)
    return [_Named(node, e[0], e[1], e[2], frozenset(e[3])) for node, e in sorted(found.items())]


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def _suggestion(key: str, named: list[_Named]) -> str:
    labels = {name: n.label for n in reversed(named) for name in sorted(n.names)}
    near = process.extract(key, sorted(labels), scorer=fuzz.WRatio, limit=_SUGGESTED, score_cutoff=70)
    shown = list(dict.fromkeys(labels[name] for name, _, _ in near))
    return f": did you mean {' or '.join(shown)}?" if shown else ""
