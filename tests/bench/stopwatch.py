"""How long each stage of a run takes, by the clock, without what it waits for in another stage."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from types import ModuleType
from typing import Any
from unittest import mock

Place = tuple[ModuleType | type, str, str]
"""Where a function is looked up, its name there, and the stage that its time counts for."""


class Stopwatch:
    """Seconds by stage. A stage that calls another stands still meanwhile.

    `clock` tells seconds; another than the real one is for tests.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self.seconds: dict[str, float] = {}
        self._clock = clock
        self._running: list[str] = []
        self._since = clock()

    @contextmanager
    def during(self, stage: str) -> Iterator[None]:
        """Count what happens inside for `stage`."""
        self._switch()
        self._running.append(stage)
        self.seconds.setdefault(stage, 0.0)
        try:
            yield
        finally:
            self._switch()
            self._running.pop()

    def _switch(self) -> None:
        now = self._clock()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = now

    def timed(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """`work`, counted for `stage`; what it yields, if it is a generator, is counted piece by piece."""

        @wraps(work)
        def call(*given: Any, **named: Any) -> Any:
            with self.during(stage):
                made = work(*given, **named)
            return self._pieces(stage, made) if isinstance(made, Iterator) else made

        return call

    def _pieces(self, stage: str, made: Iterator[Any]) -> Iterator[Any]:
        while True:
            with self.during(stage):
                try:
                    piece = next(made)
                except StopIteration:
                    return
            yield piece

    @contextmanager
    def over(self, places: tuple[Place, ...]) -> Iterator[None]:
        """Count every call of the functions at these places, as long as this lasts."""
        with ExitStack() as stack:
            for where, name, stage in places:
                stack.enter_context(mock.patch.object(where, name, self.timed(stage, getattr(where, name))))
            yield
