"""What a server weighs: its processes, their memory and their open files, as Linux tells them."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Burden:
    """Of a process and all that it has started: how many they are, bytes of memory (what several have in common is
    counted once), open files of the first.
    """

    processes: int
    memory: int
    files: int


def tree(pid: int) -> list[int]:
    """A process and all that it has started, and they."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += map(int, task.read_text("ascii").split())
            except OSError:
                continue
    return found


def burden(pid: int) -> Burden:
    """That of a process now."""
    pids = tree(pid)
    return Burden(len(pids), sum(map(_memory, pids)), _files(pid))


@contextmanager
def most(pid: int, every: float = 0.2) -> Iterator[list[Burden]]:
    """The most of each while the block runs: the list holds it at the end."""
    found = [burden(pid)]
    done = threading.Event()

    def watch() -> None:
        while not done.wait(every):
            seen = burden(pid)
            found[0] = Burden(*(max(getattr(found[0], name), getattr(seen, name)) for name in Burden.__slots__))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield found
    finally:
        done.set()
        thread.join()


def settled(pid: int, wanted: Burden, seconds: float) -> Burden:
    """That of a process when none of it is above what is wanted any more; or at the end of some seconds."""
    until = time.monotonic() + seconds
    while True:
        seen = burden(pid)
        if all(getattr(seen, name) <= getattr(wanted, name) for name in Burden.__slots__) or time.monotonic() > until:
            return seen
        time.sleep(0.2)


def _memory(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:")), 0)


def _files(pid: int) -> int:
    try:
        return len(list(Path(f"/proc/{pid}/fd").iterdir()))
    except OSError:
        return 0
