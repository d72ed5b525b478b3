"""Offsets of the page lead back to code points."""

from __future__ import annotations

from typing import Any, cast

import pytest

from pipeline.model import Corpus
from pipeline.view.collect import collect
from pipeline.view.pack import pack
from tests.samples import CORPUS
from tests.view.drawn import graph_of, hostile_corpus


@pytest.mark.parametrize("corpus", [CORPUS, hostile_corpus(CORPUS, "😀👩‍👩‍👧 𝔘")], ids=["plain", "emoji"])
def test_wide_characters_are_where_utf_16_takes_two_units(corpus: Corpus) -> None:
    payload, _ = collect(corpus, graph_of(corpus))
    wide = {mark: places for mark, *places in cast(list[list[int]], pack(payload)["wide"])}
    for article in payload.articles:
        units = article.text.encode("utf-16-le")
        places = wide.get(article.mark, [])
        assert [bytes(units[2 * at : 2 * at + 4]).decode("utf-16-le") for at in places] == [
            c for c in article.text if c > "\uffff"
        ]
        # A unit's offset less the wide characters before it is the offset in code points.
        points = len(article.text)
        assert len(units) // 2 - len(places) == points


def test_articles_without_wide_characters_are_left_out() -> None:
    payload, _ = collect(CORPUS, graph_of(CORPUS))
    found: Any = pack(payload)["wide"]
    assert found == []
