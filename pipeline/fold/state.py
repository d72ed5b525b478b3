"""The state of a fold: an SQLite file that is changed in transactions, so that a killed run leaves it as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from importlib.resources import files
from pathlib import Path

from pipeline.errors import SaysoError

Value = str | bytes | int | None
Row = tuple[Value, ...]


def stored(value: Value) -> bytes:
    """What a column of blobs holds."""
    assert isinstance(value, bytes)
    return value


class State:
    """An SQLite database with the tables of ``schema.sql``; in memory where no path is given.

    A file that is damaged, or was made by something else than `fingerprint`, is replaced by an empty one: all that it
    holds can be made anew.
    """

    def __init__(self, path: Path | None, fingerprint: str) -> None:
        self._path = path
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._database = self._opened(fingerprint)
        except sqlite3.DatabaseError:
            if path is None:
                raise
            for part in (path, *(path.with_name(path.name + end) for end in ("-journal", "-wal", "-shm"))):
                part.unlink(missing_ok=True)
            self._database = self._opened(fingerprint)

    def _opened(self, fingerprint: str) -> sqlite3.Connection:
        database = sqlite3.connect(self._path or ":memory:", isolation_level=None)
        try:
            tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            made = database.execute("SELECT fingerprint FROM made").fetchall() if "made" in tables else []
            if made != [(fingerprint,)]:
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

    def begin(self) -> None:
        """Begin a transaction. Raises `SaysoError` where another run has begun one."""
        try:
            self._database.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise SaysoError(f"{self._path}: {error}; wait for the other run to end, or delete the file") from error

    def commit(self) -> None:
        """Make what was done since `begin` last."""
        self._database.execute("COMMIT")

    def rollback(self) -> None:
        """Undo what was done since `begin`."""
        self._database.execute("ROLLBACK")

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def do(self, statement: str, *values: Value) -> int:
        """Run a statement that changes rows; how many it changed."""
        return self._database.execute(statement, values).rowcount

    def do_all(self, statement: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run a statement once for each row of values."""
        self._database.executemany(statement, rows)

    def rows(self, query: str, *values: Value) -> Iterator[Row]:
        """The rows of a query, all read when the first one is asked for."""
        with closing(self._database.execute(query, values)) as found:
            yield from found.fetchall()

    def texts(self, query: str, *values: Value) -> list[str]:
        """The first column of a query, as text."""
        return [str(row[0]) for row in self.rows(query, *values)]

    def value(self, query: str, *values: Value) -> Value:
        """The first column of the first row, or None."""
        return next((row[0] for row in self.rows(query, *values)), None)
