"""Parquet with the fields of the JSON Lines formats: the same names, nested as they are.

A string is a string, a whole number an int64, a number a double; a list is a list, a record within a record a struct.
Times stay ISO 8601 strings, as their precision varies.
"""

from __future__ import annotations

import types
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pipeline.errors import SetupError
from pipeline.model import (
    Article,
    ArticleTime,
    Attribution,
    Claim,
    Derivation,
    Entity,
    EntityJudgement,
    Event,
    Rejection,
    Relation,
    Revision,
)
from pipeline.partitions.manifest import SCHEMA

try:
    import pyarrow as pa
    from pyarrow import json as pa_json
    from pyarrow import parquet as pa_parquet
except ImportError:  # part of the extra `cluster`
    pa = None

TYPES: dict[str, type] = {
    "articles": Article,
    "attributions": Attribution,
    "claims": Claim,
    "times": ArticleTime,
    "entities": Entity,
    "events": Event,
    "rejections": Rejection,
    "relations": Relation,
    "derivations": Derivation,
    "revisions": Revision,
    "judgements": EntityJudgement,
}
"""The record of each kind (`records.RECORDS`)."""

GROUP = 16 << 20
"""A row group has about so many bytes of JSON: what is in memory at a time."""
_PLAIN = {str: "string", int: "int64", float: "float64", bool: "bool_"}


def needed() -> None:
    """Raises `SetupError` where pyarrow is missing."""
    if pa is None:
        raise SetupError("Parquet needs pyarrow; install it with: pip install 'sayso[cluster]'")


def schema_of(kind: str) -> Any:
    """The Arrow schema of the records of a kind (`records.RECORDS`). Columns that are never null say so; what is within
    a column does not.

    >>> str(schema_of("rejections").field("subject"))
    'pyarrow.Field<subject: string not null>'
    """
    told = {"sayso.records": kind, "sayso.schema": str(SCHEMA)}
    hints = get_type_hints(TYPES[kind])
    return pa.schema([pa.field(name, _type(hint), _nullable(hint)) for name, hint in hints.items()], told)


def _nullable(hint: Any) -> bool:
    return types.NoneType in get_args(hint)


def _type(hint: Any) -> Any:
    if hint in _PLAIN:
        return getattr(pa, _PLAIN[hint])()
    inner = [arg for arg in get_args(hint) if arg is not types.NoneType]
    if get_origin(hint) in (Union, types.UnionType):
        assert len(inner) == 1, "a field is of one kind, or null"
        return _type(inner[0])
    if get_origin(hint) is Literal:
        return pa.string()
    if get_origin(hint) is tuple:
        return pa.list_(_type(inner[0]))
    return pa.struct([(name, _type(inside)) for name, inside in get_type_hints(hint).items()])


class Table:
    """A Parquet file of the records of a kind, compressed (zstd)."""

    def __init__(self, path: Path, kind: str) -> None:
        self._schema = schema_of(kind)
        self._loose = pa.schema([field.with_nullable(True) for field in self._schema])
        self._writer = pa_parquet.ParquetWriter(str(path), self._schema, compression="zstd")
        self._lines: list[bytes] = []
        self._size = 0

    def add(self, line: bytes) -> None:
        """Put a record, encoded as a line of JSON."""
        self._lines.append(line)
        self._size += len(line)
        if self._size >= GROUP:
            self._flush()

    def _flush(self) -> None:
        data = b"\n".join(self._lines)
        read = pa_json.ReadOptions(use_threads=False, block_size=len(data) + 1)
        parse = pa_json.ParseOptions(explicit_schema=self._loose, unexpected_field_behavior="error")
        table = pa_json.read_json(pa.BufferReader(data), read, parse)
        self._writer.write_table(table.cast(self._schema), row_group_size=max(len(self._lines), 1))
        self._lines, self._size = [], 0

    def close(self) -> None:
        """Write the rest."""
        if self._lines:
            self._flush()
        self._writer.close()
