"""Bring a graph store to what files of N-Quads hold, graph by graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from pipeline.errors import FormatError
from pipeline.push.client import GraphStore
from pipeline.push.piles import Piles
from pipeline.push.remembered import SEVERAL, Remembered
from pipeline.push.source import Quads


class Progress(Protocol):
    """Told how far it is."""

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """`done` of `total` things of a step (``digest``: files; ``send``: graphs) are finished."""
        ...


def silent(step: str, done: int, total: int | None) -> None:
    """A `Progress` that shows nothing."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """How many graphs were sent and deleted (in a dry run: would be), and how many were as they are. `renewed` tells
    that the server had lost what was sent before, so that all was sent again. `sent` and `deleted` name them in a dry
    run.
    """

    sends: int
    deletes: int
    unchanged: int
    renewed: bool = False
    sent: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()


def push(
    files: Sequence[Quads],
    to: GraphStore,
    remembered: Remembered,
    everything: bool = False,
    dry_run: bool = False,
    parallel: int = 4,
    progress: Progress = silent,
) -> Pushed:
    """Send the graphs in `files` that are not known to be at the address as they are (`everything`: all), and delete
    those that were sent before and are in no file any more. Other graphs at the address are left alone.

    A graph is replaced as a whole, several at a time; what was sent is remembered graph by graph, so that a push that
    fails or is killed is carried on by the next one. In memory there are some lines of the graphs, not the graphs.

    Raises `SaysoError` naming the address and the remedy where the server refuses or can't be reached.
    """
    with remembered.alone():
        for number, file in enumerate(files):
            progress("digest", number, len(files))
            remembered.see(file.graphs().items(), number)
        progress("digest", len(files), len(files))
        renewed = not (everything or dry_run) and (known := remembered.settled()) is not None and to.has(known) is False
        graphs, same = remembered.counts()
        if everything or renewed:
            same = 0
        gone = remembered.gone()
        if dry_run:
            sent = remembered.names() if everything else remembered.changed()
            return Pushed(graphs - same, len(gone), same, False, tuple(sent), tuple(gone))
        remembered.doubt(everything or renewed)
        work = _Work(to, remembered, parallel, progress, graphs - same + len(gone))
        with work.under_way():
            for number, file in enumerate(files):
                work.send([file], remembered.changed(number))
            work.send(files, remembered.changed(SEVERAL))
            work.delete(gone)
    return Pushed(graphs - same, len(gone), same, renewed)


class _Work:
    """Requests in some threads; what is remembered is written by the one that called us."""

    def __init__(self, to: GraphStore, remembered: Remembered, parallel: int, progress: Progress, total: int) -> None:
        self._to, self._remembered, self._progress = to, remembered, progress
        self._pool = ThreadPoolExecutor(parallel)
        self._done, self._total = 0, total

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """Ends the threads, however it ends; where something failed, so do the requests that have begun."""
        self._progress("send", 0, self._total)
        try:
            yield
        except BaseException:
            self._to.abort()
            raise
        finally:
            self._pool.shutdown(cancel_futures=True)

    def send(self, files: Sequence[Quads], graphs: Sequence[str]) -> None:
        """Send graphs that stand in `files`."""
        if not graphs:
            return
        with self._remembered.drafts() as folder:
            piles = Piles(folder, graphs)
            for file in files:
                for graph, line in file.lines():
                    piles.add(graph, line)
            piles.flush()
            held = {graph: piles.digest(graph) for graph in graphs}
            if any(self._remembered.seen(graph) != found for graph, found in held.items()):
                raise FormatError(f"{files[0].name}: it was written to while it was read; push again")
            asked = {self._pool.submit(self._to.put, graph, piles.path(graph)): graph for graph in graphs}
            for future in self._finished(asked):
                self._remembered.keep(asked[future], held[asked[future]])

    def delete(self, graphs: Sequence[str]) -> None:
        """Delete graphs."""
        asked = {self._pool.submit(self._to.delete, graph): graph for graph in graphs}
        for future in self._finished(asked):
            self._remembered.forget(asked[future])

    def _finished(self, asked: Iterable[Future[None]]) -> Iterator[Future[None]]:
        """Each request as soon as it is done. Raises what the first one raises that fails."""
        for future in as_completed(asked):
            future.result()
            yield future
            self._done += 1
            self._progress("send", self._done, self._total)
