"""The state of a fold: an SQLite file that is changed in transactions, so that a killed run leaves it as it was."""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

from pipeline import jsonl
from pipeline.errors import FormatError, SaysoError
from pipeline.sealed import beside, sum_of

Value = str | bytes | int | None
Row = tuple[Value, ...]
_SUM = 4
"""Bytes at the end of each blob: its CRC-32, for SQLite does not notice a bit that has changed."""
_DAMAGE = {"SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR", "SQLITE_CONSTRAINT", "SQLITE_MISMATCH", "SQLITE_SCHEMA"}
_REMEDY = {
    "SQLITE_FULL": "no room is left on the disk; make some and run again",
    "SQLITE_BUSY": "another run is at work here; wait for it to end",
    "SQLITE_READONLY": "it can't be written; give another --out, or make the folder writable",
    "SQLITE_CANTOPEN": "it can't be opened; see that the folder can be written and no other thing has its name",
}


class DamagedStateError(FormatError):
    """A state that is not what was written. It can be made anew: delete its file."""


def stored(value: Value) -> bytes:
    """What was written into a column of blobs. Raises `DamagedStateError` if it holds something else."""
    if not isinstance(value, bytes) or zlib.crc32(value[:-_SUM]).to_bytes(_SUM, "big") != value[-_SUM:]:
        raise DamagedStateError("what is kept of the fold is damaged")
    return value[:-_SUM]


def _kept(values: Sequence[Value]) -> list[Value]:
    """Values as they are written: blobs with their sums, with which they are compared too."""
    return [v + zlib.crc32(v).to_bytes(_SUM, "big") if isinstance(v, bytes) else v for v in values]


def forget(path: Path) -> None:
    """Delete the file of a state, and what SQLite has beside it."""
    for part in (beside(path), path, *(path.with_name(path.name + end) for end in ("-journal", "-wal", "-shm"))):
        part.unlink(missing_ok=True)


class State:
    """An SQLite database with the tables of ``schema.sql``; in memory where no path is given.

    A file that is damaged, or was made by something else than `fingerprint`, is replaced by an empty one: all that it
    holds can be made anew. With `whole` all of the file is compared with what `seal` left of it, if it was not changed
    since; without, damage to blobs alone is noticed, when they are read.
    """

    def __init__(self, path: Path | None, fingerprint: str, whole: bool = False) -> None:
        self._path = path
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with self._told():
                self._database = self._opened(fingerprint)
                if whole:
                    self._compare()
        except DamagedStateError:
            if path is None:
                raise
            with contextlib.suppress(AttributeError):
                self._database.close()
            forget(path)
            with self._told():
                self._database = self._opened(fingerprint)

    def _opened(self, fingerprint: str) -> sqlite3.Connection:
        database = sqlite3.connect(self._path or ":memory:", isolation_level=None)
        try:
            tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            made = database.execute("SELECT fingerprint FROM made").fetchall() if "made" in tables else []
            if made != [(fingerprint,)]:
                self._unseal()
                database.execute("BEGIN IMMEDIATE")
                for table in tables:
                    database.execute(f'DROP TABLE "{table}"')
                schema = (files("pipeline.fold") / "schema.sql").read_text("utf-8")
                code = "\n".join(line for line in schema.splitlines() if not line.startswith("--"))
                for statement in code.split(";"):
                    database.execute(statement)
                database.execute("INSERT INTO made VALUES (?)", (fingerprint,))
                database.execute("COMMIT")
        except BaseException:
            database.close()
            raise
        return database

    def _compare(self) -> None:
        """Raises `DamagedStateError` where the file is not what was sealed or, without a seal, no sound database."""
        if self._path is None or not beside(self._path).exists():
            sound = self._database.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
        else:
            sound = beside(self._path).read_bytes() == sum_of(self._path)
        if not sound:
            raise DamagedStateError(f"{self._path} is damaged")

    def seal(self) -> None:
        """Keep what tells the file from a damaged one; call it when nothing is under way."""
        if self._path is not None:
            jsonl.write_atomic(beside(self._path), sum_of(self._path))

    def _unseal(self) -> None:
        if self._path is not None:
            beside(self._path).unlink(missing_ok=True)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """SQLite's errors as ours."""
        try:
            yield
        except sqlite3.Error as error:
            name = getattr(error, "sqlite_errorname", "SQLITE_ERROR")
            kind = "_".join(name.split("_")[:2])
            if kind in _DAMAGE or isinstance(error, sqlite3.IntegrityError):
                raise DamagedStateError(f"{self._path}: {error}") from error
            raise SaysoError(f"{self._path}: {_REMEDY.get(kind, str(error))}") from error

    def begin(self) -> None:
        """Begin a transaction. Raises `SaysoError` where another run has begun one."""
        with self._told():
            self._unseal()
            self._database.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Make what was done since `begin` last."""
        with self._told():
            self._database.execute("COMMIT")

    def rollback(self) -> None:
        """Undo what was done since `begin`."""
        if self._database.in_transaction:  # some errors end it
            with self._told():
                self._database.execute("ROLLBACK")

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def do(self, statement: str, *values: Value) -> int:
        """Run a statement that changes rows; how many it changed."""
        with self._told():
            return self._database.execute(statement, _kept(values)).rowcount

    def do_all(self, statement: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run a statement once for each row of values."""
        with self._told():
            self._database.executemany(statement, map(_kept, rows))

    def rows(self, query: str, *values: Value) -> Iterator[Row]:
        """The rows of a query, all read when the first one is asked for."""
        with self._told(), closing(self._database.execute(query, _kept(values))) as found:
            rows = found.fetchall()
        yield from rows

    def texts(self, query: str, *values: Value) -> list[str]:
        """The first column of a query, as text."""
        return [str(row[0]) for row in self.rows(query, *values)]

    def value(self, query: str, *values: Value) -> Value:
        """The first column of the first row, or None."""
        return next((row[0] for row in self.rows(query, *values)), None)
