"""What articles report on, and how alike two are in that."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Article
from pipeline.stages.link import Profile, profile_of, related
from pipeline.stages.link.profile import day_of
from tests.conftest import plain_article

QUAKE = "A strong earthquake shook the port of Tamsk on Monday. Rescuers dug for survivors under collapsed houses."
AGAIN = "Rescuers in Tamsk searched collapsed houses for survivors after Monday's earthquake near the port."
COURT = "A court in Orvel acquitted the banker Luc Ortiz of fraud. The prosecutor said that she would appeal."


def profile(text: str, name: str = "one", published: str | None = "2024-10-01", title: str | None = None) -> Profile:
    return profile_of(replace(plain_article(text), id=name, published=published, title=title))


def test_one_happening_is_more_alike_than_two() -> None:
    same = related(profile(QUAKE), profile(AGAIN, "two"))
    assert same is not None
    assert same > 0.25
    assert related(profile(QUAKE), profile(COURT, "two")) is None


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("2024-10-01", "2024-10-02", 1.0),
        ("2024-10-01T23:50", "2024-10-03", 1.0),
        ("2024-10-01", None, 0.85),
        (None, None, 0.85),
        ("2024-10-01", "2024-10", 0.85),
        ("2024-10-01", "2024-10-20", 0.7),
    ],
)
def test_days_between(one: str | None, other: str | None, least: float) -> None:
    found = related(profile(QUAKE, published=one), profile(QUAKE, "two", published=other))
    assert found == pytest.approx(least)


@pytest.mark.parametrize("other", ["2024-10-01", "2024-10-16", "2024-11-30", None])
def test_what_is_alike_shares_a_key(other: str | None) -> None:
    assert set(profile(QUAKE).keys) & set(profile(AGAIN, "two", other).keys)


def test_everyday_words_bring_nothing_together() -> None:
    one, other = profile("He said on Monday that it was good."), profile("She said on Monday that it was late.", "two")
    assert not set(one.keys) & set(other.keys)


def test_a_profile_is_of_plain_types() -> None:
    made = profile(QUAKE, title="Quake in Tamsk")
    assert msgspec.json.decode(msgspec.json.encode(made), type=Profile) == made
    assert made.keys == tuple(sorted(set(made.keys)))


def test_an_empty_article() -> None:
    assert profile("", title=None).keys == ()
    assert related(profile(""), profile("", "two")) is None


WORDS = st.lists(st.sampled_from((QUAKE + AGAIN + COURT).split()), max_size=30).map(" ".join)
DAYS = st.sampled_from([None, "2024", "2024-10-01", "2024-10-05T10:00", "2025-01-01", "0000-13-99"])


@given(WORDS, WORDS, DAYS, DAYS)
def test_related_is_symmetric(one: str, other: str, day: str | None, other_day: str | None) -> None:
    first, second = profile(one, published=day), profile(other, "two", other_day)
    assert related(first, second) == related(second, first)


def test_every_day_of_the_calendar_or_none() -> None:
    assert day_of("0000-01-01") is None
    assert day_of(None) is None
    days = [day_of(d) for d in ("2024-02-28", "2024-02-29", "2024-03-01T00:10+02:00")]
    assert all(b is not None and a is not None and b - a == 1 for a, b in pairwise(days))


def test_neighbouring_days_share_a_bucket() -> None:
    articles: list[Article] = [
        replace(plain_article("Earthquake"), id=str(n), published=f"2024-10-{n:02}") for n in range(1, 31)
    ]
    profiles = [profile_of(a) for a in articles]
    for one, other in combinations(profiles, 2):
        if one.day is not None and other.day is not None and abs(one.day - other.day) <= 15:
            assert set(one.keys) & set(other.keys)
