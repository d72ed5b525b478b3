"""What a stream of a corpus puts aside on disk until its shard is written."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from pipeline import jsonl
from pipeline.model import Entity, EntityKind

T = TypeVar("T")

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE record (kind TEXT NOT NULL, shard INTEGER NOT NULL, written BLOB NOT NULL);
CREATE TABLE standing (article TEXT PRIMARY KEY, written BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE entity (id TEXT PRIMARY KEY, label TEXT NOT NULL, kind TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE outlet (name TEXT PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID;
"""
_FEW = 500
"""So many values are asked for in one query: every SQLite takes 999."""


class Scratch:
    """Records by kind and shard, in the order in which they were put; standings of claims by article; names of
    entities. It stands in a file of `folder` that goes with the process, however it ends.
    """

    def __init__(self, folder: Path | None) -> None:
        handle, name = tempfile.mkstemp(".part", ".stream.", folder)
        os.close(handle)
        self._path = Path(name)
        self._database = sqlite3.connect(name, isolation_level=None)
        self._database.executescript(_SCHEMA)
        with contextlib.suppress(OSError):  # a system that keeps open files; it is deleted when it is closed
            self._path.unlink()
        self._database.execute("BEGIN")

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()
        self._path.unlink(missing_ok=True)

    def put(self, kind: str, records: Iterable[tuple[int, object]]) -> None:
        """Put records of a kind into their shards."""
        rows = ((kind, shard, jsonl.encode(record)) for shard, record in records)
        self._database.executemany("INSERT INTO record VALUES (?, ?, ?)", rows)

    def ordered(self) -> None:
        """All records are there: from now on they are found by kind and shard."""
        self._database.execute("CREATE INDEX record_of ON record (kind, shard)")

    def records(self, name: str, shard: int, kind: type[T]) -> Iterator[T]:
        """The records that were put under a name into a shard, decoded one by one."""
        query = "SELECT written FROM record WHERE kind = ? AND shard = ? ORDER BY rowid"
        for (written,) in self._database.execute(query, (name, shard)):
            yield jsonl.decode(written, kind)

    def drop(self, name: str) -> None:
        """Forget the records under a name; what comes later takes their room."""
        self._database.execute("DELETE FROM record WHERE kind = ?", (name,))

    def put_standing(self, article: str, standing: object) -> None:
        """Put the standings of an article's claims."""
        self._database.execute("INSERT INTO standing VALUES (?, ?)", (article, jsonl.encode(standing)))

    def standing(self, article: str, kind: type[T]) -> T | None:
        """What was put for an article."""
        found = self._database.execute("SELECT written FROM standing WHERE article = ?", (article,)).fetchone()
        return None if found is None else jsonl.decode(found[0], kind)

    def put_names(self, entities: Iterable[Entity]) -> None:
        """Put what entities are called, and of outlets whom each name means: the lesser id, where it means several."""
        for entity in entities:
            self._database.execute("INSERT INTO entity VALUES (?, ?, ?)", (entity.id, entity.label, entity.kind))
            if entity.kind == "outlet":
                more = "INSERT INTO outlet VALUES (?, ?) ON CONFLICT DO UPDATE SET id = min(id, excluded.id)"
                self._database.executemany(more, ((name, entity.id) for name in (entity.label, *entity.aliases)))

    def named(self, ids: Iterable[str]) -> Iterator[tuple[str, str, EntityKind]]:
        """Id, label and kind of these entities."""
        wanted = sorted(set(ids))
        for start in range(0, len(wanted), _FEW):
            some = wanted[start : start + _FEW]
            marks = ", ".join("?" * len(some))
            yield from self._database.execute(f"SELECT id, label, kind FROM entity WHERE id IN ({marks})", some)

    def outlet(self, name: str) -> str | None:
        """The id of the outlet that is called so."""
        found = self._database.execute("SELECT id FROM outlet WHERE name = ?", (name,)).fetchone()
        return None if found is None else str(found[0])
