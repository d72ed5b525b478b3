"""What one answer reads from an index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.errors import NotFoundError
from pipeline.view.index.facets import Column
from pipeline.view.index.shape import clean, decoded, views
from pipeline.view.index.ties import Numbers, Owned, unpacked
from pipeline.view.payload import Mark, MarkKind, Payload

_NOTHING = Owned()

_AT_ONCE = 500
"""How many rows are asked for at once."""


@dataclass(frozen=True, slots=True)
class Row:
    """A mark with all that is kept with it: its view and where that stands, if it has one; to how many claims
    and to how many marks it is tied (`Slice`).
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
    """A mark as search tells of it: `claims` is how many it is tied to (`Slice`)."""

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
        found = self.rows("SELECT number FROM mark WHERE id = ? ORDER BY number LIMIT 1", clean(key))
        if not found:
            raise NotFoundError(f"the corpus has nothing with the id {clean(key)[:80]!r}")
        return int(found[0][0])

    def kind_of(self, number: int) -> str:
        """The kind of a mark."""
        return str(self.rows("SELECT kind FROM mark WHERE number = ?", number)[0][0])

    def near(self, number: int) -> tuple[list[int], list[int]]:
        """The claims and the other marks that a mark is tied to, loud ties first, and the most important first."""
        claims, blob = self.rows("SELECT beside, near FROM mark WHERE number = ?", number)[0]
        numbers = unpacked(blob).tolist()
        return numbers[:claims], numbers[claims:]

    def marks(self, numbers: Iterable[int], claims: bool = True) -> dict[int, Row]:
        """All that is kept with these marks, by position; without `claims`, with those that are none."""
        found = {}
        kinds = views()
        columns = "number, mark, claims, ties, list, turn, view, owned"
        for number, mark, many, ties, name, turn, view, owned in self._of(columns, numbers, claims):
            seen = decoded(view, kinds[name].kind) if name else None
            held = decoded(owned, Owned) if owned else _NOTHING
            found[number] = Row(number, decoded(mark, Mark), many, ties, name, turn or 0, seen, held)
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

    def _of(self, columns: str, numbers: Iterable[int], claims: bool = True) -> Iterator[tuple[Any, ...]]:
        clause = "" if claims else " AND kind <> 'claim'"
        for part in _parts(sorted(set(numbers))):
            yield from self.rows(f"SELECT {columns} FROM mark WHERE number IN ({_marks(part)}){clause}", *part)


def _parts(numbers: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _AT_ONCE):
        yield numbers[start : start + _AT_ONCE]


def _marks(part: list[int]) -> str:
    return ", ".join("?" * len(part))
