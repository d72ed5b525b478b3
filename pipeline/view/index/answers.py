"""What the page asks for by HTTP: from the parameters of a question to the bytes of its answer.

Whatever is asked, an answer is bounded: limits are capped, and so are words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from pipeline.errors import NotFoundError, QueryError
from pipeline.view.index.around import around
from pipeline.view.index.claims import Filters, claims
from pipeline.view.index.cut import Slice
from pipeline.view.index.facets import FACETS
from pipeline.view.index.find import find
from pipeline.view.index.index import Index
from pipeline.view.index.opening import CLAIMS, opening
from pipeline.view.index.path import LONGEST, path
from pipeline.view.index.spread import ORDERS
from pipeline.view.index.totals import totals
from pipeline.view.index.window import CLOCKS, Window
from pipeline.view.index.wire import briefs_of, encoded, passing_of, path_of, slice_of
from pipeline.view.index.words import LONGEST as WORDS

T = TypeVar("T")

Query = Sequence[tuple[str, str]]
"""The parameters of a question, decoded, in their order; a name may come more than once."""

OPENING = "opening"
"""The question that every page asks first. The answer is kept where it is asked without parameters."""

_VALUES = 50
"""The most values of one parameter that are read."""


def answer(index: Index, name: str, query: Query) -> bytes:
    """The answer to the question `name`, as JSON.

    Raises `NotFoundError` if there is no such question, or no record of an id, and `QueryError` if a parameter is
    missing, mistyped or not known.
    """
    if name not in ANSWERS:
        raise NotFoundError(f"no such question: {name[:40]!r}; there are {', '.join(ANSWERS)}")
    return ANSWERS[name](index, query)


def _opening(index: Index, query: Query) -> bytes:
    asked = _read(query, "limit")
    if not asked:
        with index.reading() as reading:
            for (kept,) in reading.rows("SELECT answer FROM kept WHERE name = ?", OPENING):
                return bytes(kept)
    count = totals(index)
    part = opening(index, _number(asked, "limit", CLAIMS))
    return encoded({**slice_of(part, count.get("claim", 0)), "totals": count})


def _around(index: Index, query: Query) -> bytes:
    asked = _read(query, "id", "limit", "offset")
    key = _one(asked, "id")
    part = around(index, key, _number(asked, "limit", 200), _number(asked, "offset", 0))
    return encoded(slice_of(part, _claims_of(part, key)))


def _claims_of(part: Slice, key: str) -> int:
    return next((part.claims[n] for n, mark in enumerate(part.payload.marks) if mark.id == key), 0)


def _find(index: Index, query: Query) -> bytes:
    asked = _read(query, "q", "kind", "limit")
    return encoded(briefs_of(find(index, _one(asked, "q"), asked.get("kind", ()), _number(asked, "limit", 20))))


def _claims(index: Index, query: Query) -> bytes:
    asked = _read(query, *FACETS, "about", "said", "q", "when", "from", "to", "order", "limit", "offset")
    clock, order = _choice(asked, "when", CLOCKS), _choice(asked, "order", ORDERS)
    days = Window(_one(asked, "from", "")[:32], _one(asked, "to", "")[:32], clock)
    facets = {name: asked[name] for name in FACETS if name in asked}
    filters = Filters(facets, asked.get("about", ()), asked.get("said", ()), days, _one(asked, "q", ""))
    found = claims(index, filters, _number(asked, "limit", 100), _number(asked, "offset", 0), order)
    return encoded(passing_of(found))


def _path(index: Index, query: Query) -> bytes:
    asked = _read(query, "from", "to", "limit")
    found = path(index, _one(asked, "from"), _one(asked, "to"), _number(asked, "limit", LONGEST))
    return encoded(path_of(found))


def _totals(index: Index, query: Query) -> bytes:
    _read(query)
    return encoded({"totals": totals(index)})


ANSWERS: Mapping[str, Callable[[Index, Query], bytes]] = {
    OPENING: _opening,
    "around": _around,
    "find": _find,
    "claims": _claims,
    "path": _path,
    "totals": _totals,
}
"""The questions by their names, which are the ends of their addresses."""


def _read(query: Query, *names: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in query:
        if name not in names:
            raise QueryError(f"no such parameter: {name[:40]!r}; there are {', '.join(names) or 'none'}")
        if len(found.setdefault(name, [])) < _VALUES:
            found[name].append(value[: 10 * WORDS])
    return found


def _one(asked: Mapping[str, Sequence[str]], name: str, default: str | None = None) -> str:
    if name in asked:
        return asked[name][-1]
    if default is None:
        raise QueryError(f"{name}: a value is wanted")
    return default


def _choice(asked: Mapping[str, Sequence[str]], name: str, choices: Sequence[T]) -> T:
    """One of the choices, the first where nothing is asked for."""
    found = next((choice for choice in choices if choice == _one(asked, name, str(choices[0]))), None)
    if found is None:
        raise QueryError(f"{name}: one of {', '.join(map(str, choices))} is wanted")
    return found


def _number(asked: Mapping[str, Sequence[str]], name: str, default: int) -> int:
    value = _one(asked, name, str(default))
    if not (value.isascii() and value.isdecimal() and len(value) <= 9):
        raise QueryError(f"{name}: a whole number is wanted")
    return int(value)
