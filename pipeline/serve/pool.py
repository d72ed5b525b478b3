"""Workers on one store: who is free does the next task, who takes too long is killed and replaced."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from pathlib import Path

from pipeline.errors import SaysoError
from pipeline.serve.limits import Limits
from pipeline.serve.process import Worker
from pipeline.serve.refused import RefusedError
from pipeline.serve.wire import Reply, Task
from pipeline.serve.worker import TOO_MUCH

_log = logging.getLogger("sayso.serve")


class Pool:
    """A fixed number of workers on one store. Each answer comes from that store as a whole."""

    def __init__(self, store: Path, limits: Limits) -> None:
        self.store = store
        self._limits = limits
        self._free: asyncio.Queue[Worker | None] = (
            asyncio.Queue()
        )  # None: a place without a worker, as yet or since it died
        self._all: set[Worker] = set()
        self._mending: set[asyncio.Task[None]] = set()
        self._waiting = 0

    async def start(self) -> None:
        """Start the workers. Raises `SetupError` if they can't be started."""
        started = await asyncio.gather(*(self._new() for _ in range(self._limits.workers)), return_exceptions=True)
        for worker in started:
            if isinstance(worker, BaseException):
                await self.stop()
                raise worker
            self._free.put_nowait(worker)

    def start_later(self) -> None:
        """Start each worker when it is first needed."""
        for _ in range(self._limits.workers):
            self._free.put_nowait(None)

    @property
    def busy(self) -> bool:
        """Whether a task would have to wait now."""
        return self._free.empty()

    @property
    def workers(self) -> frozenset[int]:
        """The ids of the processes."""
        return frozenset(worker.pid for worker in self._all)

    async def do(self, task: Task, seconds: float | None = None) -> tuple[Reply, bytes]:
        """The answer to a task, within `seconds` (those of the limits if none are given) from when a worker is free.

        Raises `RefusedError`: 503 where all are busy for too long, 504 for a query that takes too long, 422 for one
        that takes too much memory, and what the worker has against the task. If the caller is cancelled, the query is
        stopped.
        """
        seconds = seconds or self._limits.seconds
        worker = await self._claim()
        try:
            async with asyncio.timeout(seconds):
                reply, body = await worker.do(task)
        except TimeoutError:
            self._mend(worker)
            raise RefusedError(
                504,
                f"The query took longer than {seconds:g} seconds and was stopped. Make it narrower, or start the server"
                " with a larger --timeout.",
            ) from None
        except EOFError:
            self._mend(worker)
            raise RefusedError(422, f"{TOO_MUCH} Or it is nested too deeply: the worker that ran it died.") from None
        except BaseException:
            self._mend(worker)
            raise
        if worker.memory > self._limits.kept:
            self._mend(worker)  # the engine gives little of it back
        else:
            self._free.put_nowait(worker)
        if reply.status == 500:
            _log.error("a worker failed: %s", reply.why)
            raise RefusedError(500, "The server failed at this query; its terminal says why.")
        if reply.status != 200:
            raise RefusedError(reply.status, reply.why)
        return reply, body

    async def stop(self) -> None:
        """End all workers at once, and what they do."""
        for mending in list(self._mending):
            mending.cancel()
        await asyncio.gather(*self._mending, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in list(self._all)))
        self._all.clear()

    async def retire(self) -> None:
        """Let the tasks that were given end, then end the workers."""
        for _ in range(self._limits.workers):
            await self._free.get()
        await self.stop()

    async def _claim(self) -> Worker:
        if self._waiting >= self._limits.queue and self._free.empty():
            raise self._busy()
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.wait):
                worker = await self._free.get()
        except TimeoutError:
            raise self._busy() from None
        finally:
            self._waiting -= 1
        if worker is not None and worker.alive:
            return worker
        if worker is not None:
            self._all.discard(worker)
            await worker.end()
        try:
            return await self._new()
        except BaseException as error:
            self._free.put_nowait(None)
            if isinstance(error, SaysoError):
                _log.error("%s", error)
                raise RefusedError(500, "The server can't start a worker; its terminal says why.") from error
            raise

    def _busy(self) -> RefusedError:
        seconds = max(1, round(self._limits.seconds))
        why = f"All workers are busy and others wait; try again in {seconds} seconds."
        return RefusedError(503, why, {"Retry-After": str(seconds)})

    async def _new(self) -> Worker:
        worker = await Worker.start(self.store, self._limits.memory)
        self._all.add(worker)
        return worker

    def _mend(self, worker: Worker) -> None:
        """Kill a worker and put another in its place, without keeping anyone waiting for that."""

        async def mend() -> None:
            replaced: Worker | None = None
            try:
                await worker.end()
                self._all.discard(worker)
                with contextlib.suppress(SaysoError):
                    replaced = await self._new()
            finally:
                self._free.put_nowait(replaced)

        mending = asyncio.get_running_loop().create_task(mend())
        self._mending.add(mending)
        mending.add_done_callback(self._mending.discard)
