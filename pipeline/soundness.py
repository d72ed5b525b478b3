"""Whether records that come from files fit their articles: what we write does, but files are edited, cut and mixed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from pipeline.errors import FormatError
from pipeline.model import Article, ArticleTime, Attribution, Claim


class _Words(Protocol):
    """Words of an article, and where they stand."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def text(self) -> str: ...


Record = TypeVar("Record", bound=Attribution | Claim | ArticleTime)


def require_sound_article(article: Article, where: str) -> Article:
    """The article, if it has an id and its blocks are stretches of its text, in order and apart. Otherwise
    `FormatError`, which names the file `where`.
    """
    if not article.id:
        raise FormatError(f"{where}: an article has no id; make the file anew with `sayso parse`")
    last = 0
    for block in article.blocks:
        if not last <= block.start < block.end <= len(article.text):
            place = f"block {block.start}-{block.end} of article {article.id!r}"
            raise FormatError(f"{where}: {place} lies outside of its text or over another block; make the file anew")
        last = block.end
    return article


def require_sound(article: Article, records: Iterable[Record], where: str) -> list[Record]:
    """The records, all of this article, if every span in them is its characters. Otherwise `FormatError`."""
    found = list(records)
    text = article.text
    for record in found:
        for span in _spans(record):
            if span.start < 0 or text[span.start : span.end] != span.text:
                words = span.text if len(span.text) <= 60 else f"{span.text[:60]}..."
                place = f"{span.start}-{span.end} of article {article.id!r}"
                raise FormatError(f"{where}: {words!r} does not stand at {place}; make the file anew from that article")
    return found


def _spans(record: Attribution | Claim | ArticleTime) -> Iterator[_Words]:
    if isinstance(record, Claim):
        yield record.action
        yield record.evidence
        yield from record.actor
        yield from record.target
        yield from record.place
        yield from record.instrument
        yield from record.quantity
        yield from record.repeated
        yield from record.recipient
        yield from record.departure
        yield from record.destination
        if record.time is not None:
            yield record.time
    elif isinstance(record, Attribution):
        yield from record.content
        basis = record.basis.span if record.basis else None
        position, reason = (record.anonymity.position, record.anonymity.reason) if record.anonymity else (None, None)
        for span in (record.source, record.cue, record.said_at, basis, position, reason):
            if span is not None:
                yield span
    else:
        yield record
