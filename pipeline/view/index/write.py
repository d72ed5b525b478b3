"""The index of a page: a whole payload on disk, from which parts are read without the rest."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from pipeline.errors import SetupError
from pipeline.jsonl import write_atomic
from pipeline.sealed import beside, sum_of
from pipeline.view.index.answers import OPENING, answer
from pipeline.view.index.facets import columns
from pipeline.view.index.index import FORMAT, open_index
from pipeline.view.index.shape import clean, encoded, joints, views
from pipeline.view.index.ties import Near, Owned, neighbours, owned, packed
from pipeline.view.index.words import LONGEST, folded, indexed
from pipeline.view.layout import Tie
from pipeline.view.payload import ArticleView, ClaimView, Payload

_INDEXES = (
    "CREATE INDEX mark_id ON mark (id)",
    "CREATE UNIQUE INDEX mark_place ON mark (kind = 'claim', place)",
    "CREATE INDEX mark_rank ON mark (rank)",
    "CREATE INDEX mark_kind ON mark (kind, claims)",
    "CREATE INDEX mark_folded ON mark (folded)",
)


def write(payload: Payload, ties: Sequence[Tie], path: Path, fingerprint: str = "") -> None:
    """Write the index of a payload and its ties to `path`, which is replaced at once when all is written.

    `fingerprint` says of what the payload was made (`fingerprint_of`). Raises `SetupError` if this Python's SQLite has
    no full-text search.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")  # not swept by runs, which may go on
    draft.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as database:
            database.execute("PRAGMA journal_mode = OFF")  # a draft that breaks off is thrown away
            database.execute("PRAGMA synchronous = OFF")
            _create(database)
            database.execute("BEGIN")
            _fill(database, payload, ties, fingerprint)
            database.execute("COMMIT")
            # What every reader asks first is answered once and for all.
            first = answer(open_index(draft), OPENING, ())
            database.execute("INSERT INTO kept VALUES (?, ?)", (OPENING, first))
        with draft.open("r+b") as stream:
            os.fsync(stream.fileno())
        told = sum_of(draft)
        draft.replace(path)
        write_atomic(beside(path), told)  # an index without its sum, after a kill just here, is made anew
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _create(database: sqlite3.Connection) -> None:
    schema = (files("pipeline.view.index") / "schema.sql").read_text("utf-8")
    code = "\n".join(line for line in schema.splitlines() if not line.startswith("--"))
    try:
        for statement in code.split(";"):
            database.execute(statement)
    except sqlite3.OperationalError as error:
        if "fts5" not in str(error):
            raise
        raise SetupError(
            "this Python's SQLite has no full-text search (FTS5), which the index of the page needs; "
            "use a Python whose sqlite3 has it, or the page as one file: sayso view"
        ) from error


def _fill(database: sqlite3.Connection, payload: Payload, ties: Sequence[Tie], fingerprint: str) -> None:
    nears = neighbours(payload.marks, ties)
    places = _places(payload, nears)
    empty: dict[str, tuple[()]] = dict.fromkeys(("marks", *views(), *joints()), ())
    database.execute("INSERT INTO made VALUES (?, ?, ?)", (FORMAT, fingerprint, encoded(replace(payload, **empty))))  # type: ignore[arg-type]
    rows = _marks(payload, ties, nears, places)
    database.executemany(f"INSERT INTO mark VALUES ({', '.join('?' * 15)})", rows)
    for index in _INDEXES:
        database.execute(index)
    counts = Counter(mark.kind for mark in payload.marks)
    database.executemany("INSERT INTO total VALUES (?, ?)", sorted(counts.items()))
    main = [(place, number) for place, number in enumerate(_main(payload))]
    database.executemany("INSERT INTO main VALUES (?, ?)", main)
    articles = {article.mark: article for article in payload.articles}
    claims = sorted(payload.claims, key=lambda claim: places[claim.mark])
    wholes: dict[int, list[int]] = {}
    for event in payload.events:
        for part in event.parts:
            wholes.setdefault(part, []).append(event.mark)
    for name, column in columns(claims, articles, payload.marks, wholes).items():
        row = (name, encoded(column.known), packed(column.claims), packed(column.codes))
        database.execute("INSERT INTO facet VALUES (?, ?, ?, ?)", row)
    starts = [0]
    for near in nears:
        starts.append(starts[-1] + len(near.numbers))
    ends = [number for near in nears for number in near.numbers]
    database.executemany("INSERT INTO net VALUES (?, ?)", (("starts", packed(starts)), ("ends", packed(ends))))
    database.executemany(
        "INSERT INTO said (rowid, label, told, passage) VALUES (?, ?, ?, ?)", _said(payload, claims, articles, places)
    )
    database.executemany("INSERT INTO named (rowid, label, more) VALUES (?, ?, ?)", _named(payload, places))
    for table in ("said", "named"):
        database.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def _places(payload: Payload, nears: Sequence[Near]) -> list[int]:
    """Of each mark, its place among the claims by rank, or among the others by how many claims they take part in."""
    places = [0] * len(payload.marks)
    told = {claim.mark for claim in payload.claims}
    for claims in (True, False):
        numbers = [n for n, mark in enumerate(payload.marks) if (mark.kind == "claim") is claims]
        # A claim without a view, if there should be one, is behind all that the columns know.
        numbers.sort(key=lambda n: (n not in told if claims else -nears[n].takes_part, payload.marks[n].rank))
        for place, number in enumerate(numbers):
            places[number] = place
    return places


def _marks(
    payload: Payload, ties: Sequence[Tie], nears: Sequence[Near], places: Sequence[int]
) -> Iterator[tuple[object, ...]]:
    seen = {view.mark: (name, turn, view) for name in views() for turn, view in enumerate(getattr(payload, name))}
    held, nothing = owned(payload, ties), Owned()
    for number, mark in enumerate(payload.marks):
        near = nears[number]
        name, turn, view = seen.get(number, (None, None, None))
        yield (
            number, clean(mark.id), mark.kind, places[number], clean(folded(mark.label))[: LONGEST + 1], mark.rank,
            near.told, len(near.numbers), near.claims, packed(near.numbers), encoded(mark), name, turn,
            None if view is None else encoded(view), encoded(held[number]) if held[number] != nothing else None,
        )  # fmt: skip


def _main(payload: Payload) -> list[int]:
    """The events that are no part of another one: told by most articles first, then by most sources and claims."""
    claims = {claim.mark: claim for claim in payload.claims}
    events = {event.mark: event for event in payload.events}
    parts = {part for event in payload.events for part in event.parts}

    def weight(number: int) -> tuple[int, int, int, int]:
        event = events[number]
        told = {n for each in (event, *(events[part] for part in event.parts)) for n in each.claims}
        first = [claims[n].chain[0] for n in sorted(told) if n in claims and claims[n].chain]
        return -event.articles, -len({(link.mark, link.label) for link in first}), -len(told), number

    return sorted((n for n in events if n not in parts), key=weight)


def _said(
    payload: Payload, claims: Sequence[ClaimView], articles: Mapping[int, ArticleView], places: Sequence[int]
) -> Iterator[tuple[int, str, str, str]]:
    """The words of each claim: of its label; of its type, sources and parts; and of the passage around it."""

    @cache
    def passage(article: int, start: int, end: int) -> str:
        return indexed(articles[article].text[start:end])

    for claim in claims:
        text = articles[claim.article].text
        told = [claim.plover or "", *(link.label for link in claim.chain)]
        told += [text[start:end] for _, start, end in claim.places]
        around = " ".join(passage(claim.article, shown.start, shown.end) for shown in claim.passage)
        yield places[claim.mark], indexed(payload.marks[claim.mark].label), indexed(*told), around


def _named(payload: Payload, places: Sequence[int]) -> Iterator[tuple[int, str, str]]:
    """The words of each other mark: of its label; and of its aliases or of the head of the article."""
    more = {entity.mark: entity.aliases for entity in payload.entities}
    for a in payload.articles:
        more[a.mark] = (a.byline or "", a.title, a.outlet or "", a.path or "")
    rows = [
        (places[number], indexed(mark.label), indexed(*more.get(number, ())))
        for number, mark in enumerate(payload.marks)
        if mark.kind != "claim"
    ]
    yield from sorted(rows)
