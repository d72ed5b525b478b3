"""A command with all its processes: how long it takes, how much its processors work, and how much memory it has."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.5
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What a command took: seconds by the clock, seconds of processors, and bytes of memory at the most, those of all
    its processes together.
    """

    seconds: float
    worked: float
    memory: int


def watch(command: Sequence[str], limit: float = 3600) -> Watched:
    """Run a command. Raises `RuntimeError` with what it said where it fails, or takes longer than `limit` seconds."""
    began = time.perf_counter()
    peak, due = 0, began
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            if time.perf_counter() - began > limit:
                os.killpg(process.pid, 9)
            if time.perf_counter() > due:
                peak = max(peak, _memory(process.pid), most(process.pid))
                due = time.perf_counter() + EVERY
            time.sleep(0.01)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.stderr is not None
        told = process.stderr.read()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit code {process.returncode}: {told[-2000:]}")
    return Watched(seconds, usage.ru_utime + usage.ru_stime, peak)


def _memory(session: int) -> int:
    """The bytes that the processes of a session have for themselves, and their share of what they have in common."""
    return sum(_share(path) for path in Path("/proc").glob("[0-9]*") if _session(path) == session)


def most(process: int | str) -> int:
    """The most bytes that one process (a number, or ``self``) has held until now; 0 where the system does not tell. Not
    what Linux tells of resources, as `wait4` does: that counts the parent's, too.
    """
    try:
        return int(Path(f"/proc/{process}/status").read_text().partition("VmHWM:")[2].split()[0]) << 10
    except (OSError, IndexError):
        return 0


def _session(path: Path) -> int:
    try:
        return int((path / "stat").read_text().rpartition(") ")[2].split()[3])
    except OSError:
        return -1  # it has ended meanwhile


def _share(path: Path) -> int:
    try:
        lines = (path / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
