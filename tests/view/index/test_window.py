"""Intervals of mixed precision and the days that are asked for."""

from __future__ import annotations

import pytest

from pipeline.view.index.window import Clock, Window, meets


@pytest.mark.parametrize(
    ("first", "last", "clock", "begin", "finish", "met"),
    [
        ("2024-10-01", "2024-10-01", "happened", "2024-10-01", "2024-10-02", True),
        ("2024-10-02", "2024-10-02", "happened", "2024-10-01", "2024-10-02", False),
        ("2024-10-02", "", "happened", "2024-10-01", "2024-10-02T00:00:00", False),
        ("2024-10-02", "", "happened", "2024-10-01", "2024-10-02T06:00", True),
        ("", "2024-09-30", "happened", "2024-10-01", None, False),
        ("2024-12-01", "", "happened", "2024-10-01", None, True),  # from then on
        ("2024-12-01", "", "said", None, "2024-10-01", False),
        ("2023", "2023", "happened", None, "2024-10-01", True),
        ("2024-10-15", "2024-10-15", "happened", "2024", "2025", True),
        ("2024", "", "happened", None, None, False),
        ("2024-10-01", "2024-10-01", "published", "2024-10-01T23:31", None, True),
        ("2024-10-02", "", "published", "2024-10-01T23:31", None, False),
        ("2024-10-02", "", "published", "2024-10", None, True),  # some day of that month
        ("", "2024-10-02", "published", None, None, False),
    ],
)
def test_meets(first: str, last: str, clock: Clock, begin: str | None, finish: str | None, met: bool) -> None:
    assert meets(Window(first, last, clock), begin, finish) is met
