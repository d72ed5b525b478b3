"""Readers fed with cases, and what came of them counted."""

from __future__ import annotations

import random
import resource
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

HANGS = 60
"""Seconds of the processor after which a case is taken for one that never ends."""
SLOW = 20
"""Seconds of the processor that no case of this size may take."""
GROWTH = 700
"""Megabytes that no case of this size may add to what the process has held."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What is fed: `make` gives a case, `feed` gives it to the reader and asserts what must hold; it returns whether
    anything was accepted. `share` is how often it has its turn beside the others.
    """

    name: str
    make: Callable[[random.Random], bytes]
    feed: Callable[[bytes], bool]
    share: int = 4


@dataclass(slots=True)
class Count:
    """Of one reader. `failures` names each kind of failure once, with the number of the case that showed it first."""

    cases: int = 0
    accepted: int = 0
    failed: int = 0
    slowest: float = 0.0
    failures: dict[str, str] = field(default_factory=dict)


class HangError(Exception):
    """A case that takes too long."""


@contextmanager
def _limited() -> Iterator[None]:
    def ring(*_: object) -> None:
        raise HangError(f"no end after {HANGS} s")

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, HANGS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def case_of(reader: Reader, seed: int, number: int) -> bytes:
    """The case with a number: the same on every machine."""
    return reader.make(random.Random(f"{reader.name} {seed} {number}"))


def feed(reader: Reader, data: bytes, count: Count, name: str, keep: Path | None) -> None:
    """Give one case to a reader and count what came of it; what failed is kept in the folder `keep`."""
    if keep is not None:  # if the process is killed by it, it is there
        keep.mkdir(parents=True, exist_ok=True)
        (keep / "last").write_bytes(data)
        (keep / "last.name").write_text(f"{reader.name} {name}\n")
    count.cases += 1
    memory, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    try:
        with _limited():
            accepted = reader.feed(data)
        taken = time.process_time() - started
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) // 1024
        assert taken < SLOW, f"{taken:.0f} s"
        assert grown < GROWTH, f"{grown} MB"
        count.slowest = max(count.slowest, taken)
        count.accepted += accepted
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | GeneratorExit):
            raise
        count.failed += 1
        frames = [f"{Path(f.filename).name}:{f.lineno}" for f in traceback.extract_tb(error.__traceback__)]
        kind = f"{type(error).__name__} at {' < '.join(frames[:-4:-1])}"
        if kind not in count.failures:
            count.failures[kind] = f"{name}: {str(error)[:300]}"
            if keep is not None:
                (keep / f"{reader.name}-{name}").write_bytes(data)


def run(
    readers: list[Reader], seed: int, cases: int | None = None, seconds: float | None = None, keep: Path | None = None
) -> dict[str, Count]:
    """Feed the readers in turn: `cases` times its share each, or as many as fit into `seconds`."""
    counts = {reader.name: Count() for reader in readers}
    ends = None if seconds is None else time.monotonic() + seconds
    turn = 0
    while (cases is None or turn < cases) and (ends is None or time.monotonic() < ends):
        for reader in readers:
            for part in range(reader.share):
                number = turn * reader.share + part
                feed(reader, case_of(reader, seed, number), counts[reader.name], f"{seed}-{number}", keep)
        turn += 1
    return counts


def table(counts: dict[str, Count]) -> str:
    """The counts as lines."""
    rows = [f"{'reader':14}{'cases':>9}{'accepted':>10}{'rejected':>10}{'failed':>8}{'slowest':>9}"]
    for name, count in counts.items():
        rejected = count.cases - count.accepted - count.failed
        line = f"{name:14}{count.cases:>9}{count.accepted:>10}{rejected:>10}{count.failed:>8}{count.slowest:>8.2f}s"
        rows += [line, *(f"    {kind}\n        {first}" for kind, first in count.failures.items())]
    return "\n".join(rows)
