"""Years of dates that stand without one. Publication: Tuesday 1 October 2024."""

from __future__ import annotations

import pytest

from pipeline.stages.times.anchor import Anchor
from pipeline.stages.times.tense import Direction

NEWS = Anchor.of("2024-10-01")


@pytest.mark.parametrize(
    ("month", "day", "way", "expected"),
    [
        (9, 29, "past", 2024),
        (1, 6, "past", 2024),
        (12, 5, "past", None),  # "was to end on December 5"
        (12, 5, "future", 2024),
        (1, 20, "future", 2025),
        (9, 20, "future", None),
        (11, 5, None, 2024),
        (1, 6, None, None),
        (10, None, "past", 2024),
        (10, None, "future", 2024),
        (2, 30, "past", None),
    ],
)
def test_year_in_news(month: int, day: int | None, way: Direction | None, expected: int | None) -> None:
    assert NEWS.year_of(month, day, way) == expected


@pytest.mark.parametrize("published", [None, "", "2024", "2024-10", "yesterday", "2024-02-31", "99999-01-01"])
def test_no_year_without_a_day_of_publication(published: str | None) -> None:
    assert Anchor.of(published).year_of(9, 29, "past") is None
    assert Anchor.of(published).today is None
