from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.derive.order import earlier, window
from tests.stages.derive.stories import WIRE, printed

CASES = [
    # published of one, of the other; which names the other as its source; is one the earlier?
    ("2024-10-01", "2024-10-04", "", True),
    ("2024-10", "2024-11-03", "", True),
    ("2024-10-01T10:00+00:00", "2024-10-01T09:00-05:00", "", True),
    ("2024-10-01T12:00+03:00", "2024-10-01T10:00+00:00", "", True),
    # Two clocks of unknown zones tell less than a credit does, and more than the ids.
    ("2024-10-01T12:00", "2024-10-01T10:00", "", False),
    ("2024-10-01T12:00", "2024-10-01T10:00", "other credits one", True),
    # A day and an hour of it: neither is first; the credit tells, then the id.
    ("2024-10-01", "2024-10-01T10:00", "", True),
    ("2024-10-01", "2024-10-01T10:00", "one credits other", False),
    # What was out three days before was not taken from there.
    ("2024-10-01", "2024-10-04", "one credits other", True),
    (None, "2024-10-01", "", True),
    (None, None, "one credits other", False),
    ("0000-00-00", "2024-10-01", "one credits other", False),
]


@pytest.mark.parametrize(("first", "second", "credit", "expected"), CASES)
def test_which_was_first(first: str | None, second: str | None, credit: str, expected: bool) -> None:
    one, other = printed("a", "Orvel Post", *WIRE), printed("b", "Tamsk Post", *WIRE)
    object.__setattr__(one, "published", first)
    object.__setattr__(other, "published", second)
    flags = credit == "one credits other", credit == "other credits one"
    assert earlier(one, other, *flags) is expected
    assert earlier(other, one, *reversed(flags)) is not expected


STAMPS = st.sampled_from(
    ["2024", "2024-10", "2024-12", "2024-10-01", "2024-10-02", "2024-10-01T10:00", "2024-10-01T10:00+02:00", None]
)


@given(STAMPS, STAMPS, st.booleans(), st.booleans())
def test_one_of_two_is_first(first: str | None, second: str | None, credits_one: bool, credits_other: bool) -> None:
    one, other = printed("a", None, *WIRE), printed("b", None, *WIRE)
    object.__setattr__(one, "published", first)
    object.__setattr__(other, "published", second)
    assert earlier(one, other, credits_other, credits_one) != earlier(other, one, credits_one, credits_other)


@pytest.mark.parametrize("stamp", ["2024", "2024-12", "2024-02-29", "2024-02-29T23:59", "2024-02-29T23:59Z"])
def test_a_window_is_as_wide_as_the_stamp_is_coarse(stamp: str) -> None:
    found = window(stamp)
    assert found is not None and found[0] < found[1]


@pytest.mark.parametrize("stamp", [None, "", "0000", "2024-13", "9999-12-31", "soon"])
def test_what_is_no_time_has_no_window(stamp: str | None) -> None:
    assert window(stamp) is None


def test_three_articles_of_one_day_are_ordered_by_id() -> None:
    trio = [printed(key, None, *WIRE) for key in "abc"]
    assert [(a.id, b.id) for a, b in permutations(trio, 2) if earlier(a, b)] == [("a", "b"), ("a", "c"), ("b", "c")]
