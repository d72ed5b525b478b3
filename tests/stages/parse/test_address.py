from __future__ import annotations

import pytest

from pipeline.stages.parse.address import address_key, same_address
from tests.stages.derive.stories import WIRE, printed

SAME = [
    ("http://orvel.example/news/floods", "https://www.orvel.example/news/floods/"),
    ("https://orvel.example/news/floods", "https://Orvel.example/news/floods#comments"),
    ("https://orvel.example/news/floods", "https://orvel.example/news/floods?utm_source=feed&utm_medium=rss"),
    ("https://orvel.example/news/floods", "https://amp.orvel.example/news/floods?fbclid=x1"),
    ("https://orvel.example/news/floods", "https://orvel.example/amp/news/floods"),
    ("https://orvel.example/news/floods", "https://orvel.example/news/floods/amp/"),
    ("https://orvel.example/news/floods.html", "https://orvel.example/news/floods.amp.html"),
    ("https://orvel.example/news?id=7&page=2", "https://orvel.example:443/news?page=2&id=7"),
    ("https://orvel.example/news/", "orvel.example/news/index.html"),
]
OTHER = [
    ("https://orvel.example/news/floods", "https://orvel.example/news/fires"),
    ("https://orvel.example/news?id=7", "https://orvel.example/news?id=8"),
    ("https://orvel.example/news/floods", "https://tamsk.example/news/floods"),
    ("https://orvel.example/", "https://orvel.example/"),  # the front page is no article's address
    ("https://orvel.example/?utm_source=feed", "https://orvel.example/"),
    ("ftp://orvel.example/floods", "ftp://orvel.example/floods"),
    ("https://[orvel/floods", "https://[orvel/floods"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_form_of_an_address_does_not_matter(one: str, other: str) -> None:
    assert same_address(printed("a", None, *WIRE, url=one), printed("b", None, *WIRE, url=other))


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_pages_stay_apart(one: str, other: str) -> None:
    assert not same_address(printed("a", None, *WIRE, url=one), printed("b", None, *WIRE, url=other))


def test_a_key_is_readable() -> None:
    article = printed("a", None, *WIRE, url="https://www.orvel.example/news/floods/?utm_source=x&id=3")
    assert address_key(article) == "orvel.example/news/floods?id=3"
