"""N-Quads of named graphs, sorted, whatever they hold: what does not fit in memory waits in a file."""

from __future__ import annotations

import heapq
import marshal
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO

from pipeline.graph.triples import Triples, statements

_ROOM = 32 << 20
"""How many characters of lines wait in memory."""

Block = tuple[str, bytes]
"""How the lines of a subject begin, and those that one graph has, sorted."""


class Sorter:
    """Takes graphs, and gives the lines of all in order. Runs of lines wait in nameless files in `folder` (None: where
    the system keeps such files), which go when this is closed or the process dies.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._waiting: list[Block] = []
        self._room = _ROOM
        self._files = ExitStack()
        self._runs: list[IO[bytes]] = []

    def __enter__(self) -> Sorter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._files.close()

    def add(self, graph: Triples) -> None:
        """Take a graph."""
        end = f" {graph.graph} .\n"
        for subject, about in graph.nodes():
            start = f"{subject} "
            lines = statements(start, about, end)
            lines.sort()
            block = "".join(lines).encode()
            self._waiting.append((start, block))
            self._room -= len(block)
        if self._room < 0:
            self._spill()

    def _spill(self) -> None:
        run = self._files.enter_context(TemporaryFile(dir=self._folder))
        self._waiting.sort()
        for block in self._waiting:
            marshal.dump(block, run)
        self._waiting.clear()
        self._room = _ROOM
        self._runs.append(run)

    def pieces(self) -> Iterator[bytes]:
        """All lines, those of one subject at a time."""
        self._waiting.sort()
        runs = (self._waiting, *map(_read, self._runs))
        for _, blocks in groupby(heapq.merge(*runs), itemgetter(0)):
            found = [block for _, block in blocks]
            yield found[0] if len(found) == 1 else b"".join(sorted(b"".join(found).splitlines(keepends=True)))


def _read(run: IO[bytes]) -> Iterator[Block]:
    run.seek(0)
    while True:
        try:
            block: Block = marshal.load(run)  # our own file, without a name
        except EOFError:
            return
        yield block


def nquads(graphs: Iterable[Triples]) -> bytes:
    """N-Quads, sorted."""
    with Sorter() as lines:
        for graph in graphs:
            lines.add(graph)
        return b"".join(lines.pieces())
