"""A store that is open for reading, and the lock that keeps it from being deleted."""

from __future__ import annotations

import os
import weakref
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

try:
    import fcntl
except ImportError:  # no advisory locks on this system: old stores are then never deleted
    fcntl = None  # type: ignore[assignment]


class Lock:
    """A shared lock on a file, until it is closed or forgotten. Raises `OSError` where it can't be had."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        self.close = weakref.finalize(self, os.close, self._handle)
        if fcntl is not None:
            fcntl.flock(self._handle, fcntl.LOCK_SH)


@dataclass(frozen=True, slots=True)
class Kept:
    """A store that is open for reading: in memory, or in `folder`, which nobody deletes while `lock` is there."""

    store: Store
    lock: Lock | None = None
    folder: Path | None = None
