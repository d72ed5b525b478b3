"""How far a run is, on the standard error: bars on a terminal, now and then a line in a log."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

STEPS = {
    "parse": "reading seeds",
    "extract": "finding who says what",
    "meet": "comparing articles",
    "link": "joining articles",
    "build": "writing the graph",
    "view": "drawing the page",
    "gather": "gathering what is joined",
    "partition": "writing partitions",
    "digest": "comparing graphs (files)",
    "send": "sending graphs",
}
EVERY = 30.0
"""Seconds between two lines of a log."""

Told = Callable[[str, int, int | None], None]


def rate_words(per_second: float) -> str:
    """A rate as people say it.

    >>> rate_words(12.3), rate_words(1.5), rate_words(0.05)
    ('12/s', '1.5/s', '3.0/min')
    """
    if per_second >= 10:
        return f"{per_second:,.0f}/s"
    return f"{per_second:.1f}/s" if per_second >= 0.5 else f"{60 * per_second:.1f}/min"


class RateColumn(ProgressColumn):
    """How many things a second, or a minute."""

    def render(self, task: Task) -> Text:
        """The rate of late; of a finished step, that of the whole."""
        speed = task.finished_speed or task.speed
        return Text(rate_words(speed) if speed else "", style="progress.data.speed", justify="right")


class Bars:
    """Progress bars, one a step, with rate and time left."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            TextColumn("{task.description:28}"),
            BarColumn(),
            MofNCompleteColumn(),
            RateColumn(),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            console=console,
        )
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """Show that `done` of `total` are finished."""
        name = "publish" if step in {"build", "view"} else step
        if name not in self._tasks:
            self._tasks[name] = self._progress.add_task(STEPS[step], total=total)
        self._progress.update(self._tasks[name], completed=done, total=total, description=STEPS[step])

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Draw the bars as long as this lasts."""
        with self._progress:
            yield


class Lines:
    """A line of a log every half minute, and one at the end of each step that took as long."""

    def __init__(self, console: Console, clock: Callable[[], float] = time.monotonic) -> None:
        self._console = console
        self._clock = clock
        self._step = ""
        self._began = self._last = clock()
        self._first = 0

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """Tell that `done` of `total` are finished, if it is time to."""
        now = self._clock()
        if step != self._step:
            self._step, self._began, self._last, self._first = step, now, now, done
        if now - self._last < EVERY:
            return
        self._last = now
        rate = (done - self._first) / (now - self._began)
        told = f"{STEPS[step]}: {done:,}" + (f" of {total:,}" if total is not None else "")
        if rate:
            told += f" ({rate_words(rate)}"
            told += f", {(total - done) / rate / 60:,.0f} min left)" if total is not None else ")"
        self._console.print(told, soft_wrap=True)

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Nothing is to be drawn."""
        yield


class Counted:
    """Passes on what a run tells, and keeps how far each step was."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self.steps: dict[str, tuple[int, int | None]] = {}

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """`done` of `total` things of `step` are finished."""
        self.steps[step] = (done, total)
        self._told(step, done, total)


def bars_for(console: Console) -> Bars | Lines:
    """Bars where there is a terminal, lines elsewhere."""
    return Bars(console) if console.is_terminal else Lines(console)
