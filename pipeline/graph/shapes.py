"""The shapes and the data as pySHACL reads them fast: its time goes into single look-ups, so they are made cheap."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from oxrdflib import OxigraphStore
from pyoxigraph import Literal as OxLiteral
from pyoxigraph import NamedNode, Quad, RdfFormat, Store
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import RDF
from rdflib.query import Result
from rdflib.term import Node

from pipeline.graph.ontology import read

SH = Namespace("http://www.w3.org/ns/shacl#")


class Mirror(Graph):
    """The triples of a store, all graphs as one, that the shapes can ask for, in memory; SPARQL goes to Oxigraph, which
    has them all.
    """

    def __init__(self, store: Store, wanted: frozenset[str]) -> None:
        super().__init__()
        union = Store()
        union.bulk_extend(Quad(subject, predicate, value) for subject, predicate, value, _ in store)
        self._engine = Graph(store=OxigraphStore(store=union), identifier=DATASET_DEFAULT_GRAPH_ID)
        _copy((quad for quad in union if quad.predicate.value in wanted), self)

    def query(self, *args: Any, **options: Any) -> Result:
        """As `Graph.query`, on the store."""
        return self._engine.query(*args, **options)


@cache
def shapes() -> Graph:
    """``ontology/shapes.ttl``, with each property shape aimed at the targets of its node shape.

    It means the same, and pySHACL then prepares a property shape once for all nodes, not once for each.
    """
    store = Store()
    store.load(read("shapes.ttl").encode(), RdfFormat.TURTLE)
    graph = Graph()
    _copy(store, graph)
    for shape, target in sorted(graph.subject_objects(SH.targetClass)):
        for part in list(graph.objects(shape, SH.property)):
            graph.remove((shape, SH.property, part))
            graph.add((part, SH.targetClass, target))
            graph.add((part, RDF.type, SH.PropertyShape))
    return graph


@cache
def predicates() -> frozenset[str]:
    """All that the shapes may look up: whatever IRI stands in them, and ``rdf:type``."""
    return frozenset({*(str(node) for node in shapes().objects() if isinstance(node, URIRef)), str(RDF.type)})


def _copy(quads: Iterable[Quad], graph: Graph) -> None:
    """Quads into an rdflib graph. Literals keep the type ``xsd:string``, here as in the shapes: rdflib takes
    "x" and "x"^^xsd:string for two.
    """
    known: dict[object, Node] = {}
    for subject, predicate, value, _ in quads:
        graph.add((_node(subject, known), _node(predicate, known), _node(value, known)))


def _node(term: object, known: dict[object, Node]) -> Node:
    found = known.get(term)
    if found is None:
        if isinstance(term, NamedNode):
            found = URIRef(term.value)
        elif isinstance(term, OxLiteral):
            kind = None if term.language else URIRef(term.datatype.value)
            found = Literal(term.value, lang=term.language, datatype=kind)
        else:
            found = BNode(str(term).removeprefix("_:"))
        known[term] = found
    return found
