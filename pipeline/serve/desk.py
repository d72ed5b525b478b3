"""Where questions to the graph of a run are answered: from its newest store that is ready, and from that alone."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import replace
from pathlib import Path

from pipeline import jsonl
from pipeline.errors import SaysoError
from pipeline.graph.disk import Stamp, find, look
from pipeline.serve.limits import Limits
from pipeline.serve.pool import Pool
from pipeline.serve.process import run
from pipeline.serve.statistics import Statistics
from pipeline.serve.wire import Reply, Task

_EVERY = 1.0
"""Seconds between two looks at the file."""
_COUNTING = 120.0
"""Seconds in which a graph must be counted, once for each state."""
_AGAIN = 60.0
"""Seconds until what could not be used is tried again, though it looks the same: there may be more memory now."""
_RETIRING = 2
"""So many states that were replaced may still be answered from; a newer one waits. So processes are bounded."""
_log = logging.getLogger("sayso.serve")


class Desk:
    """Answers from the store of `file` (``graph.nq`` of a run), with workers. When the file has been replaced, the old
    store answers until one of the new content is ready; answers under way end on the old one.

    Shipped questions, which are quick, have one more worker where all are busy, so that no other query keeps them
    waiting; it is started at the first need.
    """

    def __init__(self, file: Path, home: Path, store: Path, limits: Limits) -> None:
        self.limits = limits
        self._file, self._home = file, home
        self._pool, self._reserve = self._pools(store)
        self._looked = 0.0
        self._failed: tuple[Stamp, float] | None = None
        self._renewing: asyncio.Task[None] | None = None
        self._retiring: set[asyncio.Task[None]] = set()
        self._counts: asyncio.Task[Statistics] | None = None

    async def start(self) -> None:
        """Start the workers. Raises `SetupError` if they can't be started."""
        await self._pool.start()

    async def stop(self) -> None:
        """End all that runs, at once."""
        running = [task for task in (self._renewing, self._counts, *self._retiring) if task is not None]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await self._pool.stop()
        await self._reserve.stop()

    @property
    def state(self) -> str:
        """What tells the state of the graph that answers come from: equal for equal content."""
        return self._pool.store.name

    @property
    def workers(self) -> frozenset[int]:
        """The ids of the processes that answer."""
        return self._pool.workers | self._reserve.workers

    async def do(self, task: Task, seconds: float | None = None) -> tuple[Reply, bytes]:
        """The answer to a task, as by `Pool.do`."""
        self._look()
        pool = self._reserve if task.kind == "question" and self._pool.busy else self._pool
        return await pool.do(task, seconds)

    async def statistics(self) -> Statistics:
        """What is in the graph; counted once for each state. Raises `RefusedError` as `do` does."""
        self._look()
        if self._counts is None or (self._counts.done() and (self._counts.cancelled() or self._counts.exception())):
            self._counts = asyncio.get_running_loop().create_task(self._count(self._pool))
        return await asyncio.shield(self._counts)

    async def _count(self, pool: Pool) -> Statistics:
        _, body = await pool.do(Task("statistics"), _COUNTING)
        return jsonl.decode(body, Statistics)

    def _pools(self, store: Path) -> tuple[Pool, Pool]:
        reserve = Pool(store, replace(self.limits, workers=1))
        reserve.start_later()
        return Pool(store, self.limits), reserve

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        if loop.time() - self._looked < _EVERY or (self._renewing is not None and not self._renewing.done()):
            return
        self._looked = loop.time()
        if len(self._retiring) >= _RETIRING:
            return
        with contextlib.suppress(OSError):  # it is gone: what was there is still answered from
            if find(self._file, self._home) != self._pool.store and not self._in_vain(look(self._file)):
                self._renewing = loop.create_task(self._renew())

    def _in_vain(self, seen: Stamp) -> bool:
        return self._failed is not None and self._failed[0] == seen and self._looked < self._failed[1]

    async def _renew(self) -> None:
        loop = asyncio.get_running_loop()
        gone = not self._pool.store.is_dir()  # it was damaged, or somebody has deleted it
        seen = look(self._file)
        try:
            pool, reserve = self._pools(await self._make())
            if pool.store == self._pool.store and not gone:
                return
            await pool.start()
        except (SaysoError, OSError) as error:
            _log.error("the graph has changed, and its new state can't be used: %s", error)
            self._failed = seen, loop.time() + _AGAIN
            return
        old = self._pool, self._reserve
        self._pool, self._reserve, self._counts = pool, reserve, None
        retiring = loop.create_task(_retire(*old))
        self._retiring.add(retiring)
        retiring.add_done_callback(self._retiring.discard)

    async def _make(self) -> Path:
        """The store of the file as it is now, made by another process. Raises `SaysoError`."""
        said = await run("pipeline.serve.maker", str(self._file), str(self._home))
        return Path(said.decode("utf-8"))


async def _retire(*pools: Pool) -> None:
    await asyncio.gather(*(pool.retire() for pool in pools))
