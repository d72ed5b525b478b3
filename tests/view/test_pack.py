"""The payload as the page carries it: texts once, offsets as a browser counts them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from pipeline.model import Corpus
from pipeline.view.collect import collect
from pipeline.view.pack import pack
from pipeline.view.payload import Payload
from tests.samples import CORPUS
from tests.view.drawn import big_corpus, graph_of, hostile_corpus


def packed(corpus: Corpus) -> tuple[Payload, dict[str, Any]]:
    payload, _ = collect(corpus, graph_of(corpus))
    return payload, json.loads(json.dumps(msgspec.to_builtins(pack(payload))))


def cut_out(stretches: list[Any], start: int, end: int) -> str:
    """The text between two UTF-16 offsets, as `Store.textOf` finds it."""
    for at, text in zip(stretches[::2], stretches[1::2], strict=True):
        units = text.encode("utf-16-le")
        if at <= start and end <= at + len(units) // 2:
            return bytes(units[2 * (start - at) : 2 * (end - at)]).decode("utf-16-le")
    raise AssertionError("no stretch holds it")


@pytest.mark.parametrize("corpus", [CORPUS, hostile_corpus(CORPUS, "😀👩‍👩‍👧 𝔘")], ids=["plain", "emoji"])
def test_places_are_the_words_of_the_records(corpus: Corpus) -> None:
    # The emoji stand before all else, so that code points and UTF-16 units count apart.
    payload, data = packed(corpus)
    claims = {claim.id: claim for claim in corpus.claims}
    articles = [row[0] for row in data["articles"]]
    assert len(data["claims"]) == len(claims)
    for row in data["claims"]:
        claim = claims[payload.marks[row[0]].id]
        text = data["texts"][articles.index(row[1])]
        flat = row[5]
        found = [(data["roles"][flat[i]], cut_out(text, *flat[i + 1 : i + 3])) for i in range(0, len(flat), 4)]
        assert found[:2] == [("evidence", claim.evidence.text), ("action", claim.action.text)]
        assert [words for role, words in found if role == "target"] == [m.text for m in claim.target]


def test_offsets_after_wide_characters_are_in_utf_16() -> None:
    shift = "😀😀\n"
    one = CORPUS.articles[0]
    moved = replace(
        one, text=shift + one.text, blocks=tuple(replace(b, start=b.start + 3, end=b.end + 3) for b in one.blocks)
    )
    claims = tuple(
        replace(
            c,
            attribution=None,
            sources=c.sources[-1:],
            actor=(), target=(), place=(), instrument=(), quantity=(), time=None,
            evidence=replace(c.evidence, start=c.evidence.start + 3, end=c.evidence.end + 3),
            action=replace(c.action, start=c.action.start + 3, end=c.action.end + 3),
        )
        for c in CORPUS.claims
        if c.article == one.id
    )  # fmt: skip
    corpus = replace(CORPUS, articles=(moved,), attributions=(), claims=claims, events=())
    payload, data = packed(corpus)
    by_id = {claim.id: claim for claim in claims}
    for row in data["claims"]:
        claim = by_id[payload.marks[row[0]].id]
        assert cut_out(data["texts"][0], row[5][1], row[5][2]) == claim.evidence.text
        assert row[5][1] == claim.evidence.start + 2


def test_what_claims_share_is_there_once() -> None:
    payload, data = packed(big_corpus(2, 10))
    for article, stretches in zip(payload.articles, data["texts"], strict=True):
        shown = "".join(stretches[1::2])
        assert len(shown) <= len(article.text)
    assert len(data["chains"]) == len(data["claims"])  # each has its own act of saying
    assert len(data["readings"]) == 1
    assert len(data["links"]) == len(data["claims"]) + 2  # and two outlets
