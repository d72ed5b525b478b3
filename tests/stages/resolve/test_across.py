"""Merging depends on neither order nor grouping."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Entity, EntityMention, Judgement, Location
from pipeline.stages.resolve import merge_entities

names = st.sampled_from(["Orvel Bank", "ORVEL BANK", "Bank of Orvel", "the Bank"])
articles = st.sampled_from(["one", "two", "three"])
CITY, COUNTRY = Location("city", "SY", 1.0, 2.0), Location("country", "SY")
places: st.SearchStrategy[tuple[tuple[str, ...], Location | None]] = st.sampled_from(
    [((), None), (("geonames:1",), CITY), (("geonames:2",), COUNTRY), (("geonames:1", "geonames:2"), None)]
)


@st.composite
def entities(draw: st.DrawFn) -> Entity:
    label, where = draw(names), draw(places)
    return Entity(
        id=draw(st.sampled_from(["entity-1", "entity-2"])),
        label=label,
        kind="organisation",
        aliases=tuple(sorted(draw(st.sets(names)) - {label})),
        mentions=tuple(sorted(draw(st.sets(st.builds(EntityMention, articles, st.integers(0, 3), st.just(9)))))),
        links=where[0],
        judgements=(Judgement("same", label, "exact-name", draw(articles)),),
        location=where[1],
    )


@given(st.lists(entities(), max_size=6), st.integers(0, 6))
def test_order_and_grouping_do_not_count(found: list[Entity], cut: int) -> None:
    whole = merge_entities([found])
    assert merge_entities([[e] for e in reversed(found)]) == whole
    assert merge_entities([merge_entities([found[:cut]]), found[cut:]]) == whole
    assert [e.id for e in whole] == sorted({e.id for e in found})


def test_the_usual_spelling_stays_the_label() -> None:
    one = Entity("entity-1", "ORVEL BANK", "organisation", (), (), (), ())
    two = Entity("entity-1", "Orvel Bank", "organisation", ("OB",), (), (), ())
    (merged,) = merge_entities([[one], [two]])
    assert (merged.label, merged.aliases) == ("Orvel Bank", ("OB", "ORVEL BANK"))


def test_a_name_that_articles_give_to_two_places_lies_nowhere() -> None:
    one = Entity("entity-1", "Orvel", "place", (), (), ("geonames:1",), (), Location("city", "SY", 1.0, 2.0))
    two = Entity("entity-1", "Orvel", "place", (), (), ("geonames:2",), (), Location("city", "TR", 3.0, 4.0))
    (merged,) = merge_entities([[one], [two]])
    assert (merged.links, merged.location) == (("geonames:1", "geonames:2"), None)
