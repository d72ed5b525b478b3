"""Whom and which event a user means: names matched against labels and aliases, ids and words against events."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode
from rapidfuzz import fuzz, process

from pipeline.errors import QueryError
from pipeline.graph.binding import bind
from pipeline.graph.literals import text
from pipeline.graph.loading import Graph
from pipeline.graph.querying import Table, query

NAMED = """
SELECT ?node ?id ?label ?kind ?alias WHERE {
  ?node sayso:kind ?kind ; rdfs:label ?label .
  FILTER (?kind = "outlet" || NOT EXISTS { ?node a sayso:UnresolvedSource })
  OPTIONAL { ?node sayso:id ?id }
  OPTIONAL { ?node skos:altLabel ?alias }
}
"""
"""All that has a name, one row for each alias (see `match`)."""

EVENTS = """
SELECT ?node ?id ?title WHERE { ?node a sayso:Event ; sayso:id ?id . OPTIONAL { ?node rdfs:label ?title } }
"""
"""All events, with their titles (see `match_event`)."""

_CALLED = """
SELECT DISTINCT ?node WHERE {
  VALUES ?part { "" }
  { ?node sayso:kind ?kind ; rdfs:label ?name } UNION { ?node skos:altLabel ?name ; sayso:kind ?kind }
  # The second: letters that `fold` makes another or several of, "ss" of a sharp s; the engine's LCASE does not.
  FILTER (CONTAINS(LCASE(?name), ?part) || REGEX(?name, "[ßẞŉſǰẖẗẘẙẚﬀ-ﬆ]"))
}
"""
"""What may be called so: all that has this part of a name in one of its names, and some that has not."""
_PART = re.compile("[a-z0-9]+")

_SUGGESTED = 5
_MANY = 1_000
"""Of so many nodes it's as well to look at all."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something that has names. `key` is what it is told apart by (the IRI of a node, or an id), `id` that of its
    record ("" for one that has none); `names` are label and aliases as `fold` makes them.
    """

    key: str
    id: str
    label: str
    kind: str
    names: frozenset[str]


def match(graph: Graph, wanted: str, kind: str | None = None) -> NamedNode:
    """The node of the entity (of a kind) that is called `wanted`, whatever the case.

    An id or a whole label comes first, then a whole alias, then the only one whose name begins with it, then the only
    one whose name holds it. Raises `QueryError`, with candidates, where several fit equally or none does.
    """
    found = _named(graph, kind, _known(graph, wanted))
    if not any(wanted in (n.id, n.key) for n in found):
        found = _named(graph, kind, _called(graph, wanted))
    try:
        return NamedNode(choose(found, wanted).key)
    except QueryError:
        return NamedNode(choose(_named(graph, kind), wanted).key)  # what is like it, among all names


def match_event(graph: Graph, wanted: str) -> NamedNode:
    """The node of the event with this id, whose id alone begins so, or whose title alone holds these words.

    Raises `QueryError`, with candidates, where several fit or none does.
    """
    answer = _of(graph, EVENTS, _known(graph, wanted))
    if not answer.rows:
        answer = _of(graph, EVENTS)
    events = [Named(str(n.value), i.value, t.value if t else "", "event", frozenset()) for n, i, t in answer.rows]  # type: ignore[union-attr]
    return NamedNode(choose_event(events, wanted).key)


def choose(named: Sequence[Named], wanted: str) -> Named:
    """The one of `named` that is called `wanted`, by the steps of `match`. Raises `QueryError` as it does."""
    key = fold(wanted)
    steps = (
        [n for n in named if wanted in (n.id, n.key)],
        [n for n in named if fold(n.label) == key],
        [n for n in named if key in n.names],
        [n for n in named if any(name.startswith(key) for name in n.names)] if key else [],
        [n for n in named if any(key in name for name in n.names)] if key else [],
    )
    for found in steps:
        if len(found) == 1:
            return found[0]
        if found:
            raise QueryError(f"{wanted!r} may be any of: {_candidates(found)}. Give a whole name, or the id")
    raise QueryError(f"nothing in the graph is called {wanted!r}" + _suggestion(key, named))


def choose_event(events: Sequence[Named], wanted: str) -> Named:
    """The one of `events` that is meant, by the steps of `match_event`; their labels are titles, "" for none."""
    words = fold(wanted).split()
    steps = (
        [e for e in events if wanted in (e.id, e.key)],
        [e for e in events if wanted.strip() and e.id.startswith((wanted, f"event-{wanted}"))],
        [e for e in events if words and e.label and fold(e.label) == " ".join(words)],
        [e for e in events if words and all(word in fold(e.label) for word in words)],
    )
    for found in steps:
        if len(found) == 1:
            return found[0]
        if found:
            raise QueryError(f"{wanted!r} may be any of the events: {_candidates(found)}. Give more words, or the id")
    raise QueryError(f"no event has the id {wanted!r}, or these words in its title; sayso ask events lists them")


def _candidates(found: Sequence[Named]) -> str:
    shown = "; ".join(f"{n.label} ({n.kind}, {n.id or n.key})" if n.label else n.id for n in found[:_SUGGESTED])
    return shown + (f"; and {len(found) - _SUGGESTED} more" if len(found) > _SUGGESTED else "")


def _known(graph: Graph, wanted: str) -> list[NamedNode]:
    """The nodes that have this IRI or id."""
    told = text(wanted)
    answer = query(graph, bind("SELECT ?node ?id { ?node sayso:id ?id }", {"id": told}))
    assert isinstance(answer, Table)
    found = [node for node, _ in answer.rows if isinstance(node, NamedNode)]
    with contextlib.suppress(ValueError):  # raised for what is no IRI
        found.append(NamedNode(told.value))
    return found


def _called(graph: Graph, wanted: str) -> list[NamedNode] | None:
    """The nodes that may have names with `wanted` in them; None where there is no telling without all names."""
    part = max(_PART.findall(fold(wanted)), key=len, default="")
    if not part:
        return None
    answer = query(graph, _CALLED.replace('""', str(Literal(part)), 1))
    assert isinstance(answer, Table)
    found = [node for (node,) in answer.rows if isinstance(node, NamedNode)]
    return found if len(found) < _MANY else None


def _of(graph: Graph, question: str, nodes: Sequence[NamedNode] | None = None) -> Table:
    """The answer to `NAMED` or `EVENTS`, of these nodes alone or (None) of all."""
    if nodes is not None:
        question = question.replace("WHERE {", f"WHERE {{ VALUES ?node {{ {' '.join(map(str, nodes))} }}", 1)
    answer = query(graph, question)
    assert isinstance(answer, Table)
    return answer


def _named(graph: Graph, kind: str | None, nodes: Sequence[NamedNode] | None = None) -> list[Named]:
    answer = _of(graph, NAMED, nodes)
    found: dict[str, tuple[str, str, str, set[str]]] = {}
    for node, key, label, what, alias in answer.rows:
        assert isinstance(node, NamedNode)
        assert isinstance(label, Literal)
        assert isinstance(what, Literal)
        if kind is None or what.value == kind:
            entry = found.setdefault(node.value, (key.value if key else "", label.value, what.value, set()))
            entry[3].update(fold(name.value) for name in (label, alias) if name is not None)
    return [Named(node, e[0], e[1], e[2], frozenset(e[3])) for node, e in sorted(found.items())]


def fold(name: str) -> str:
    """A name without regard to case and white space.

    >>> fold("  Ana  REYES ")
    'ana reyes'
    """
    return " ".join(name.casefold().split())


def _suggestion(key: str, named: Sequence[Named]) -> str:
    labels = {name: n.label for n in reversed(named) for name in sorted(n.names)}
    near = process.extract(key, sorted(labels), scorer=fuzz.WRatio, limit=_SUGGESTED, score_cutoff=70)
    shown = list(dict.fromkeys(labels[name] for name, _, _ in near))
    return f": did you mean {' or '.join(shown)}?" if shown else ""
