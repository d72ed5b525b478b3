from __future__ import annotations

import json

from pyoxigraph import NamedNode
from rdflib import RDF, RDFS, SH, SKOS, Graph, Namespace, URIRef
from rdflib.collection import Collection

from pipeline.graph.names import BASE, NAMESPACES
from pipeline.graph.ontology import read
from pipeline.graph.rdf import to_graphs, to_quads
from pipeline.graph.turtle import turtle
from pipeline.lexicon import load
from tests.graph.hostile import odd_corpus
from tests.joined import JOINED
from tests.samples import CORPUS

OWL = Namespace(NAMESPACES["owl"])
NS = NAMESPACES["sayso"]


def ontology() -> Graph:
    return Graph().parse(data=read("sayso.ttl"), format="turtle")


def test_every_term_in_use_is_defined() -> None:
    terms = set(ontology().subjects(RDF.type))
    used = {
        part.value
        for corpus in (CORPUS, JOINED, odd_corpus())
        for quad in to_quads(corpus)
        for part in (quad.predicate, quad.object)
        if isinstance(part, NamedNode) and part.value.startswith(NS)
    }
    assert not {term for term in used if URIRef(term) not in terms}


def test_every_term_is_explained() -> None:
    graph = ontology()
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    terms = [term for kind in kinds for term in graph.subjects(RDF.type, kind) if isinstance(term, URIRef)]
    assert len(terms) > 60
    for term in terms:
        wanted = [RDFS.label, RDFS.comment, SKOS.example]
        if (term, RDF.type, OWL.Class) not in graph:
            wanted += [RDFS.domain, RDFS.range]
        for predicate in wanted:
            assert (term, predicate, None) in graph, f"{term} lacks {predicate}"


def test_every_defined_term_is_in_use() -> None:
    used = {
        str(part)
        for corpus in (CORPUS, JOINED, odd_corpus())
        for quad in Graph().parse(data=turtle(to_graphs(corpus)).decode(), format="turtle")
        for part in quad[1:]
    }
    used |= {str(predicate) for predicate in Graph().parse(data=read("plover.ttl"), format="turtle").predicates()}
    defined = {str(term) for term in ontology().subjects(RDF.type) if str(term).startswith(NS)}
    unused = sorted(defined - used)
    assert unused == []


def test_every_defined_term_has_a_short_name_in_json() -> None:
    context = json.loads(read("context.jsonld"))["@context"]
    meanings = {m if isinstance(m, str) else m["@id"]: m for m in context.values() if not isinstance(m, float)}
    graph = ontology()
    for term in graph.subjects(RDF.type):
        if isinstance(term, URIRef) and str(term).startswith(NS):
            meaning = meanings[f"sayso:{str(term).removeprefix(NS)}"]
            if (term, RDF.type, OWL.ObjectProperty) in graph:
                assert not isinstance(meaning, str), term
                assert meaning["@type"] == "@id"


def test_the_ontology_has_our_base() -> None:
    assert (URIRef(f"{BASE}ns"), RDF.type, OWL.Ontology) in ontology()


def test_every_type_of_the_lexicon_is_in_the_scheme() -> None:
    graph = Graph().parse(data=read("plover.ttl"), format="turtle")
    scheme = {str(notation) for notation in graph.objects(None, SKOS.notation)}
    lexicon = load("plover")
    assert len(scheme) == 16
    assert {*lexicon["verbs"], *lexicon["nominals"]} <= scheme
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        assert (concept, SKOS.definition, None) in graph


def test_every_mode_of_the_lexicon_is_allowed() -> None:
    graph = Graph().parse(data=read("shapes.ttl"), format="turtle")
    (listed,) = (graph.value(shape, SH["in"]) for shape in graph.subjects(SH.path, URIRef(f"{NS}mode")))
    assert listed is not None
    allowed = {str(mode) for mode in Collection(graph, listed)}
    assert allowed == {mode for table in load("plover")["modes"].values() for mode in table}


def test_prefixes_agree_everywhere() -> None:
    context = json.loads(read("context.jsonld"))["@context"]
    assert {prefix: context[prefix] for prefix in NAMESPACES} == NAMESPACES
    for file in ("sayso.ttl", "shapes.ttl", "plover.ttl"):
        for prefix, namespace in Graph().parse(data=read(file), format="turtle").namespaces():
            assert NAMESPACES.get(prefix, str(namespace)) == str(namespace) or prefix == "schema"
