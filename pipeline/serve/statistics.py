"""What is in a graph, in numbers: for its description in VoID."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

_TRIPLES = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
_SUBJECTS = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"
_OBJECTS = "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }"
_CLASSES = "SELECT ?of (COUNT(DISTINCT ?s) AS ?n) { ?s a ?of } GROUP BY ?of"
_PROPERTIES = "SELECT ?of (COUNT(*) AS ?n) { ?s ?of ?o } GROUP BY ?of"
_GRAPHS = "SELECT ?of (COUNT(*) AS ?n) { GRAPH ?of { ?s ?p ?o } } GROUP BY ?of"
_EXAMPLE = "SELECT (MIN(?c) AS ?of) { ?c a <https://w3id.org/sayso/ns#Claim> }"


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of the union of all graphs, and of triples in each of them: IRI to number, in the order of the IRIs. A
    class counts its instances, a property its triples. `example` is the IRI of a claim, if there is one.
    """

    triples: int
    subjects: int
    objects: int
    classes: dict[str, int]
    properties: dict[str, int]
    graphs: dict[str, int]
    example: str | None


def count(store: Store) -> Statistics:
    """The statistics of a store. Takes seconds on a million triples."""
    example = next((row["of"] for row in _rows(store, _EXAMPLE)), None)
    return Statistics(
        triples=_number(store, _TRIPLES),
        subjects=_number(store, _SUBJECTS),
        objects=_number(store, _OBJECTS),
        classes=_numbers(store, _CLASSES),
        properties=_numbers(store, _PROPERTIES),
        graphs=_numbers(store, _GRAPHS),
        example=example.value if isinstance(example, NamedNode) else None,
    )


def _rows(store: Store, text: str) -> QuerySolutions:
    answer = store.query(text, use_default_graph_as_union=True)
    assert isinstance(answer, QuerySolutions)
    return answer


def _number(store: Store, text: str) -> int:
    return next((int(n.value) for row in _rows(store, text) if isinstance(n := row["n"], Literal)), 0)


def _numbers(store: Store, text: str) -> dict[str, int]:
    found = {
        of.value: int(n.value)
        for row in _rows(store, text)
        if isinstance(of := row["of"], NamedNode) and isinstance(n := row["n"], Literal)
    }
    return dict(sorted(found.items()))
