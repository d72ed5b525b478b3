"""From the sentences of two articles to the relations between their claims, by the extractors as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extract import Extractor
from pipeline.fold import fold
from pipeline.model import Article
from pipeline.options import Options
from pipeline.stages.compare import relations_of
from tests.conftest import plain_article
from tests.stages.compare.telling import event

CASES: dict[str, tuple[tuple[str, str], tuple[str, str], list[tuple[str, str, str]]]] = {
    "a denial": (
        ("2024-10-01", "Iran attacked the oil tanker Meridia in the Gulf, the US Navy said."),
        ("2024-10-02", "Iran denied attacking the oil tanker Meridia in the Gulf."),
        [("denies", "happening", "denied-claim")],
    ),
    "a denial of a side by its name": (
        ("2024-10-01", "Spokeswoman Ana Reyes said on Monday that Tamsk forces had attacked the bridge in Orvel."),
        (
            "2024-10-02",
            "Defence minister Ivo Marek denied that Tamsk forces had attacked the Kelmar bridge in Orvel on Monday.",
        ),
        [("denies", "happening", "denied-claim")],
    ),
    "responsibility": (
        ("2024-10-01", "The Marun Front bombed the Orvel embassy on Sunday, police said."),
        ("2024-10-02", "The Marun Front denied responsibility for the bombing of the Orvel embassy."),
        [("denies", "happening", "denied-part")],
    ),
    "a toll that rises": (
        ("2024-10-01", "At least 12 people were killed in the blast in Lagos on Monday, police said."),
        ("2024-10-03", "The blast in Lagos on Monday killed 19 people, the Red Cross said."),
        [("differs_on", "number", "later-toll")],
    ),
    "a toll that falls": (
        ("2024-10-01", "Police said 12 people were killed in the blast in Lagos on Monday."),
        ("2024-10-04", "The Red Cross said 9 people died in the blast in Lagos on Monday."),
        [("contradicts", "number", "numbers-apart")],
    ),
    "she did, she did not": (
        ("2024-10-01", "Maria Duarte resigned as finance minister, her spokesman said."),
        ("2024-10-01", "Maria Duarte has not resigned as finance minister, the government said."),
        [("contradicts", "happening", "opposite-polarity")],
    ),
    "two winners": (
        ("2024-10-01", "Maria Duarte won the Orvel Prize on Monday."),
        ("2024-10-01", "Luis Solano won the Orvel Prize on Monday, organisers said."),
        [("contradicts", "actor", "other-actor")],
    ),
    "Monday or Friday": (
        ("2024-10-02", "Maria Duarte was arrested in Lagos on Monday, police said."),
        ("2024-10-02", "Maria Duarte was arrested in Lagos on Friday, her lawyer Ana Reyes said."),
        [("contradicts", "time", "disjoint-times")],
    ),
    "two towns": (
        ("2024-10-02", "Maria Duarte was arrested in Lagos on Monday, police said."),
        ("2024-10-02", "Maria Duarte was arrested in Abuja on Monday, her lawyer Ana Reyes said."),
        [("differs_on", "place", "other-place")],
    ),
    "a town and its country": (
        ("2024-10-02", "Maria Duarte was arrested in Lagos on Monday, Luis Moreno said."),
        ("2024-10-02", "Maria Duarte was arrested in Nigeria on Monday, her lawyer Ana Reyes said."),
        [("corroborates", "happening", "same-happening")],
    ),
    "someone who is not named may be the one who is": (
        ("2024-10-02", "Maria Duarte was arrested in Lagos on Monday, her lawyer said."),
        ("2024-10-02", "Maria Duarte was arrested in Nigeria on Monday, Ana Reyes said."),
        [],
    ),
    "falling behind is not falling apart": (
        ("2024-10-02", "Maria Duarte fell behind in Lagos on Monday, Luis Moreno said."),
        ("2024-10-02", "Maria Duarte fell apart in Lagos on Monday, Ana Reyes said."),
        [],
    ),
    "she said so, and later not": (
        ("2024-10-01", "Ana Reyes said on Monday that Iran shelled the bridge in Lagos."),
        ("2024-10-04", "Ana Reyes said on Thursday that Iran did not shell the bridge in Lagos."),
        [("revises", "happening", "opposite-polarity")],
    ),
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Options())


@pytest.mark.parametrize("name", CASES)
def test_relations(name: str, extractor: Extractor) -> None:
    one, other, expected = CASES[name]
    articles = [_article("one", "The Orvel Post", *one), _article("two", "Daily Lantern", *other)]
    corpus = fold([extractor.extract(article) for article in articles])
    entities = {e.id: e for e in corpus.entities}
    held = [event(*corpus.claims)]
    found = relations_of(held, corpus.claims, corpus.articles, corpus.attributions, {}, entities)
    assert [(r.kind, r.slot, r.reason) for r in found] == expected


def _article(key: str, outlet: str, published: str, text: str) -> Article:
    return replace(plain_article(text, published, outlet), id=key)
