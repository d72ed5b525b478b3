"""Positions of marks inside views: which they are, and what they become where only a part of the marks is there.

What is a position is told by the types of the views (`Position`), so that a field more needs no word here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Annotated, Any, Protocol, TypeVar, Union, get_args, get_origin, get_type_hints

from pipeline.view.payload import Position

T = TypeVar("T")
_GONE = object()
"""Stands for what points to a mark that is not there."""


class _Numbers(Protocol):
    def get(self, number: int, default: object, /) -> object: ...


_Mover = Callable[[Any, _Numbers], Any]


class _Noting:
    """Numbers that stay as they are, and are written down."""

    def __init__(self) -> None:
        self.seen: set[int] = set()

    def get(self, number: int, default: object, /) -> object:
        self.seen.add(number)
        return number


def moved(view: T, numbers: Mapping[int, int]) -> T | None:
    """The view with each position replaced by what `numbers` has for it; None where one that it can't be without is
    missing. Of a list what is missing goes, and what may be unknown becomes None.

    >>> from pipeline.view.payload import RelationView
    >>> view = RelationView(7, 9, "denies", "happening", "denial")
    >>> moved(view, {7: 0, 9: 1})
    RelationView(claim=0, other=1, kind='denies', slot='happening', reason='denial')
    >>> moved(view, {7: 0}) is None
    True
    """
    mover = _mover(type(view))
    found = mover(view, numbers) if mover else view
    return None if found is _GONE else found


def positions_in(view: object) -> set[int]:
    """All positions that the view holds.

    >>> from pipeline.view.payload import RelationView
    >>> sorted(positions_in(RelationView(7, 9, "denies", "happening", "denial")))
    [7, 9]
    """
    noting = _Noting()
    mover = _mover(type(view))
    if mover:
        mover(view, noting)
    return noting.seen


def owner_of(kind: type) -> str | None:
    """The field that says whose a view is: the first one that is a position, if one is."""
    hints = get_type_hints(kind, include_extras=True)
    return next((field.name for field in fields(kind) if hints[field.name] == Position), None)


def _mover(hint: Any) -> _Mover | None:
    return _made(hint)


@cache
def _made(hint: Any) -> _Mover | None:
    """What moves a value of this type; None where no position is in it."""
    if hint == Position:
        return lambda value, numbers: numbers.get(value, _GONE)
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _mover(inner[0])
    if origin in (Union, UnionType):
        movers = [mover for kind in inner if kind is not NoneType and (mover := _mover(kind))]
        return _optional(movers[0]) if movers else None
    if origin is tuple and len(inner) == 2 and inner[1] is Ellipsis:
        mover = _mover(inner[0])
        return _several(mover) if mover else None
    if origin is tuple:
        each = tuple(_mover(kind) for kind in inner)
        return _row(each) if any(each) else None
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint, include_extras=True)
        names = [field.name for field in fields(hint)]
        parts = tuple((turn, mover) for turn, name in enumerate(names) if (mover := _mover(hints[name])))
        return _record(hint, names, parts) if parts else None
    return None


def _optional(mover: _Mover) -> _Mover:
    def move(value: Any, numbers: _Numbers) -> Any:
        found = None if value is None else mover(value, numbers)
        return None if found is _GONE else found

    return move


def _several(mover: _Mover) -> _Mover:
    def move(value: Any, numbers: _Numbers) -> Any:
        return tuple(found for item in value if (found := mover(item, numbers)) is not _GONE)

    return move


def _row(movers: tuple[_Mover | None, ...]) -> _Mover:
    def move(value: Any, numbers: _Numbers) -> Any:
        found = tuple(m(item, numbers) if m else item for m, item in zip(movers, value, strict=True))
        return _GONE if _GONE in found else found

    return move


def _record(kind: type, names: list[str], parts: tuple[tuple[int, _Mover], ...]) -> _Mover:
    # As `dataclasses.replace`, which is slow where there are thousands.
    values_of = attrgetter(*names)

    def move(value: Any, numbers: _Numbers) -> Any:
        values = list(values_of(value))
        for turn, mover in parts:
            values[turn] = found = mover(values[turn], numbers)
            if found is _GONE:
                return _GONE
        return kind(*values)

    return move
