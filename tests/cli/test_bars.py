"""What a log is told of a run."""

from __future__ import annotations

import io

from rich.console import Console

from pipeline.cli.bars import Lines


def test_a_log_gets_a_line_now_and_then() -> None:
    told, now = io.StringIO(), [0.0]
    lines = Lines(Console(file=told, width=200), lambda: now[0])
    for done in range(0, 1001, 10):
        lines("extract", done, 1000)
        now[0] += 2
    text = told.getvalue().splitlines()
    assert text[0] == "finding who says what: 150 of 1,000 (5.0/s, 3 min left)"
    assert len(text) == 6


def test_a_short_run_tells_nothing() -> None:
    told = io.StringIO()
    lines = Lines(Console(file=told), lambda: 0.0)
    for step in ("parse", "extract", "link", "build"):
        lines(step, 1, 1)
    assert told.getvalue() == ""
