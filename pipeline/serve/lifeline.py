"""A process that ends when the one that started it does, in whatever way that ends."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Iterator


@contextlib.contextmanager
def lifeline() -> Iterator[int]:
    """The standard input for a process that is to live no longer than this block and this process (`hold_on`)."""
    theirs, ours = os.pipe()
    try:
        yield theirs
    finally:
        os.close(theirs)
        os.close(ours)


def hold_on() -> None:
    """End this process as soon as the standard input ends, whatever it does then."""

    def wait() -> None:
        while os.read(sys.stdin.fileno(), 1):
            pass
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
