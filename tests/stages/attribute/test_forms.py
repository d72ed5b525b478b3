"""Every form of attribution, as a table of texts and what is found in them (``forms.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Attribution, Block, Reading
from pipeline.stages.split import RuleSplitter
from tests.conftest import MakeReading
from tests.stages.attribute.found import attribute, line


@dataclass(frozen=True, slots=True)
class Form:
    """A row of the table."""

    name: str
    text: str
    found: list[str]
    chain: list[str] | None = None


def rows() -> list[Form]:
    data: dict[str, Any] = tomllib.loads(Path(__file__).with_name("forms.toml").read_text("utf-8"))
    return [Form(**row) for row in data["form"]]


FORMS = rows()


def read(reading: MakeReading, text: str) -> Reading:
    page = reading(text.lstrip("#").replace("¶", "\n"))
    if not text.startswith("#"):
        return page
    first, *rest = page.article.blocks
    blocks = (Block("title", first.start, first.end), *rest)
    return replace(page, article=replace(page.article, blocks=blocks))


def told(made: tuple[Attribution, ...]) -> list[str]:
    """The lines of the table."""
    place = {a.id: number for number, a in enumerate(made, 1)}
    return [
        line(a) + (f" < {place[a.parent]}" if a.parent else "") + (f" = {place[a.continues]}" if a.continues else "")
        for a in made
    ]


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_form(reading: MakeReading, form: Form) -> None:
    page = read(reading, form.text)
    made = attribute(page).made
    assert told(made) == form.found
    if form.chain is not None:
        claims = RuleSplitter().split(page, made).made
        assert [" < ".join(link.label for link in claim.sources) for claim in claims] == form.chain


def test_names_of_forms_are_told_apart() -> None:
    assert len({form.name for form in FORMS}) == len(FORMS)
