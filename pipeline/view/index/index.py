"""An index that was written, read through connections that can change nothing."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import FormatError, NotFoundError
from pipeline.makers import made_by
from pipeline.model import digest
from pipeline.records import RECORDS
from pipeline.view.index.facets import Column
from pipeline.view.index.shape import clean, decoded, views
from pipeline.view.index.ties import Numbers, Owned, unpacked
from pipeline.view.index.write import FORMAT
from pipeline.view.payload import Mark, MarkKind, Payload

_AT_ONCE = 500
"""How many rows are asked for at once."""


@dataclass(frozen=True, slots=True)
class Row:
    """A mark with all that is kept with it: its view and where that stands, if it has one; how many claims and marks
    it is tied to.
    """

    number: int
    mark: Mark
    claims: int
    ties: int
    list: str | None
    turn: int
    view: Any
    owned: Owned


@dataclass(frozen=True, slots=True)
class Brief:
    """A mark as search tells of it: `claims` is how many it is tied to."""

    id: str
    kind: MarkKind
    label: str
    claims: int


class Reading:
    """One connection to an index, for one answer. Marks are named by their positions in the whole payload."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def rows(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self._database.execute(query, values).fetchall()

    def payload(self) -> Payload:
        """The payload without its lists."""
        return decoded(self.rows("SELECT payload FROM made")[0][0], Payload)

    def number_of(self, key: str) -> int:
        """The position of the mark of a record. Raises `NotFoundError` if there is none."""
        found = self.rows("SELECT number FROM mark WHERE id = ?", clean(key))
        if not found:
            raise NotFoundError(f"the corpus has nothing with the id {clean(key)[:80]!r}")
        return int(found[0][0])

    def kind_of(self, number: int) -> str:
        """The kind of a mark."""
        return str(self.rows("SELECT kind FROM mark WHERE number = ?", number)[0][0])

    def near(self, number: int) -> tuple[list[int], list[int]]:
        """The claims and the other marks that a mark is tied to, loud ties first, and the most important first."""
        claims, blob = self.rows("SELECT claims, near FROM mark WHERE number = ?", number)[0]
        numbers = unpacked(blob).tolist()
        return numbers[:claims], numbers[claims:]

    def marks(self, numbers: Iterable[int]) -> dict[int, Row]:
        """All that is kept with these marks, by position."""
        found = {}
        kinds = views()
        columns = "number, mark, claims, ties, list, turn, view, owned"
        for number, mark, claims, ties, name, turn, view, owned in self._of(columns, numbers):
            seen = decoded(view, kinds[name].kind) if name else None
            found[number] = Row(number, decoded(mark, Mark), claims, ties, name, turn or 0, seen, decoded(owned, Owned))
        return found

    def kinds(self, numbers: Iterable[int]) -> dict[int, str]:
        """The kinds of marks, by position."""
        return dict(self._of("number, kind", numbers))

    def ranked(self, numbers: Iterable[int]) -> list[int]:
        """The marks in the order of importance."""
        return [number for _, number in sorted((rank, number) for number, rank in self._of("number, rank", numbers))]

    def at_places(self, places: Iterable[int], claims: bool) -> list[int]:
        """The marks at places among the claims, or among the other marks, in the order given."""
        wanted = list(places)
        found: dict[int, int] = {}
        for part in _parts(wanted):
            found.update(
                self.rows(
                    f"SELECT place, number FROM mark WHERE (kind = 'claim') = ? AND place IN ({_marks(part)})",
                    int(claims),
                    *part,
                )
            )
        return [found[place] for place in wanted]

    def briefs(self, numbers: Iterable[int]) -> list[Brief]:
        """Marks as search tells of them, in the order given."""
        wanted = list(numbers)
        found = {}
        for number, blob, claims in self._of("number, mark, claims", wanted):
            mark = decoded(blob, Mark)
            found[number] = Brief(mark.id, mark.kind, mark.label, claims)
        return [found[number] for number in wanted]

    def column(self, name: str) -> Column:
        """A column by which claims are filtered."""
        known, claims, codes = self.rows("SELECT known, claims, codes FROM facet WHERE name = ?", name)[0]
        return Column(decoded(known, tuple[tuple[str, ...], ...]), unpacked(claims), unpacked(codes))

    def net(self) -> tuple[Numbers, Numbers]:
        """All ties both ways: where the neighbours of each mark begin in the second list, and one place more."""
        found = dict(self.rows("SELECT name, numbers FROM net"))
        return unpacked(found["starts"]), unpacked(found["ends"])

    def _of(self, columns: str, numbers: Iterable[int]) -> Iterator[tuple[Any, ...]]:
        for part in _parts(sorted(set(numbers))):
            yield from self.rows(f"SELECT {columns} FROM mark WHERE number IN ({_marks(part)})", *part)


@dataclass(frozen=True, slots=True)
class Index:
    """An index on disk. Nothing of it is held in memory; each answer opens a connection of its own, so any number of
    threads may ask. `fingerprint` says of what it was made (`fingerprint_of`).
    """

    path: Path
    fingerprint: str

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """A connection for one answer. Raises `FormatError` if the file is damaged or gone."""
        try:
            with closing(_connected(self.path)) as database:
                yield Reading(database)
        except sqlite3.DatabaseError as error:
            raise FormatError(f"{self.path}: {error}; delete it, and it is made anew") from error


def open_index(path: Path) -> Index:
    """The index at `path`.

    Raises `NotFoundError` if there is none, and `FormatError` if it is damaged or of another format.
    """
    if not path.is_file():
        raise NotFoundError(f"{path}: there is no index of the page here")
    try:
        with closing(_connected(path)) as database:
            found = database.execute("SELECT format, fingerprint FROM made").fetchall()
    except sqlite3.DatabaseError as error:
        raise FormatError(f"{path} is no index of a page: {error}; delete it, and it is made anew") from error
    if len(found) != 1 or found[0][0] != FORMAT:
        raise FormatError(f"{path} is an index of another version; delete it, and it is made anew")
    return Index(path, str(found[0][1]))


def fingerprint_of(folder: Path) -> str:
    """What an index of the records in `folder` depends on: the bytes of their files, and the code that reads them."""
    parts = [made_by("view", "wording.py", "lexicon/page.toml", "graph", "model")]
    for name in RECORDS:
        path = folder / f"{name}.jsonl"
        if path.exists():
            with path.open("rb") as stream:
                content = hashlib.sha256()
                while block := stream.read(1 << 20):
                    content.update(block)
            parts += [name, content.hexdigest()]
    return digest(*parts)


def _connected(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    database.execute("PRAGMA query_only = ON")
    return database


def _parts(numbers: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _AT_ONCE):
        yield numbers[start : start + _AT_ONCE]


def _marks(part: list[int]) -> str:
    return ", ".join("?" * len(part))
