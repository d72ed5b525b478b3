"""A mark and what is beside it."""

from __future__ import annotations

from pipeline.view.index.cut import Slice, cut
from pipeline.view.index.index import Index
from pipeline.view.index.opening import told_of

MOST = 1_000
"""The most claims of one neighbourhood."""

_BESIDE = 200
"""The most marks that are no claims, apart from those that the claims bring."""


def around(index: Index, key: str, limit: int = 200, offset: int = 0) -> Slice:
    """The mark of the record `key` and its neighbourhood, with at most `limit` claims behind the first `offset`.

    Of a claim that is what is related to it and all that it names; of an event its claims and parts; of an article
    what it states and what was made of it; of all others the claims that they take part in, the most important
    first. Raises `NotFoundError` if no mark has that id.
    """
    room, skipped = max(1, min(limit, MOST)), max(0, offset)
    with index.reading() as reading:
        number = reading.number_of(key)
        claims, beside = reading.near(number)
        parts: list[int] = []
        if not claims and reading.kind_of(number) == "event":
            claims, parts = told_of(reading, number, skipped + room)
        near = beside if reading.kind_of(number) in ("claim", "event", "article") else []
        return cut(reading, [number, *claims[skipped : skipped + room], *parts[:_BESIDE], *near[:_BESIDE]])
