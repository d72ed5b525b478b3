"""Times in words."""

from __future__ import annotations

import pytest

from pipeline.view.when import interval_words, published_words


@pytest.mark.parametrize(
    ("begin", "finish", "words"),
    [
        (None, None, ""),
        ("2024-09-30", "2024-10-01", "30 September 2024"),
        ("2024-09-28", "2024-09-30", "28 September 2024 to 29 September 2024"),
        ("2024-02-01", "2024-03-01", "February 2024"),
        ("2023-01-01", "2024-01-01", "2023"),
        ("2010-01-01", "2020-01-01", "2010 to 2019"),
        ("2023-10-01", None, "from 1 October 2023 on"),
        (None, "2023-10-01", "before 1 October 2023"),
        ("2024-09-30T18:00", "2024-10-01T00:00", "30 September 2024, 18:00 to the end of the day"),
        ("2024-09-30", "2024-09-30T06:00", "30 September 2024, until 06:00"),
        ("2024-09-30T00:00", "2024-09-30T06:00", "30 September 2024, until 06:00"),
        ("2024-09-29", "2024-09-30T06:00", "29 September 2024 to 30 September 2024, 06:00"),
        ("2024-09-30T07:06", "2024-09-30T07:07", "30 September 2024, 07:06"),
        ("2024-09-30T23:59", "2024-10-01T00:00", "30 September 2024, 23:59"),
        ("2024-09-30T00:00", "2024-10-01T00:00", "30 September 2024"),
        ("2024-09-30T18:00", "2024-10-02T00:00", "30 September 2024, 18:00 to the end of 1 October 2024"),
        ("2024", "2025", "2024"),
        ("2024-09", "2024-11", "September to October 2024"),
        ("2024-12-01", "2025-01-01", "December 2024"),
        ("0000-00-00", "0000-00-01", "0000-00-00 to before 0000-00-01"),
        ("soon", "later", "soon to before later"),
        ("2024-13-01", "2024-14-01", "2024-13-01 to before 2024-14-01"),
    ],
)
def test_interval_words(begin: str | None, finish: str | None, words: str) -> None:
    assert interval_words(begin, finish) == words


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2024", "2024"),
        ("2024-10-01", "1 October 2024"),
        ("2024-10-01T23:31", "1 October 2024, 23:31 (time zone not given)"),
        ("2024-10-01T23:31+03:00", "1 October 2024, 23:31+03:00"),
        ("", ""),
        ("yesterday", "yesterday"),
    ],
)
def test_published_words(published: str, words: str) -> None:
    assert published_words(published) == words
