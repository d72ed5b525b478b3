"""N-Quads of named graphs, sorted, whatever they hold: what does not fit in memory waits in a file."""

from __future__ import annotations

import marshal
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO

from pipeline.graph.triples import Triples, rows

_ROOM = 32 << 20
"""How many characters of lines wait in memory."""

_END = "\n"
_AT_ONCE = 1024
"""How many blocks are written and read together."""

Block = tuple[str, str, str]
"""How the lines begin that a graph has of a subject, how they end, and what stands between, sorted, a line each."""


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
            found = rows(about)
            found.sort()
            middle = "\n".join(found)
            self._waiting.append((f"{subject} ", end, middle))
            self._room -= len(middle)
        if self._room < 0:
            self._spill()

    def _spill(self) -> None:
        run: IO[bytes] = self._files.enter_context(TemporaryFile(dir=self._folder))  # noqa: SIM115  # closed with all
        for blocks in self._sorted():
            marshal.dump(blocks, run)
        self._waiting.clear()
        self._room = _ROOM
        self._runs.append(run)

    def _sorted(self) -> Iterator[list[Block]]:
        self._waiting.sort()
        for first in range(0, len(self._waiting), _AT_ONCE):
            yield self._waiting[first : first + _AT_ONCE]

    def pieces(self) -> Iterator[bytes]:
        """All lines, some hundreds or thousands at a time."""
        for blocks in _merged([self._sorted(), *map(_read, self._runs)]):
            yield "".join(_lines(blocks)).encode()


def _lines(blocks: list[Block]) -> Iterator[str]:
    """The lines of sorted blocks, in order also where several graphs speak of a subject."""
    before, told = "", ""
    for start, end, middle in blocks:
        lines = f"{start}{middle.replace(_END, end + start)}{end}"
        if start == before:
            told = "\n".join((*sorted((told + lines)[:-1].split("\n")), ""))
        else:
            yield told
            before, told = start, lines
    yield told


def _merged(runs: list[Iterator[list[Block]]]) -> Iterator[list[Block]]:
    """The blocks of sorted runs, which come in pieces, in order; what is said of one subject comes together."""
    waiting = [(piece, run) for run in runs if (piece := next(run, None))]
    while waiting:
        last = min(piece[-1][0] for piece, _ in waiting)
        ready: list[Block] = []
        left = []
        for piece, run in waiting:
            while piece[-1][0] <= last and (more := next(run, None)):
                piece += more  # noqa: PLW2901  # what else the run has of this subject, and of those before `last`
            cut = bisect_right(piece, last, key=itemgetter(0))
            ready += piece[:cut]
            if cut < len(piece):
                left.append((piece[cut:], run))
        waiting = left
        ready.sort()  # which finds the runs, and merges them
        yield ready


def _read(run: IO[bytes]) -> Iterator[list[Block]]:
    run.seek(0)
    while True:
        try:
            blocks: list[Block] = marshal.load(run)  # a file of ours, without a name
        except EOFError:
            return
        yield blocks


def nquads(graphs: Iterable[Triples]) -> bytes:
    """N-Quads, sorted."""
    with Sorter() as lines:
        for graph in graphs:
            lines.add(graph)
        return b"".join(lines.pieces())
