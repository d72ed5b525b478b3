"""Search by words, for typing ahead."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.view.index.index import Index
from pipeline.view.index.reading import Brief, Reading
from pipeline.view.index.shape import clean
from pipeline.view.index.words import LONGEST, folded, wanted

MOST = 100
"""The most marks that are found."""

_WHERE = (("named", "label"), ("named", "label more"), ("said", "label"), ("said", "label told"), ("said", "passage"))
"""Where words are looked for, the best places first: the tables and their columns."""


def find(index: Index, words: str, kinds: Collection[str] = (), limit: int = 20) -> tuple[Brief, ...]:
    """At most `limit` marks (of these kinds, or of any) that hold all words of a query, case and accents aside.

    The last word may be the beginning of one, unless a blank follows it. First comes the mark with that very name,
    then names, those that take part in most claims first, then claims, the most important first: with the words in
    their label, in their parts and sources, and in the passage around them.
    """
    room = max(1, min(limit, MOST))
    query = wanted(words)
    if query is None:
        return ()
    with index.reading() as reading:
        found = dict.fromkeys(_exact(reading, words, kinds, room))
        for table, columns in _WHERE:
            if len(found) < room and _may_hold(table, kinds):
                found |= dict.fromkeys(_matching(reading, table, f"{{{columns}}} : ({query})", kinds, room))
        return tuple(reading.briefs(list(found)[:room]))


def claims_with(reading: Reading, words: str) -> list[int]:
    """The places of all claims that hold the words, in their label, parts, sources or passage."""
    query = wanted(words)
    if query is None:
        return []
    return [place for (place,) in reading.rows("SELECT rowid FROM said WHERE said MATCH ?", query)]


def _exact(reading: Reading, words: str, kinds: Collection[str], room: int) -> list[int]:
    name = clean(" ".join(folded(words[:LONGEST]).split()))
    clause, values = _of_kinds(kinds)
    rows = reading.rows(
        f"SELECT number FROM mark WHERE folded = ?{clause} ORDER BY kind = 'claim', place LIMIT ?", name, *values, room
    )
    return [number for (number,) in rows]


def _matching(reading: Reading, table: str, query: str, kinds: Collection[str], room: int) -> list[int]:
    clause, values = _of_kinds(kinds)
    claims = int(table == "said")
    # In the order of places, which is that of importance: the search ends with the first ones that fit.
    rows = reading.rows(
        f"SELECT number FROM {table} CROSS JOIN mark ON (kind = 'claim') = {claims} AND place = {table}.rowid"
        f" WHERE {table} MATCH ?{clause} ORDER BY {table}.rowid LIMIT ?",
        query,
        *values,
        room,
    )
    return [number for (number,) in rows]


def _of_kinds(kinds: Collection[str]) -> tuple[str, list[str]]:
    names = sorted({clean(kind) for kind in kinds})
    return (f" AND kind IN ({', '.join('?' * len(names))})" if names else ""), names


def _may_hold(table: str, kinds: Collection[str]) -> bool:
    return not kinds or ("claim" in kinds if table == "said" else set(kinds) != {"claim"})
