"""``docs/partitions.md`` is true: its columns are those of the schema and of the records."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

from pipeline.partitions.parquet import TYPES, schema_of
from pipeline.records import RECORDS

DOCUMENT = Path(__file__).parents[2] / "docs" / "partitions.md"


def told(hint: Any) -> str:
    """A type in words."""
    inner = [arg for arg in get_args(hint) if arg is not types.NoneType]
    if types.NoneType in get_args(hint):
        return f"{told(inner[0])} or null"
    if get_origin(hint) is tuple:
        return f"[{told(inner[0])}]"
    if get_origin(hint) is Literal or hint is str:
        return "string"
    return {int: "int64", float: "double", bool: "bool"}.get(hint) or str(hint.__name__)


def records_in(hint: Any) -> Iterator[type]:
    """The records that a type is made of, itself among them."""
    if is_dataclass(hint):
        assert isinstance(hint, type)
        yield hint
        for inside in get_type_hints(hint).values():
            yield from records_in(inside)
    for arg in get_args(hint):
        yield from records_in(arg)


def columns(record: type) -> list[str]:
    """The fields of a record, one a line."""
    return [f"    {name:<16}{told(hint)}" for name, hint in get_type_hints(record).items()]


def schema_told() -> str:
    """All kinds of records, then the records within them."""
    lines = []
    inner: dict[str, type] = {}
    for kind, record in TYPES.items():
        lines += [kind, *columns(record), ""]
        inner |= {r.__name__: r for r in records_in(record) if r not in TYPES.values()}
    for name in sorted(inner):
        lines += [name, *columns(inner[name]), ""]
    return "\n".join(lines).rstrip()


def test_the_document_has_every_column() -> None:
    assert schema_told() in DOCUMENT.read_text("utf-8")


def test_every_kind_of_record_has_a_schema() -> None:
    pytest.importorskip("pyarrow")
    assert tuple(TYPES) == RECORDS
    for kind, record in TYPES.items():
        hints = get_type_hints(record)
        fields = schema_of(kind)
        assert [field.name for field in fields] == list(hints)
        assert [field.nullable for field in fields] == [types.NoneType in get_args(h) for h in hints.values()]
