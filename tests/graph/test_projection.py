from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest

from pipeline.graph.loading import dataset_of
from pipeline.graph.names import name
from pipeline.graph.projection import project, project_corpus
from pipeline.model import Corpus, Location
from tests.graph.hostile import IDS, odd_corpus
from tests.joined import FIVE_HURT, JOINED, STORY, STRUCK, WOUNDED_LATER
from tests.samples import ARMY, BRIDGE, CORPUS, DAMAGED, LANTERN, ORVEL, POST, REYES, ROSE, SHELLED, STRIKE, WOUNDED


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph[str]:
    return project(dataset_of(CORPUS))


def iri(kind: str, key: str) -> str:
    return name(kind, key).value


def test_every_record_is_a_node(graph: nx.MultiDiGraph[str]) -> None:
    for kind, records in (
        ("article", CORPUS.articles),
        ("claim", CORPUS.claims),
        ("entity", CORPUS.entities),
        ("event", CORPUS.events),
    ):
        for record in records:
            assert graph.nodes[iri(kind, record.id)]["id"] == record.id
    assert len(graph) == sum(map(len, (CORPUS.articles, CORPUS.claims, CORPUS.entities, CORPUS.events)))


@pytest.mark.parametrize(
    ("head", "tail", "relation"),
    [
        (("entity", REYES.id), ("claim", DAMAGED.id), "says"),
        (("entity", POST.id), ("claim", DAMAGED.id), "reports"),
        (("entity", LANTERN.id), ("claim", ROSE.id), "says"),
        (("claim", DAMAGED.id), ("entity", BRIDGE.id), "target"),
        (("claim", DAMAGED.id), ("entity", ORVEL.id), "place"),
        (("claim", SHELLED.id), ("entity", ARMY.id), "actor"),
        (("entity", POST.id), ("article", "one"), "published"),
        (("article", "one"), ("claim", DAMAGED.id), "states"),
        (("claim", DAMAGED.id), ("event", STRIKE.id), "describes"),
    ],
)
def test_relations(graph: nx.MultiDiGraph[str], head: tuple[str, str], tail: tuple[str, str], relation: str) -> None:
    assert graph.has_edge(iri(*head), iri(*tail), relation)


def test_what_the_outlet_says_itself_it_does_not_report(graph: nx.MultiDiGraph[str]) -> None:
    assert not graph.has_edge(iri("entity", LANTERN.id), iri("claim", ROSE.id), "reports")


def test_attributes(graph: nx.MultiDiGraph[str]) -> None:
    claim = graph.nodes[iri("claim", DAMAGED.id)]
    wanted = {
        "kind": "claim",
        "quote": "Shelling damaged a bridge in Orvel",
        "polarity": "positive",
        "plover": "ASSAULT",
        "source": "Ana Reyes",
        "target": "a bridge",
        "instrument": "Shelling",
        "actor": "",
        "time": "Monday",
        "time_begin": "2024-09-30",
        "evidence_start": DAMAGED.evidence.start,
    }
    assert {key: claim[key] for key in wanted} == wanted
    assert graph.nodes[iri("entity", REYES.id)]["speaker"] is True
    assert graph.nodes[iri("entity", BRIDGE.id)]["speaker"] is False
    assert graph.nodes[iri("entity", POST.id)]["kind"] == "outlet"
    assert graph.edges[iri("entity", ARMY.id), iri("claim", SHELLED.id), "says"]["stance"] == "denies"


def test_values_are_plain_and_none_is_none(graph: nx.MultiDiGraph[str]) -> None:
    for picture in (graph, project(dataset_of(odd_corpus()))):
        everything = [data for _, data in picture.nodes(data=True)] + [data for *_, data in picture.edges(data=True)]
        assert all(type(value) in (str, int, float, bool) for data in everything for value in data.values())


def test_a_place_that_is_known_has_its_point() -> None:
    known = replace(ORVEL, links=("geonames:170654",), location=Location("city", "SY", 33.5, 36.25))
    picture = project(dataset_of(replace(CORPUS, entities=(known, BRIDGE))))
    place, thing = picture.nodes[iri("entity", ORVEL.id)], picture.nodes[iri("entity", BRIDGE.id)]
    assert {key: place[key] for key in ("place_type", "country", "latitude", "longitude")} == {
        "place_type": "city",
        "country": "SY",
        "latitude": 33.5,
        "longitude": 36.25,
    }
    assert (thing["place_type"], thing["country"]) == ("", "")
    assert "latitude" not in thing


def test_a_chain_keeps_its_order() -> None:
    picture = project(dataset_of(odd_corpus()))
    for number in range(len(IDS)):
        claim = iri("claim", f"claim {number}")
        chain = sorted(
            (data["depth"], picture.nodes[u]["label"])
            for u, _, data in picture.in_edges(claim, data=True)
            if data["relation"] == "says"
        )
        assert chain == [(0, "unnamed"), (1, "spokeswoman Ana Reyes")]
        assert sum(data["relation"] == "reports" for *_, data in picture.in_edges(claim, data=True)) == 1


@pytest.mark.parametrize(
    ("head", "tail", "relation"),
    [
        (("claim", SHELLED.id), ("claim", DAMAGED.id), "denies"),
        (("claim", WOUNDED_LATER.id), ("claim", WOUNDED.id), "revises"),
        (("event", STORY.id), ("event", STRUCK.id), "part"),
        (("article", "three"), ("article", "one"), "copy"),
        (("article", "four"), ("article", "one"), "revision"),
    ],
)
def test_what_joins_articles(head: tuple[str, str], tail: tuple[str, str], relation: str) -> None:
    picture = project(dataset_of(JOINED))
    assert picture.edges[iri(*head), iri(*tail), relation]["relation"] == relation


def test_what_joining_tells_of_a_claim_and_an_event() -> None:
    picture = project(dataset_of(JOINED))
    hurt = picture.nodes[iri("claim", FIVE_HURT.id)]
    assert (hurt["status"], hurt["origins"]) == ("single_source", 1)
    assert picture.nodes[iri("event", STORY.id)]["label"] == "Ministry says bridge was hit"
    one, other = sorted((WOUNDED.id, FIVE_HURT.id))
    assert picture.edges[iri("claim", one), iri("claim", other), "differs_on"]["slots"] == "number"
    assert not any(
        data["relation"] in {"copy", "credit"} and tail != iri("article", "one")
        for _, tail, data in picture.edges(data=True)
    )


@pytest.mark.parametrize("corpus", [CORPUS, JOINED, odd_corpus(), Corpus()], ids=["sample", "joined", "odd", "empty"])
def test_the_same_without_a_store(corpus: Corpus) -> None:
    one, other = project_corpus(corpus), project(dataset_of(corpus))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))
