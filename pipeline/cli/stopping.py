"""Ctrl-C, and a polite kill: a run stops where it is, and says how to go on."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import click


@contextmanager
def stoppable(said: Callable[[], str]) -> Iterator[None]:
    """End the command on SIGINT or SIGTERM, with what `said` gives, and 128 and the signal's number as exit code.

    What is under way is given up: files are whole or absent, a transaction is rolled back, worker processes end.
    """
    if threading.current_thread() is not threading.main_thread():  # signals are not for others
        yield
        return
    caught = signal.SIGINT

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal caught
        caught = signal.Signals(number)
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except KeyboardInterrupt:
        click.echo(said(), err=True)
        raise SystemExit(128 + caught) from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def at_once() -> Iterator[None]:
    """Let SIGINT end the process as the system does it: while the engine works, no Python runs that could end it. Only
    for what leaves nothing half-written.
    """
    handler = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or handler in (signal.SIG_IGN, None):
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
