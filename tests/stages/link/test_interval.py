"""Intervals of mixed precision."""

from __future__ import annotations

import pytest

from pipeline.stages.link.interval import Interval, common, overlap

DAY: Interval = ("2024-09-30", "2024-10-01")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (DAY, DAY, True),
        (DAY, ("2024-10-01", "2024-10-02"), False),
        (DAY, ("2024-09-30T23:00", "2024-10-01T06:00"), True),
        (DAY, ("2024-10-01T00:00:00+03:00", None), False),
        (("2023-10", None), DAY, True),
        ((None, "2024"), DAY, False),
    ],
)
def test_overlap(one: Interval, other: Interval, expected: bool) -> None:
    assert overlap(one, other) is overlap(other, one) is expected


@pytest.mark.parametrize(
    ("intervals", "expected"),
    [
        ([], (None, None)),
        ([DAY, ("2024-09-30T20:00", None)], ("2024-09-30T20:00", "2024-10-01")),
        ([("2024-10-03", "2024-10-04"), DAY], DAY),
    ],
)
def test_common(intervals: list[Interval], expected: Interval) -> None:
    assert common(intervals) == expected
    assert common(reversed(intervals)) == expected
