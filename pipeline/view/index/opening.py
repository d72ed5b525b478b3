"""What a page opens on that asks for more: the main events with their claims, and the most important marks."""

from __future__ import annotations

from pipeline.view.index.cut import MOST, Slice, cut
from pipeline.view.index.index import Index
from pipeline.view.index.reading import Reading

CLAIMS = 1_500
"""How many claims a page opens on."""

_SHARE = 40
"""An event has at most this part of the claims at first, so that one big story is not all that the page knows."""

_EVENTS = 200
"""The most events that a page opens on."""


def opening(index: Index, limit: int = CLAIMS) -> Slice:
    """The slice that a page opens on, of at most `limit` claims.

    First come the marks that the page draws when it opens, by rank; then the claims of the events that are no part of
    another one, those that most articles tell of first; then, if there is room, the most important claims of all.
    """
    room = max(1, min(limit, MOST))
    with index.reading() as reading:
        drawn = reading.payload().limit
        first = [n for (n,) in reading.rows("SELECT number FROM mark WHERE rank < ? ORDER BY rank", drawn)]
        kinds = reading.kinds(first)
        others = [n for n in first if kinds[n] != "claim"]
        claims = dict.fromkeys([n for n in first if kinds[n] == "claim"][:room])
        for (event,) in reading.rows("SELECT number FROM main ORDER BY place LIMIT ?", _EVENTS):
            if len(claims) >= room:
                break
            others.append(event)
            told = told_of(reading, event, max(1, room // _SHARE))
            others += told[1]
            for claim in told[0]:
                if len(claims) < room:
                    claims.setdefault(claim)
        if len(claims) < room:
            # Of so many, as many are new as there is room for.
            ranked = "SELECT number FROM mark WHERE (kind = 'claim') = 1 ORDER BY place LIMIT ?"
            for (claim,) in reading.rows(ranked, room):
                if len(claims) < room:
                    claims.setdefault(claim)
        return cut(reading, [*others, *claims])


def told_of(reading: Reading, event: int, limit: int) -> tuple[list[int], list[int]]:
    """Claims and parts of an event, the most important first: its own, and those of its parts in turns."""
    claims, beside = reading.near(event)
    if claims:
        return claims[:limit], []
    parts = [n for n, kind in reading.kinds(beside).items() if kind == "event"]
    parts = reading.ranked(parts)[:limit]
    lists = [reading.near(part)[0] for part in parts]
    longest = max(map(len, lists), default=0)
    in_turns = (told[turn] for turn in range(min(longest, limit)) for told in lists if turn < len(told))
    return list(dict.fromkeys(in_turns))[:limit], parts
