"""Bylines, and the outlets that they name."""

import pytest

from pipeline.stages.parse.byline import byline_of
from pipeline.stages.parse.outlets import outlet_in_byline, outlet_of

BYLINES = [
    ("By Ana Reyes", "Ana Reyes", None),
    ("BY ANA REYES AND JOHN ROE", "ANA REYES AND JOHN ROE", None),
    ("By Ana Reyes and John Roe.", "Ana Reyes and John Roe", None),
    ("By Al Mayadeen English", "Al Mayadeen English", "Al Mayadeen English"),
    ("By Jan van der Berg in Orvel", "Jan van der Berg in Orvel", None),
    ("Written by Ana Reyes, Associated Press", "Ana Reyes, Associated Press", "Associated Press"),
    ("By Ana Reyes, Political Editor", "Ana Reyes, Political Editor", None),
    ("By Orvel Herald staff", "Orvel Herald staff", "Orvel Herald"),
    ("By Lutania Press Agency", "Lutania Press Agency", "Lutania Press Agency"),
    ("By Staff Writer", "Staff Writer", None),
    ("By News Desk", "News Desk", None),
    ("By Emily Post", "Emily Post", None),
    ("By Times staff writers", "Times staff writers", None),
    ("Author: Ana Reyes", "Ana Reyes", None),
    ("Ana Reyes, Reuters", "Ana Reyes, Reuters", "Reuters"),
    ("Al Jazeera English", "Al Jazeera English", "Al Jazeera"),
]
NO_BYLINES = [
    "By Monday, troops had left the town.",
    "By the time they left, the bridge had fallen",
    "By 2015",
    "Ana Reyes",
    "The army denied it, Reuters reported",
    "By a narrow margin, the council said no",
]


@pytest.mark.parametrize(("line", "byline", "outlet"), BYLINES)
def test_a_byline_and_its_outlet(line: str, byline: str, outlet: str | None) -> None:
    assert byline_of(line) == byline
    assert outlet_in_byline(byline) == outlet


@pytest.mark.parametrize("line", NO_BYLINES)
def test_no_byline(line: str) -> None:
    assert byline_of(line) is None


@pytest.mark.parametrize(
    ("given", "outlet"),
    [
        ("AFP", "Agence France-Presse"),
        ("the washington post", "The Washington Post"),
        ("washingtonpost", "The Washington Post"),
        ("nytimes.com", "The New York Times"),
        ("https://www.bbc.co.uk/news/world-1", "BBC News"),
        ("english.almayadeen.net", "Al Mayadeen English"),
        ("almayadeen.net", "Al Mayadeen"),
        ("Ma’an News Agency", "Ma'an News Agency"),
        ("notreuters.com", None),
        ("com", None),
        ("", None),
    ],
)
def test_outlets_by_name_and_domain(given: str, outlet: str | None) -> None:
    assert outlet_of(given) == outlet
