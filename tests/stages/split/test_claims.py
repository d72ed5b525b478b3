"""What English news claims, as a table of texts and the claims in them (``claims.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Claim, Mention, Quantity
from pipeline.stages.split import RuleSplitter
from pipeline.stages.times import find_times
from tests.conftest import MakeReading
from tests.stages.attribute.found import attribute

GAPS_AT_MOST = 0.15
ROWS_AT_LEAST = 8
ASPECTS = {"quantities": "count", "types": "type", "saying": "by"}
"""What only the rows of a group tell."""
CERTAINTY = {"certain": "", "probable": "probable", "possible": "perhaps", "unknown": "unknown"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table. `gap` tells why what ought to be found is not found yet."""

    group: str
    name: str
    text: str
    claims: list[str]
    gap: str | None = None


def rows() -> list[Row]:
    data: dict[str, Any] = tomllib.loads(Path(__file__).with_name("claims.toml").read_text("utf-8"))
    return [Row(group, **row) for group, table in data.items() for row in table]


ROWS = rows()


def line(claim: Claim, aspect: str | None) -> str:
    """The claim as a line of the table, with `aspect` beside what every line tells."""
    status = [
        "not" if claim.polarity == "negative" else "",
        "" if claim.modality == "actual" else claim.modality,
        CERTAINTY[claim.certainty],
        "future" if claim.tense == "future" else "",
    ]
    source = claim.sources[0].label if claim.attribution else ""
    more = {
        "at": _joined(claim.place),
        "with": _joined(claim.instrument),
        "when": claim.time.value if claim.time else "",
        "": " ".join(s for s in status if s),
        "count": " + ".join(map(_count, claim.quantity)) if aspect == "count" else "",
        "type": claim.action.plover or "" if aspect == "type" else "",
        "by": source if aspect == "by" else "",
    }
    told = [f"{key}: {value}" if key else value for key, value in more.items() if value]
    return " | ".join([_joined(claim.actor) or "-", claim.action.lemma, _joined(claim.target) or "-", *told])


def _joined(mentions: Sequence[Mention]) -> str:
    return " + ".join(m.text for m in mentions)


def _count(number: Quantity) -> str:
    least, most = ("" if n is None else f"{n:.15g}" for n in (number.minimum, number.maximum))
    bounds = least if least == most else f"{least}..{most}"
    return f"{bounds} {number.unit}" if number.unit else bounds


def found(reading: MakeReading, row: Row) -> list[str]:
    page = reading(row.text.replace("¶", "\n"))
    page = replace(page, times=find_times(page.article, page.sentences))
    outcome = RuleSplitter().split(page, attribute(page).made)
    return [line(claim, ASPECTS.get(row.group)) for claim in outcome.made]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.group}: {row.name}" for row in ROWS])
def test_claims(reading: MakeReading, row: Row) -> None:
    if row.gap is None:
        assert found(reading, row) == row.claims
    else:
        assert found(reading, row) != row.claims, "the gap is mended: take its mark away"


def test_rows_are_told_apart() -> None:
    assert len({(row.group, row.name) for row in ROWS}) == len(ROWS)


def test_every_group_has_rows_enough_and_few_gaps() -> None:
    sizes = {group: sum(row.group == group for row in ROWS) for group in {row.group for row in ROWS}}
    assert min(sizes.values()) >= ROWS_AT_LEAST
    assert sum(row.gap is not None for row in ROWS) < GAPS_AT_MOST * len(ROWS)
