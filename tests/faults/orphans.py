"""Processes of a command that was killed outright must end by themselves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

GRACE = 60.0
"""Seconds in which all must have ended: on a busy machine one may still be starting."""


def descendants(process: int) -> set[int]:
    """The processes that a process has started, and those that they have."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            after = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(after[1]), []).append(int(path.parent.name))
    found: set[int] = set()
    queue = [process]
    while queue:
        more = children.get(queue.pop(), [])
        found.update(more)
        queue += more
    return found


def alive(process: int) -> bool:
    """Whether a process runs (one that is dead and not yet waited for does not)."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def left_by(arguments: Sequence[str], when: Callable[[set[int]], bool], timeout: float = 120.0) -> tuple[int, set[int]]:
    """Start ``sayso``, kill it when `when` says so of the processes it has; how many it had, and which are left."""
    process = subprocess.Popen(
        (sys.executable, "-m", "pipeline.cli", *arguments),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )
    until = time.monotonic() + timeout
    try:
        while not when(had := descendants(process.pid)) and process.poll() is None:
            assert time.monotonic() < until, "it took too long"
            time.sleep(0.02)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    until = time.monotonic() + GRACE
    while (left := {p for p in had if alive(p)}) and time.monotonic() < until:
        time.sleep(0.05)
    for stuck in left:
        os.kill(stuck, signal.SIGKILL)
    return len(had), left
