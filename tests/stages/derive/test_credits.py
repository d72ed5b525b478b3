from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.stages.derive.credits import credit_lines, is_shared
from tests.stages.derive.stories import WIRE, printed

CASES = [
    # first paragraph, last line, byline; labels of the credits
    ("ORVEL (Reuters) - " + WIRE[0], "", None, ["Reuters"]),
    ("ORVEL, Oct 1 (Thomson Reuters Foundation) - " + WIRE[0], "", None, ["Reuters"]),
    (WIRE[0], "(AP)", None, ["Associated Press"]),
    (WIRE[0], "Copyright 2024 The Associated Press. All rights reserved.", None, ["Associated Press"]),
    (WIRE[0], "© Orvel Post. All rights reserved.", None, []),
    (WIRE[0], "With AFP", None, ["with Agence France-Presse"]),
    (WIRE[0], "(With inputs from PTI)", None, ["with Press Trust of India"]),
    (WIRE[0], "The Associated Press contributed to this report.", None, ["with Associated Press"]),
    (WIRE[0], "AFP and Reuters contributed to this report.", None, ["with Agence France-Presse", "with Reuters"]),
    (WIRE[0], "Agencies", None, ["agencies"]),
    (WIRE[0], "(Reporting by Ana Reyes; Editing by John Roe)", None, []),
    (WIRE[0], "This story was originally published by Reuters.", None, ["Reuters"]),
    (WIRE[0], "(Image: Reuters)", None, []),
    (WIRE[0], "© REUTERS/ Ana Reyes", None, []),
    (WIRE[0], "", "Reuters", ["Reuters"]),
    (WIRE[0], "", "Ana Reyes, Associated Press", ["Associated Press"]),
    (WIRE[0], "", "Ana Reyes and AFP", ["with Agence France-Presse"]),
    (WIRE[0], "", "Reuters and AFP", ["Reuters"]),
    (WIRE[0], "", "Ana Reyes", []),
    # Both: it is the agency's report.
    ("ORVEL (AP) - " + WIRE[0], "The Associated Press contributed to this report.", None, ["Associated Press"]),
]


@pytest.mark.parametrize(("first", "last", "byline", "expected"), CASES)
def test_credits(first: str, last: str, byline: str | None, expected: list[str]) -> None:
    article = printed("a", "Orvel Post", first, *WIRE[1:], *([last] if last else []), byline=byline)
    found = credit_lines(article)
    assert [c.label for c in found] == expected
    assert [is_shared(c) for c in found] == [label.startswith("with ") for label in expected]
    assert all(article.text[s.start : s.end] == s.text for c in found for s in c.spans)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://orvelpost.example/aponline/2024/10/01/world/or-bridge-hit.html", ["Associated Press"]),
        ("https://orvelpost.example/wires/pa/article-1/Bridge.html", ["Press Association"]),
        ("https://orvelpost.example/reuters/2024/10/01/bridge.html", ["Reuters"]),
        ("https://orvelpost.example/business/reuters", []),
        ("https://orvelpost.example/us/pa/article-1/Bridge.html", []),
        ("https://orvelpost.example/read?next=/reuters/bridge.html", []),
    ],
)
def test_an_address_names_the_agency(url: str, expected: list[str]) -> None:
    article = replace(printed("a", "Orvel Post", *WIRE), url=url)
    assert [(c.label, c.spans) for c in credit_lines(article)] == [(label, ()) for label in expected]


def test_a_day_of_the_week_is_no_outlet() -> None:
    assert credit_lines(printed("a", "Orvel Post", "Sun, 15 Sep 2013", *WIRE)) == ()


def test_a_bare_name_amid_the_paragraphs_is_a_picture_s() -> None:
    assert credit_lines(printed("a", "Orvel Post", *WIRE[:2], "Reuters", *WIRE[2:])) == ()


@pytest.mark.parametrize(("outlet", "line"), [("Reuters", "(Reuters)"), ("CNN", "(CNN)")])
def test_an_outlet_that_names_itself_credits_nobody(outlet: str, line: str) -> None:
    assert credit_lines(printed("a", outlet, f"ORVEL {line} - {WIRE[0]}", *WIRE[1:])) == ()
