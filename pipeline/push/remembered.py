"""What was sent to a graph store, so that only what changed is sent again."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import SaysoError
from pipeline.model import digest
from pipeline.push.address import Address
from pipeline.push.digests import Total

try:
    import fcntl
except ImportError:  # no advisory locks on this system; pushes must then not overlap
    fcntl = None  # type: ignore[assignment]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS address (address TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pushed (graph TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID;
CREATE TEMP TABLE seen (
    graph TEXT PRIMARY KEY, file INTEGER NOT NULL, digest TEXT NOT NULL
) WITHOUT ROWID;
"""

HOME = Path(".sayso") / "push"
"""Where it is kept, in the folder of a run."""
SEVERAL = -1
"""The number of the file of a graph that stands in several."""


class Remembered:
    """The graphs at an address and the digests of what they hold, in a file of its own in `folder`; None for a graph
    that was being changed when a push ended: nobody knows which it holds.

    A file that is damaged is begun anew: then all is sent again, which does no harm.
    """

    def __init__(self, folder: Path, address: Address) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._path = folder / f"{digest(str(address))[:20]}.sqlite"
        try:
            self._database = self._opened(address)
        except sqlite3.OperationalError as error:
            raise self._failed(error) from error
        except sqlite3.DatabaseError:
            for end in ("", "-journal", "-wal", "-shm"):
                self._path.with_name(self._path.name + end).unlink(missing_ok=True)
            self._database = self._opened(address)

    def _opened(self, address: Address) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, isolation_level=None)
        try:
            database.execute("PRAGMA temp_store = FILE")
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.executescript(_SCHEMA)
            database.execute("INSERT OR IGNORE INTO address VALUES (?)", (str(address),))
            database.execute("SELECT COUNT(*) FROM pushed").fetchone()
        except BaseException:
            database.close()
            raise
        return database

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other pushes to the address out. Raises `SaysoError` if one is at work. The lock ends with us."""
        with self._path.with_suffix(".lock").open("wb") as handle:
            if fcntl is not None:
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError as error:
                    raise SaysoError(f"{self._path}: another push to this address is at work; wait for it") from error
            for left in self._folder.glob(f".{self._path.stem}.*.part"):  # of one that was killed
                shutil.rmtree(left, ignore_errors=True)
            try:
                yield
            except sqlite3.Error as error:
                raise self._failed(error) from error

    def _failed(self, error: sqlite3.Error) -> SaysoError:
        return SaysoError(f"{self._path}: {error}; see that there is room and that it may be written, and push again")

    @contextmanager
    def drafts(self) -> Iterator[Path]:
        """A folder for what is about to be sent."""
        with tempfile.TemporaryDirectory(".part", f".{self._path.stem}.", self._folder) as folder:
            yield Path(folder)

    def see(self, found: Iterable[tuple[str, Total]], file: int) -> None:
        """Take in the graphs of a file of this number. One that stands in several files has the number `SEVERAL`."""
        with self._transaction():
            for graph, total in found:
                before = self.seen(graph)
                values = (
                    (graph, file, str(total)) if before is None else (graph, SEVERAL, str(Total.of(before) + total))
                )
                self._database.execute("INSERT OR REPLACE INTO seen VALUES (?, ?, ?)", values)

    def seen(self, graph: str) -> str | None:
        """The digest of what a graph holds by now in the files."""
        return self._one("SELECT digest FROM seen WHERE graph = ?", graph)

    def changed(self, file: int | None = None) -> list[str]:
        """The graphs (with `file`: of that one) that are not known to be at the address as they are, sorted."""
        query = (
            "SELECT graph FROM seen LEFT JOIN pushed USING (graph) WHERE (?1 IS NULL OR file = ?1)"
            " AND (pushed.digest IS NULL OR pushed.digest <> seen.digest) ORDER BY graph"
        )
        return [str(graph) for (graph,) in self._database.execute(query, (file,))]

    def names(self) -> list[str]:
        """All graphs that are in the files, sorted."""
        return [str(graph) for (graph,) in self._database.execute("SELECT graph FROM seen ORDER BY graph")]

    def gone(self) -> list[str]:
        """The graphs that were sent and are in no file any more, sorted."""
        query = "SELECT graph FROM pushed WHERE graph NOT IN (SELECT graph FROM seen) ORDER BY graph"
        return [str(graph) for (graph,) in self._database.execute(query)]

    def settled(self) -> str | None:
        """A graph that is at the address as it is in the files, if there is one."""
        return self._one("SELECT MIN(graph) FROM pushed JOIN seen USING (graph, digest)")

    def counts(self) -> tuple[int, int]:
        """How many graphs are in the files, and how many of them are at the address as they are."""
        row = self._database.execute(
            "SELECT (SELECT COUNT(*) FROM seen), (SELECT COUNT(*) FROM pushed JOIN seen USING (graph, digest))"
        ).fetchone()
        return int(row[0]), int(row[1])

    def doubt(self, every: bool = False) -> None:
        """From now on nobody knows what the graphs hold that are to be sent or deleted (with `every`: any)."""
        with self._transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO pushed SELECT graph, NULL FROM seen LEFT JOIN pushed USING (graph)"
                " WHERE ? OR pushed.digest IS NULL OR pushed.digest <> seen.digest",
                (every,),
            )
            self._database.execute("UPDATE pushed SET digest = NULL WHERE graph NOT IN (SELECT graph FROM seen)")
        self._database.execute("PRAGMA wal_checkpoint(FULL)")  # on disk before anything is sent

    def keep(self, graph: str, held: str) -> None:
        """A graph was sent, and holds what has this digest."""
        self._database.execute("INSERT OR REPLACE INTO pushed VALUES (?, ?)", (graph, held))

    def forget(self, graph: str) -> None:
        """A graph was deleted."""
        self._database.execute("DELETE FROM pushed WHERE graph = ?", (graph,))

    def _one(self, query: str, *values: str) -> str | None:
        row = self._database.execute(query, values).fetchone()
        return None if row is None or row[0] is None else str(row[0])

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")
