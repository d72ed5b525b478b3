"""How a payload is kept in pieces: the lists of what belongs to one mark each, and of what joins two."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from pipeline.errors import FormatError
from pipeline.view.index.renumber import owner_of
from pipeline.view.payload import Mark, Payload

T = TypeVar("T")


class Listed(NamedTuple):
    """A list of the payload: what is in it, and the field of those that has the mark whose they are."""

    kind: type[Any]
    owner: str


@cache
def views() -> dict[str, Listed]:
    """The lists of the payload with at most one entry for each mark, by the names of their fields.

    >>> sorted(views()), sorted(joints())
    (['articles', 'claims', 'entities', 'events'], ['derivations', 'relations'])
    """
    return {name: listed for name, listed in _lists().items() if listed.owner == "mark"}


@cache
def joints() -> dict[str, Listed]:
    """The lists of what a mark has to do with another one, by the names of their fields."""
    return {name: listed for name, listed in _lists().items() if listed.owner != "mark"}


def _lists() -> dict[str, Listed]:
    hints = get_type_hints(Payload, include_extras=True)
    found = {}
    for field in fields(Payload):
        kind = (*get_args(hints[field.name]), None)[0]
        if get_origin(hints[field.name]) is tuple and is_dataclass(kind) and kind is not Mark:
            owner = owner_of(kind) if isinstance(kind, type) else None
            if owner:
                found[field.name] = Listed(kind, owner)  # type: ignore[arg-type]
    return found


def encoded(value: object) -> bytes:
    """A record as the index keeps it. Lone surrogates, which no file can hold, become U+FFFD."""
    try:
        return msgspec.msgpack.encode(value)
    except UnicodeEncodeError:
        return msgspec.msgpack.encode(_whole(msgspec.to_builtins(value)))


def decoded(blob: bytes, kind: type[T]) -> T:
    """The record of type `kind` that was kept. Raises `FormatError` if it is none."""
    try:
        return msgspec.msgpack.decode(blob, type=kind)
    except (msgspec.DecodeError, ValueError) as error:
        raise FormatError(f"the index of the page holds no {kind.__name__} where it should: {error}") from error


def clean(text: str) -> str:
    r"""The text with U+FFFD for each lone surrogate.

    >>> clean("a\ud800b") == "a\ufffdb"
    True
    """
    return text if text.isascii() else "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    return [_whole(item) for item in value] if isinstance(value, (list, tuple)) else value
