from __future__ import annotations

from dataclasses import fields, replace

import pytest
from pyoxigraph import BlankNode, Quad

from pipeline.errors import FormatError
from pipeline.graph.convert.derivation import WORDLESS
from pipeline.graph.names import NAMESPACES, SAYSO, name
from pipeline.graph.rdf import from_quads, to_quads
from pipeline.model import Corpus, Location
from tests.graph.hostile import odd_corpus
from tests.joined import JOINED
from tests.samples import CORPUS, DAMAGED, ORVEL


def without_text(corpus: Corpus) -> Corpus:
    """What RDF keeps of a corpus: no text, no blocks, no words of copies, no lone surrogates."""
    return replace(
        corpus,
        articles=tuple(
            replace(
                a,
                text="",
                blocks=(),
                title=a.title and a.title.replace("\ud800", "\ufffd"),
                outlet=a.outlet and a.outlet.replace("\ud800", "\ufffd"),
            )
            for a in corpus.articles
        ),
        claims=tuple(
            replace(c, sources=tuple(replace(s, label=s.label.replace("\ud800", "\ufffd")) for s in c.sources))
            for c in corpus.claims
        ),
        derivations=tuple(replace(d, spans=()) if d.kind in WORDLESS else d for d in corpus.derivations),
    )


@pytest.mark.parametrize("field", [f.name for f in fields(Corpus)])
@pytest.mark.parametrize("corpus", [CORPUS, JOINED, odd_corpus(), Corpus()], ids=["sample", "joined", "odd", "empty"])
def test_records_come_back_from_rdf(corpus: Corpus, field: str) -> None:
    assert getattr(from_quads(to_quads(corpus)), field) == getattr(without_text(corpus), field)


def test_the_order_of_records_does_not_matter() -> None:
    turned = Corpus(**{f.name: tuple(reversed(getattr(JOINED, f.name))) for f in fields(Corpus)})
    assert set(to_quads(turned)) == set(to_quads(JOINED))
    assert from_quads(to_quads(turned)) == without_text(JOINED)


def test_each_quad_once_and_no_blank_node() -> None:
    for corpus in (CORPUS, JOINED, odd_corpus()):
        quads = list(to_quads(corpus))
        assert len(quads) == len(set(quads))
        assert not any(isinstance(part, BlankNode) for quad in quads for part in quad)


def test_one_graph_an_article_and_three_more() -> None:
    graphs = {str(quad.graph_name) for quad in to_quads(CORPUS)}
    base = "https://w3id.org/sayso"
    assert graphs == {
        f"<{base}/article/one>",
        f"<{base}/article/two>",
        f"<{base}/graph/entities>",
        f"<{base}/graph/events>",
        f"<{base}/graph/provenance>",
    }


def test_replacing_an_article_leaves_the_other_graphs_alone() -> None:
    def graph(corpus: Corpus, key: str) -> set[Quad]:
        return {quad for quad in to_quads(corpus) if quad.graph_name == name("article", key).named}

    changed = replace(CORPUS, claims=tuple(c for c in CORPUS.claims if c.article != "two"))
    assert graph(changed, "one") == graph(CORPUS, "one")
    assert graph(changed, "two") != graph(CORPUS, "two")


def test_the_text_of_an_article_stays_out() -> None:
    longest = max(len(quad.object.value) for quad in to_quads(CORPUS) if hasattr(quad.object, "value"))
    assert longest < len(CORPUS.articles[0].text) / 2


def test_a_claim_that_lacks_its_action_is_told_by_name() -> None:
    node = name("claim", DAMAGED.id).named
    quads = [quad for quad in to_quads(CORPUS) if (quad.subject, quad.predicate) != (node, SAYSO.action.named)]
    with pytest.raises(FormatError, match=f"{DAMAGED.id}> has no <{NAMESPACES['sayso']}action>"):
        from_quads(quads)


def test_a_place_has_its_point_for_people_and_for_maps() -> None:
    known = replace(ORVEL, links=("geonames:170654",), location=Location("city", "SY", 33.5, 36.25))
    corpus = replace(CORPUS, entities=tuple(known if e is ORVEL else e for e in CORPUS.entities))
    said = {(q.predicate.value.split("#")[-1], getattr(q.object, "value", "")) for q in to_quads(corpus)}
    assert {("country", "SY"), ("placeType", "city"), ("latitude", "33.5"), ("longitude", "36.25")} <= said
    assert ("asWKT", "POINT(36.25 33.5)") in said
    assert ("exactMatch", "https://sws.geonames.org/170654/") in said
    assert from_quads(to_quads(corpus)).entities == corpus.entities


def test_a_place_of_several_links_matches_none_of_them() -> None:
    several = replace(ORVEL, links=("geonames:1", "geonames:2"))
    corpus = replace(CORPUS, entities=tuple(several if e is ORVEL else e for e in CORPUS.entities))
    said = {(q.predicate.value.split("#")[-1], getattr(q.object, "value", "")) for q in to_quads(corpus)}
    assert {("externalId", "geonames:1"), ("externalId", "geonames:2")} <= said
    assert not {predicate for predicate, _ in said} & {"exactMatch"}
    assert from_quads(to_quads(corpus)).entities == corpus.entities
