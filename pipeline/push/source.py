"""Files of N-Quads as Sayso writes them, and the named graphs in them."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline import jsonl
from pipeline.errors import FormatError, NotFoundError
from pipeline.partitions.manifest import FILE, QUADS, SCHEMA, Manifest
from pipeline.partitions.target import target_of
from pipeline.push.digests import Total

Line = tuple[bytes, bytes]
"""The IRI of a graph and a line of N-Triples, with its end."""


@dataclass(frozen=True, slots=True)
class Quads:
    """A file of N-Quads: what it is called in messages, and what opens it."""

    name: str
    open: Callable[[], AbstractContextManager[Iterable[bytes]]]

    def lines(self) -> Iterator[Line]:
        """The lines, one by one. Raises `FormatError` with file and line for what Sayso does not write."""
        number = 0
        try:
            with self.open() as stream:
                for line in stream:
                    number += 1
                    yield _split(line)
        except (FormatError, EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise FormatError(f"{self.name}, line {number}: {error}; make it anew with sayso export") from error

    def graphs(self) -> dict[str, Total]:
        """The total of the lines of each graph."""
        found: dict[bytes, Total] = {}
        for graph, line in self.lines():
            if graph not in found:
                found[graph] = Total()
            found[graph].add(line)
        try:
            return {graph.decode(): total for graph, total in found.items()}
        except UnicodeDecodeError as error:
            raise FormatError(f"{self.name}: a graph's name is not in UTF-8; make it anew with sayso export") from error


def _split(line: bytes) -> Line:
    end = line.rstrip(b"\n")
    cut = end.rfind(b" <")
    graph = end[cut + 2 : -3]
    # A triple of the default graph would give its object, or its type, for a graph.
    if not end.endswith(b"> .") or cut < 0 or b">" in graph or b'"' in graph or line.count(b" ", 0, cut) < 2:
        raise FormatError("this is no statement of a named graph, as N-Quads of Sayso have them")
    return graph, line[:cut] + b" .\n"


def of_run(out: Path) -> list[Quads]:
    """The graph of a run. Raises `NotFoundError` if it is not there."""
    path = out / "graph.nq"
    if not path.is_file():
        raise NotFoundError(f"{path} does not exist; make it with: sayso run SEEDS --out {out}")
    return [Quads(str(path), lambda: path.open("rb"))]


def of_partitions(address: str) -> list[Quads]:
    """The N-Quads of an export in partitions, at a path or an address of fsspec.

    Raises `NotFoundError` if there is no whole one, or one without N-Quads; `FormatError` for one of a later version.
    """
    target = target_of(address)
    written = target.read(FILE)
    again = f"make it with: sayso export --to {address} --format nquads"
    if written is None:
        raise NotFoundError(f"{address} holds no export in partitions that is whole; {again}")
    manifest = jsonl.decode(written, Manifest)
    if manifest.schema > SCHEMA:
        raise FormatError(f"{address}: it was made by a later version of Sayso ({manifest.version}); use that one")
    paths = [file.path for file in manifest.files if file.path.startswith(f"{QUADS}/")]
    if not paths:
        raise NotFoundError(f"{address} has no N-Quads; {again}")

    @contextmanager
    def opened(path: str) -> Iterator[Iterable[bytes]]:
        with target.open(path) as stream:
            if path.endswith(".gz"):
                with gzip.GzipFile(fileobj=stream) as unpacked:
                    yield unpacked
            else:
                yield stream

    return [Quads(f"{address}/{path}", partial(opened, path)) for path in paths]
