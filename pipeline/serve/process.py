"""One worker as the server sees it: started, given a task, killed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from pathlib import Path

from pipeline import jsonl
from pipeline.errors import SaysoError, SetupError
from pipeline.serve.lifeline import lifeline
from pipeline.serve.wire import Reply, Task, frame

_START = 60.0
"""Seconds in which a worker must have opened its store; half a second is usual."""


def environment() -> dict[str, str]:
    """The environment for processes of our own code, wherever this one found it."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path)}


async def run(module: str, *arguments: str) -> bytes:
    """What a module of ours writes to the standard output, run in a process of its own, for it takes all of a core.

    The process ends with the caller's task, and with this process if it calls `hold_on`. Raises `SaysoError` with what
    it wrote to the standard error, if it fails.
    """
    with lifeline() as life:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", module, *arguments),
            stdin=life,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=environment(),
            start_new_session=True,
        )
        try:
            said, why = await process.communicate()
        except BaseException:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
            raise
    if process.returncode:
        raise SaysoError(why.decode("utf-8", "replace").strip() or f"{module} failed")
    return said


class Worker:
    """A worker process. It does one task at a time."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, store: Path, memory: int) -> Worker:
        """A worker that has `store` open. Raises `SetupError` if it can't be started."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "pipeline.serve.worker", str(store), str(memory)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=environment(),
            start_new_session=True,  # Ctrl-C in the terminal is for the server
        )
        worker = cls(process)
        try:
            async with asyncio.timeout(_START):
                reply, _ = await worker.receive()
        except (TimeoutError, EOFError) as error:
            await worker.end()
            raise SetupError(f"a worker on {store} does not start") from error
        except BaseException:
            await worker.end()
            raise
        if reply.status != 200:
            await worker.end()
            raise SetupError(reply.why)
        return worker

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.returncode is None

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    @property
    def memory(self) -> int:
        """The bytes of memory that the process has for itself alone; 0 where the system does not tell."""
        try:
            _, resident, shared, *_ = Path(f"/proc/{self.pid}/statm").read_text("ascii").split()
        except OSError:
            return 0
        return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")

    async def do(self, task: Task) -> tuple[Reply, bytes]:
        """The reply to a task, and the answer. Raises `EOFError` if the process dies of it.

        Who stops waiting must end the worker: it would still be at work on this task.
        """
        stdin = self._process.stdin
        assert stdin is not None
        try:
            stdin.write(frame(task))
            await stdin.drain()
            return await self.receive()
        except ConnectionError as error:
            raise EOFError from error

    async def receive(self) -> tuple[Reply, bytes]:
        """The next reply, and its answer. Raises `EOFError` at the end."""
        stdout = self._process.stdout
        assert stdout is not None
        size = int.from_bytes(await stdout.readexactly(4), "big")
        reply = jsonl.decode(await stdout.readexactly(size), Reply)
        return reply, await stdout.readexactly(reply.size)

    async def end(self) -> None:
        """Kill the process, whatever it does, and wait until it is gone."""
        if self.alive:
            with contextlib.suppress(ProcessLookupError):
                os.kill(
                    self.pid, signal.SIGKILL
                )  # the process's own `kill` takes its status from asyncio, if it is dead
        if self._process.stdin is not None:
            self._process.stdin.close()
        await self._process.wait()
        # Its pipes, too: asyncio keeps one open while it holds bytes that nobody takes in, even that of a dead process.
        self._process._transport.close()  # type: ignore[attr-defined]
