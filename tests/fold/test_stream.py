"""The corpus in shards: the records of the whole, and in its order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest

from pipeline.fold import Fold, shard_of
from pipeline.fold.stream import Stream
from pipeline.model import Corpus, EntityJudgement, GazetteerEntry, Rejection, derivation_order, relation_order
from tests.fold.newsroom import results

T = TypeVar("T")

DROPPED = (Rejection("parse", "picture.png", "not-text", "it is an image"),)
ABSENT = EntityJudgement("entity-a", "entity-b", "same", "told", "Eva Lind", "A", "B")


@pytest.fixture(scope="module")
def made() -> Iterator[Fold]:
    """A fold of all articles, with a person's judgement on entities that are in none."""
    with closing(Fold(results().__getitem__)) as found:
        found.update({name: name for name in results()}, [ABSENT])
        yield found


def gathered(stream: Stream) -> Corpus:
    """The shards of a stream as one corpus, put in order as the whole is."""

    def every(name: str) -> list[T]:
        return [record for shard in range(stream.shards) for record in getattr(stream, name)(shard)]

    parts: Iterable[Corpus] = sorted(every("articles"), key=lambda part: part.articles[0].id)
    parts = list(parts)
    return Corpus(
        articles=tuple(a for part in parts for a in part.articles),
        attributions=tuple(a for part in parts for a in part.attributions),
        claims=tuple(c for part in parts for c in part.claims),
        times=tuple(t for part in parts for t in part.times),
        entities=tuple(sorted(every("entities"), key=lambda e: e.id)),
        events=tuple(sorted(every("events"), key=lambda e: e.id)),
        rejections=tuple(sorted(every("rejections"))),
        relations=tuple(sorted(every("relations"), key=relation_order)),
        derivations=tuple(sorted(every("derivations"), key=derivation_order)),
        revisions=tuple(sorted(every("revisions"), key=lambda r: (r.article, r.of))),
        judgements=tuple(sorted(every("judgements"))),
    )


@pytest.mark.parametrize("shards", [1, 3, 40])
def test_the_shards_hold_the_records_of_the_whole(made: Fold, shards: int, tmp_path: Path) -> None:
    with closing(made.stream(shards, DROPPED, tmp_path)) as stream:
        assert gathered(stream) == made.corpus(DROPPED)
        whole = made.corpus()
        assert stream.extractors == {a.extractor for a in whole.attributions} | {c.extractor for c in whole.claims}
    assert list(tmp_path.iterdir()) == []


def test_one_shard_has_the_order_of_the_whole(made: Fold) -> None:
    whole = made.corpus(DROPPED)
    with closing(made.stream(1, DROPPED)) as stream:
        for name in ("entities", "events", "rejections", "relations", "derivations", "revisions", "judgements"):
            assert tuple(getattr(stream, name)(0)) == getattr(whole, name)
        parts = list(stream.articles(0))
    assert tuple(claim for part in parts for claim in part.claims) == whole.claims


def test_an_article_is_in_the_shard_of_its_id(made: Fold) -> None:
    with closing(made.stream(4)) as stream:
        for shard in range(4):
            for part in stream.articles(shard):
                assert shard_of(part.articles[0].id, 4) == shard
                assert {claim.article for claim in part.claims} <= {part.articles[0].id}


def test_names_are_those_of_the_whole(made: Fold) -> None:
    whole = made.corpus()
    with closing(made.stream(2)) as stream:
        named = stream.named(e.id for e in whole.entities)
        assert {key: (e.label, e.kind) for key, e in named.items()} == {e.id: (e.label, e.kind) for e in whole.entities}
        assert stream.named(["nobody"]) == {}
        outlet = next(e for e in whole.entities if e.kind == "outlet")
        assert stream.outlet(outlet.label) == outlet.id
        assert stream.outlet("The Nowhere Post") is None


def test_a_stream_of_nothing_is_empty() -> None:
    with closing(Fold(results().__getitem__)) as empty, closing(empty.stream(2)) as stream:
        assert gathered(stream) == Corpus()


def test_a_gazetteer_s_links_are_in_the_shards(tmp_path: Path) -> None:
    known = [GazetteerEntry("r1", "Ana Reyes", kind="person", links=("wd:Q1",))]
    with closing(Fold(results().__getitem__, gazetteer=known)) as linked:
        linked.update({name: name for name in results()})
        with closing(linked.stream(3, folder=tmp_path)) as stream:
            found = gathered(stream)
        assert found == linked.corpus()
    assert any("wd:Q1" in entity.links for entity in found.entities)
