"""Stamps as outlets write them."""

import pytest

from pipeline.stages.parse.published import published_of, read_stamp

STAMPS = [
    ("1 Oct 2024 23:31", "2024-10-01T23:31"),
    ("Oct 1, 2024 11:31 PM ET", "2024-10-01T23:31-04:00"),
    ("January 5, 2024 at 7:04 p.m. ET", "2024-01-05T19:04-05:00"),
    ("2024-10-01T23:31:05Z", "2024-10-01T23:31+00:00"),
    ("2024-10-01 23:31:05+03:00", "2024-10-01T23:31+03:00"),
    ("2024-10-01T23:31+0530", "2024-10-01T23:31+05:30"),
    ("Published: 1st October 2024", "2024-10-01"),
    ("Tue, 01 Oct 2024 23:31:05 +0000", "2024-10-01T23:31+00:00"),
    ("10:20 GMT, 1 October 2024", "2024-10-01T10:20+00:00"),
    ("1 Oct 2024 1130 GMT", "2024-10-01T11:30+00:00"),
    ("Mon 1 Oct 2024 12.30 BST", "2024-10-01T12:30+01:00"),
    ("Sept. 5, 2023 | 7 a.m.", "2023-09-05T07:00"),
    ("1 October 2024 12:15 AM", "2024-10-01T00:15"),
    ("Friday August 2, 2013 @ 8:13am PDT", "2013-08-02T08:13-07:00"),
    ("December 10, 2013", "2013-12-10"),
    ("Monday, May 18, 2015", "2015-05-18"),
    ("May 2015", "2015-05"),
    ("31/10/2024", "2024-10-31"),
    ("10/10/2024", "2024-10-10"),
    ("Published 1 Oct 2024 10:00 | Updated 2 Oct 2024 11:00", "2024-10-01T10:00"),
    # IST is Indian, Irish or Israeli: the zone stays unknown.
    ("1 October 2024, 08:15 IST", "2024-10-01T08:15"),
]
UNKNOWN_DAY = [
    "03/04/2024",  # 3 April or 4 March
    "8/2/13 at 1:30 PM",
    "2024-13-45",
    "31 February 2024",
    "0000-01-01",
    "9999-12-31",
    "Updated 3:15 p.m., Jan. 5, 2024",
    "Last updated: October 2, 2024",
    "23:31 GMT",
]
NO_STAMP = [
    "May",
    "In 2015 troops left.",
    "He left at 10:20",
    "5 hours ago",
    "1,200",
    "He was born on 1 May 1990",
    "",
    "-",
]


@pytest.mark.parametrize(("line", "published"), STAMPS)
def test_a_stamp_keeps_its_precision_and_zone(line: str, published: str) -> None:
    stamp = read_stamp(line)
    assert stamp is not None
    assert stamp.published == published
    assert published_of(line) == published


@pytest.mark.parametrize("line", UNKNOWN_DAY)
def test_a_stamp_without_certain_day_of_publication(line: str) -> None:
    stamp = read_stamp(line)
    assert stamp is not None
    assert stamp.day is None
    assert published_of(line) is None


@pytest.mark.parametrize("line", NO_STAMP)
def test_no_stamp(line: str) -> None:
    assert read_stamp(line) is None


@pytest.mark.parametrize("field", ["2024-10-01T00:00:00", "2024-10-01T00:00:00.000Z", "2024-10-01 00:00"])
def test_midnight_in_a_data_field_is_a_day(field: str) -> None:
    assert published_of(field) == "2024-10-01"


def test_impossible_times_are_left_out() -> None:
    assert published_of("2024-10-01 25:99") == "2024-10-01"
    assert published_of("2024-10-01T23:31+99:00") == "2024-10-01T23:31"
