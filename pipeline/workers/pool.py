"""A pool of processes that outlives the death of one of them, and that never has more to do than it can hold."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sized
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import connection, get_context, parent_process
from threading import Thread
from typing import TypeVar

from pipeline.errors import SetupError
from pipeline.garbage import look_seldom
from pipeline.nlp.threads import threads_pinned
from pipeline.workers.backend import Lost

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 4
"""How many things a worker may have waiting: enough to keep it busy, few enough to hold in memory."""
TRIES = 2
"""How many processes may die of one thing, each with nothing else to do, before it is given up; and before they have
begun, so that it is nothing's fault.
"""
DIED = (
    "the process that worked on it died twice, most likely for want of memory;"
    " run it again with fewer --workers, or leave it out"
)
UNREADY = (
    "the processes that read articles end before they have begun: most likely there is not enough memory for the"
    " models, and fewer --workers help; a Python program that starts workers does so under: if __name__ == '__main__'"
)


class Pool:
    """`workers` processes, started when first needed, ended by `close`. `prepare` is called in each, with `given`."""

    def __init__(self, workers: int, prepare: Callable[[T], None], given: T) -> None:
        self._workers = workers
        self._start = (prepare, given)
        self._pool: ProcessPoolExecutor | None = None

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R | Lost]:
        """As `each`, in the order of the items."""
        early: dict[int, R | Lost] = {}
        due = 0
        for number, result in self.each(function, items, early):
            early[number] = result
            while due in early:
                yield early.pop(due)
                due += 1

    def each(self, function: Callable[[T], R], items: Iterable[T], held: Sized = ()) -> Iterator[tuple[int, R | Lost]]:
        """The results, each with the number of its item, as soon as they are there. Items are taken a bounded number
        ahead of the results; those in `held` count as well.

        What a function raises is raised here. Where a process dies, what was under way is tried again, one at a time;
        what another two processes die of is `Lost`. Raises `SetupError` where processes die that had nothing to do.
        """
        numbered = enumerate(items)
        running: dict[Future[R], tuple[int, T]] = {}
        while True:
            broken: list[tuple[int, T]] = []
            room = max(self._workers * AHEAD - len(running) - len(held), 0 if running else 1)
            for work in islice(numbered, room):
                try:
                    running[self._submit(function, work[1])] = work
                except BrokenProcessPool:
                    broken.append(work)
                    break
            if not running and not broken:
                return
            done = wait(running, return_when=FIRST_COMPLETED).done if running else set()
            for future in sorted(done, key=lambda f: running[f][0]):
                work = running.pop(future)
                try:
                    result = future.result()
                except BrokenProcessPool:
                    broken.append(work)
                else:
                    yield work[0], result
            if broken:
                # All that was under way is lost with the pool, and what of it was the cause is not told.
                suspects = sorted([*broken, *running.values()], key=lambda work: work[0])
                running.clear()
                self.close()
                for number, item in suspects:
                    yield number, self._alone(function, item)
                self.close()

    @property
    def started(self) -> bool:
        """Whether the processes are there."""
        return self._pool is not None

    def _alone(self, function: Callable[[T], R], item: T) -> R | Lost:
        for _ in range(TRIES):
            if self._pool is None:
                self._begin_with_one()
            try:
                return self._submit(function, item).result()
            except BrokenProcessPool:
                self.close()
        return Lost(DIED)

    def _begin_with_one(self) -> None:
        for _ in range(TRIES):
            try:
                self._submit(_nothing, None, 1).result()
            except BrokenProcessPool:
                self.close()
            else:
                return
        raise SetupError(UNREADY)

    def _submit(self, function: Callable[[T], R], item: T, workers: int | None = None) -> Future[R]:
        if self._pool is None:
            # Spawned, not forked: a fork would copy locks of threads that libraries may have started.
            self._pool = ProcessPoolExecutor(workers or self._workers, get_context("spawn"), _begin, self._start)
            with threads_pinned(1):  # the processes start now; when `prepare` is called, it is too late
                return self._pool.submit(function, item)
        return self._pool.submit(function, item)

    def close(self) -> None:
        """End the processes, whatever they are at."""
        pool, self._pool = self._pool, None
        if pool is not None:
            processes = list((pool._processes or {}).values())
            for process in processes:
                process.terminate()  # their work is pure, and nothing of theirs is on disk
            pool.shutdown(wait=True, cancel_futures=True)


def _begin(prepare: Callable[[T], None], given: T) -> None:
    # Ctrl-C goes to all processes of a terminal; the parent ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        sentinel = parent.sentinel

        def leave_with_parent() -> None:
            connection.wait([sentinel])
            os._exit(1)

        # A run that is killed outright can't tell its workers; they must not live on.
        Thread(target=leave_with_parent, daemon=True).start()
    look_seldom()
    prepare(given)


def _nothing(_: object) -> None:
    """What is done by a process that is to show that it is there."""
