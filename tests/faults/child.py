"""Commands in forked children, where they can be killed at a chosen instant or lack something.

A fork has all modules and the parser at hand, so a command takes tenths of a second.
"""

from __future__ import annotations

import io
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pipeline.extract
from pipeline import placing
from pipeline.cli import COMMANDS, main
from pipeline.nlp.spacy_parser import SpacyParser
from pipeline.options import Options
from pipeline.run import run
from pipeline.seeds import find_seeds
from tests.faults.world import write_seeds

TIMEOUT = 120.0
"""Seconds in which a command must have ended."""
Prepare = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit status (that of a signal is negative, 124 where it hung), what it wrote, and how
    many seconds of a processor it used.
    """

    status: int
    said: str
    seconds: float

    @property
    def told(self) -> bool:
        """Whether it failed with a message instead of a traceback."""
        return self.status in (1, 2, 3) and bool(self.said.strip()) and "Traceback" not in self.said


@cache
def ready() -> None:
    """Load all that commands need, once."""
    parser = SpacyParser()
    setattr(pipeline.extract, "SpacyParser", lambda model: parser)  # noqa: B010
    for module, _ in COMMANDS.values():
        import_module(f"pipeline.cli.{module}")
    placing.PATIENCE = 0.2
    with tempfile.TemporaryDirectory() as folder:  # what is loaded when it is first needed is at hand afterwards
        write_seeds(Path(folder) / "seeds")
        run(find_seeds([folder]), Path(folder) / "out", Options(attributor="rules"))


def command(arguments: Sequence[str | Path], log: Path, prepare: Prepare = lambda: None) -> Ended:
    """Run ``sayso`` with these arguments in a child, after `prepare` there."""

    def work() -> None:
        main([str(argument) for argument in arguments], prog_name="sayso")

    return forked(work, log, prepare)


def forked(work: Callable[[], object], log: Path, prepare: Prepare = lambda: None, kill: float | None = None) -> Ended:
    """Run `work` in a child, after `prepare` there; with `kill`, it is killed when it has used so many seconds of a
    processor, so that the moment does not hang on what else the machine does.
    """
    ready()
    threads = [path.read_text().strip() for path in Path("/proc/self/task").glob("*/comm")]
    if any(name.startswith("rocksdb") for name in threads):
        raise RuntimeError("this process had a store on disk: a fork lacks the store's threads, and waits for them")
    sys.stdout.flush()
    sys.stderr.flush()
    started = time.monotonic()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forks beside threads; ours do nothing meanwhile
        child = os.fork()
    if child == 0:
        _child(work, log, prepare)
    while True:
        gone, status, used = os.wait4(child, os.WNOHANG)
        if gone:
            break
        late = time.monotonic() > started + TIMEOUT
        if late or (kill is not None and _used(child) > kill):
            os.kill(child, signal.SIGKILL)
            _, status, used = os.wait4(child, 0)
            if late:
                return Ended(124, f"it hangs: {log.read_text('utf-8', 'replace')}", TIMEOUT)
            break
        time.sleep(0.001)
    seconds = used.ru_utime + used.ru_stime
    return Ended(os.waitstatus_to_exitcode(status), log.read_text("utf-8", "replace"), seconds)


def _used(process: int) -> float:
    """For how many seconds the first thread of a process has run."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e9
    except (OSError, IndexError):
        return 0.0


def _child(work: Callable[[], object], log: Path, prepare: Prepare) -> None:
    status = 70
    try:
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        for stream in (1, 2):
            os.dup2(handle, stream)
        sys.stdout, sys.stderr = (io.TextIOWrapper(os.fdopen(n, "wb", closefd=False)) for n in (1, 2))
        prepare()
        work()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:
        traceback.print_exc()
    finally:
        for out in (sys.stdout, sys.stderr):
            try:
                out.flush()
            except (OSError, ValueError):
                status = status or 120
        os._exit(status)


class Fuse:
    """Kills the process at the `at`-th operation that something outside it can see: before it, or with `torn` when half
    of what a file should hold is on the disk. With a count file it only counts them.
    """

    def __init__(self, at: int, torn: bool = False, count: Path | None = None) -> None:
        self._at, self._torn, self._count, self._done = at, torn, count, 0

    def burn(self, handle: int | None = None) -> None:
        """One more operation begins."""
        self._done += 1
        if self._count is not None:
            self._count.write_text(str(self._done))
        elif self._done == self._at:
            if self._torn and handle is not None:
                os.ftruncate(handle, os.fstat(handle).st_size // 2)
            os.kill(os.getpid(), signal.SIGKILL)

    def lay(self) -> None:
        """Put the fuse into the operations of this process."""
        for name in ("replace", "rename", "unlink", "rmdir", "mkdir"):
            setattr(os, name, self._before(getattr(os, name)))
        sync = os.fsync

        def fsync(handle: int) -> None:
            self.burn(handle)
            sync(handle)

        os.fsync = fsync  # type: ignore[assignment]
        fuse = self

        class Connection(sqlite3.Connection):
            def execute(self, statement: str, *more: Any) -> sqlite3.Cursor:
                if statement.startswith(("BEGIN", "COMMIT", "INSERT INTO made", "DROP")):
                    fuse.burn()
                return super().execute(statement, *more)

        connect = sqlite3.connect
        sqlite3.connect = lambda *a, **k: connect(*a, factory=Connection, **k)  # type: ignore[assignment]

    def _before(self, work: Callable[..., Any]) -> Callable[..., Any]:
        def inner(*arguments: Any, **named: Any) -> Any:
            self.burn()
            return work(*arguments, **named)

        return inner


def copied(source: Path, target: Path) -> Path:
    """A copy of a folder in the place of another one."""
    shutil.rmtree(target, ignore_errors=True)
    if source.exists():
        shutil.copytree(source, target, symlinks=True)
    return target
