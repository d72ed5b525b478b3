"""Which entry of a gazetteer an entity is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Entity, EntityKind, GazetteerEntry, Judgement
from pipeline.stages.identify import Gazetteer, link_gazetteer

ENTRIES = [
    GazetteerEntry("r1", "Ana Reyes", ("A. M. Reyes",), "person", ("wd:Q1",)),
    GazetteerEntry("r2", "Ana Reyes Bridge", (), "place"),
    GazetteerEntry("b1", "Tamsk Bank", ("TB",), "organisation"),
    GazetteerEntry("b2", "Tamsk Broadcasting", ("TB",), "organisation"),
    GazetteerEntry("x1", "Ad Astra", ()),
]


def entity(
    label: str, kind: EntityKind, reasons: tuple[str, ...] = ("exact-name",), links: tuple[str, ...] = ()
) -> Entity:
    judgements = tuple(Judgement("same" if r == "exact-name" else "unsure", label, r, "a") for r in reasons)
    return Entity("e", label, kind, (), (), links, judgements)


@pytest.mark.parametrize(
    ("found", "links", "reason"),
    [
        (entity("Ana Reyes", "person"), ("gazetteer:r1", "wd:Q1"), "gazetteer"),
        (entity("A.M. Reyes", "person"), ("gazetteer:r1", "wd:Q1"), "gazetteer"),
        (entity("ANA REYES", "person"), ("gazetteer:r1", "wd:Q1"), "gazetteer"),
        (entity("Ana Reyes", "organisation"), (), None),
        (entity("Ana Reyes", "person", links=("wd:Q2",)), ("wd:Q2",), "gazetteer-links-elsewhere: Ana Reyes (r1)"),
        (entity("Ad Astra", "thing"), ("gazetteer:x1",), "gazetteer"),
        (entity("TB", "organisation"), (), "several-in-gazetteer: Tamsk Bank (b1); Tamsk Broadcasting (b2)"),
        (entity("Ana Reyes", "person", ()), (), None),
        (entity("Ana Reyes", "person", ("exact-name", "surname-only")), (), None),
    ],
)
def test_entries(found: Entity, links: tuple[str, ...], reason: str | None) -> None:
    linked = link_gazetteer(found, Gazetteer.of(ENTRIES))
    assert linked.links == links
    assert next((j.reason for j in linked.judgements if "gazetteer" in j.reason), None) == reason


@given(st.permutations(ENTRIES), st.sampled_from(["Ana Reyes", "TB", "Ad Astra"]))
def test_order_does_not_count_and_linking_again_changes_nothing(entries: list[GazetteerEntry], name: str) -> None:
    known = Gazetteer.of(entries)
    once = link_gazetteer(entity(name, "organisation"), known)
    assert once == link_gazetteer(entity(name, "organisation"), Gazetteer.of(ENTRIES))
    assert link_gazetteer(once, known) == once
