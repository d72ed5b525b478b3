"""``manifest.json``: what an export in partitions holds. It is written last: without it, an export is not whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Format = Literal["jsonl", "parquet", "nquads"]

FILE = "manifest.json"
QUADS = "quads"
"""The folder of N-Quads; below it is one for each kind of graph (`GRAPHS`)."""
GRAPHS = ("articles", "entities", "events", "provenance")
SCHEMA = 1
"""The version of the formats: it rises when a field's name, type or meaning changes, not when one is added."""


@dataclass(frozen=True, slots=True)
class File:
    """A file: its path below the folder of the export, how many records (lines, rows or quads) it has, its size in
    bytes, and the SHA-256 of its bytes.
    """

    path: str
    records: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """All files of an export, sorted by path. `version` is that of Sayso; `partitions` how many there are of each
    kind; `records` how many records there are in all of each kind, however many formats they stand in.
    """

    schema: int
    version: str
    partitions: int
    formats: tuple[str, ...]
    records: dict[str, int]
    files: tuple[File, ...]
