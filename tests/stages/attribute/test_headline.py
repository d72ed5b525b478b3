"""Speakers before a colon."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Block, Reading
from tests.conftest import MakeReading
from tests.stages.attribute.found import lines


def titled(page: Reading) -> Reading:
    first, *rest = page.article.blocks
    blocks = (Block("title", first.start, first.end), *rest)
    return replace(page, article=replace(page.article, blocks=blocks))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Police: Two hurt in fire at Orvel port", "Police | - | Two hurt in fire at Orvel port"),
        ("Report: Navy knew of the mines", "Report | - | Navy knew of the mines"),
        ("Miller: The port will open soon", "Miller | - | The port will open soon"),
        ("Orvel port: what we know of the fire", None),
    ],
)
def test_headline(reading: MakeReading, title: str, expected: str | None) -> None:
    page = titled(reading(f"{title}\nSarah Miller said the port was safe.\n"))
    assert lines(page)[:-1] == ([expected] if expected else [])


def test_transcript(reading: MakeReading) -> None:
    text = "MILLER: The port is open.\nBRILL: Since when?\nMILLER: Since noon.\nBRILL: Good.\n"
    assert lines(reading(text)) == [
        "MILLER | - | The port is open.",
        "BRILL | - | Since when?",
        "MILLER | - | Since noon.",
        "BRILL | - | Good.",
    ]
