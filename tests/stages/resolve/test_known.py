"""Which entities get an item of Wikidata."""

from __future__ import annotations

import re

import pytest

from pipeline.lexicon import load
from pipeline.model import Entity, EntityKind
from pipeline.stages.resolve.known import link_known


@pytest.mark.parametrize(
    ("label", "kind", "links", "item"),
    [
        ("Syria", "place", ("iso:SY",), "wd:Q858"),
        ("Texas", "place", ("geonames:4736286",), "wd:Q1439"),
        ("Syria", "place", (), None),
        ("Syria", "organisation", ("iso:SY",), None),
        ("World Health Organisation", "organisation", (), "wd:Q7817"),
        ("the U.N.", "organisation", (), "wd:Q1065"),
        ("NATO", "person", (), None),
        ("Orvel Agency", "organisation", (), None),
        ("the U.N.", "organisation", ("wd:Q1",), "wd:Q1"),
    ],
)
def test_items(label: str, kind: EntityKind, links: tuple[str, ...], item: str | None) -> None:
    found = link_known(Entity("e", label, kind, (), (), links, ())).links
    assert next((link for link in found if link.startswith("wd:")), None) == item


def test_every_item_is_told_once() -> None:
    data = load("wikidata")
    places = (data["places"]["countries"] + data["places"]["divisions"]).split()
    items = [*places[1::2], *(row["item"] for row in data["organisations"]["known"])]
    assert len(items) == len(set(items))
    assert all(re.fullmatch(r"Q[1-9]\d*", item) for item in items)
