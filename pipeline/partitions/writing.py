"""The files of one partition while they are written: drafts, which are moved to their places when they are whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline import jsonl
from pipeline.partitions.manifest import QUADS, File, Format
from pipeline.partitions.parquet import Table
from pipeline.partitions.sinks import Lines, Sink
from pipeline.partitions.target import Target


@dataclass(frozen=True, slots=True)
class Place:
    """Where the files of an export go: `drafts` is for those that are being written, `before` are those that an earlier
    export left there, by path; a file that is the same again is left as it is.
    """

    target: Target
    drafts: Path
    formats: tuple[Format, ...]
    packed: bool
    before: Mapping[str, File]


@dataclass(slots=True)
class _Open:
    """A file that is being written."""

    path: str
    draft: Path
    sink: Sink
    records: int = 0


class Partition:
    """The files of the partition of this number that are open at a time. `files` are those that are in their places,
    `records` how many records of each kind there are.
    """

    def __init__(self, number: int, place: Place) -> None:
        self._number, self._place = number, place
        self.has_quads = "nquads" in place.formats
        self._open: dict[str, list[_Open]] = {}
        self.files: list[File] = []
        self.records: dict[str, int] = {}

    def begin(self, kinds: Iterable[str], graphs: Iterable[str] = ()) -> None:
        """Open the files of some kinds of records and graphs; they are there, if empty, even where nothing is put."""
        end = ".gz" if self._place.packed else ""
        for kind in kinds:
            self.records[kind] = 0
            self._open[kind] = []
            if "jsonl" in self._place.formats:
                self._start(kind, f"jsonl{end}", lambda draft: Lines(draft, self._place.packed))
            if "parquet" in self._place.formats:
                self._start(kind, "parquet", partial(Table, kind=kind))
        for graph in graphs if self.has_quads else ():
            self._open[f"{QUADS}/{graph}"] = []
            self._start(f"{QUADS}/{graph}", f"nq{end}", lambda draft: Lines(draft, self._place.packed, b""))

    def _start(self, folder: str, suffix: str, sink: Callable[[Path], Sink]) -> None:
        path = f"{folder}/part-{self._number:05}.{suffix}"
        draft = self._place.drafts / path.replace("/", "-")
        self._open[folder].append(_Open(path, draft, sink(draft)))

    def put(self, kind: str, records: Iterable[object]) -> None:
        """Put records of a kind."""
        into = self._open[kind]
        for record in records:
            self.records[kind] += 1
            if into:
                line = jsonl.encode(record)
                for file in into:
                    file.sink.add(line)
                    file.records += 1

    def put_quads(self, graph: str, lines: bytes) -> None:
        """Put lines of N-Quads of a kind of graph."""
        for file in self._open[f"{QUADS}/{graph}"]:
            file.sink.add(lines)
            file.records += lines.count(b"\n")

    def close(self) -> None:
        """Let go of the files that are open, as after a failure; what is in them is of no use."""
        for opened in self._open.values():
            for file in opened:
                with suppress(Exception):  # the failure that brought us here is told, not what comes of it
                    file.sink.close()

    def finish(self) -> None:
        """Move the files that are open to their places."""
        for opened in self._open.values():
            for file in opened:
                file.sink.close()
                with file.draft.open("rb") as stream:
                    digest = hashlib.file_digest(stream, "sha256").hexdigest()
                made = File(file.path, file.records, file.draft.stat().st_size, digest)
                target = self._place.target
                if self._place.before.get(made.path) != made or target.size(made.path) != made.size:
                    target.put(made.path, file.draft)
                else:
                    file.draft.unlink()
                self.files.append(made)
        self._open = {}
