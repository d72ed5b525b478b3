"""What must hold of whatever comes out of a reader."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from pipeline import jsonl
from pipeline.model import Article, Corpus, Rejection

LONGEST_DETAIL = 3000


def sound_article(article: Article) -> None:
    """Blocks are in order, apart, within the text, without white space at their edges; UTF-8 can hold all of it."""
    last = 0
    for block in article.blocks:
        assert last <= block.start < block.end <= len(article.text), block
        words = article.text[block.start : block.end]
        assert words == words.strip(), words
        last = block.end
    assert article.language == "en"
    assert article.id
    assert article.published is None or len(article.published) in {4, 7, 10, 16, 22}, article.published
    assert jsonl.decode(jsonl.encode(article), Article) == article


def sound_rejection(rejection: Rejection) -> None:
    """It has all its parts, in characters that can be shown on a terminal, and of a length that can be read."""
    assert rejection.stage
    assert rejection.subject
    assert rejection.reason
    assert rejection.detail
    assert rejection.reason != "internal-error", rejection.detail
    assert len(rejection.detail) <= LONGEST_DETAIL, len(rejection.detail)
    for words in (rejection.subject, rejection.detail):
        assert not any(c < " " or "\x7f" <= c <= "\x9f" for c in words), repr(words[:300])
    jsonl.encode(rejection)


def spans(record: object) -> Iterator[tuple[int, int, str]]:
    """All that has offsets and words in a record, at any depth."""
    if isinstance(record, list | tuple):
        for one in record:
            yield from spans(one)
    elif dataclasses.is_dataclass(record) and not isinstance(record, type):
        names = [field.name for field in dataclasses.fields(record)]
        if {"start", "end", "text"} <= set(names):
            yield getattr(record, "start"), getattr(record, "end"), getattr(record, "text")  # noqa: B009
        for name in names:
            value = getattr(record, name)
            if isinstance(value, list | tuple) or dataclasses.is_dataclass(value):
                yield from spans(value)


def sound_corpus(corpus: Corpus) -> None:
    """Each span's text is its characters; rejections are sound."""
    (article,) = corpus.articles
    records: Iterable[object] = (*corpus.attributions, *corpus.claims, *corpus.times)
    for start, end, words in spans(list(records)):
        assert article.text[start:end] == words, (start, end, words)
    for entity in corpus.entities:
        for mention in entity.mentions:
            assert 0 <= mention.start < mention.end <= len(article.text), mention
    for rejection in corpus.rejections:
        sound_rejection(rejection)
    jsonl.encode(corpus)
