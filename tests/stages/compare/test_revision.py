"""What a later version of an article changed in its claims."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from pipeline.model import Revision, SourceLink
from pipeline.stages.compare import revisions_of
from tests.stages.compare.telling import article, claim, count, day, mentions

FIRST = article("v1", "2024-10-01T10:00", "One.")
SECOND = article("v2", "2024-10-01T14:00", "Two.")
THIRD = article("v3", "2024-10-02", "Three.")

SHELLED = claim("a1", FIRST, "shell", actor="front", target="bridge", by="reyes", when=day(30))
KILLED = claim("b1", FIRST, "kill", target="12 people", number=count("12 people", 12, 12, "people"))


def test_kept_added_dropped() -> None:
    shelled = replace(SHELLED, id="a2", article="v2", action=replace(SHELLED.action, start=90, end=95))
    killed = claim("b2", SECOND, "kill", target="15 people", number=count("15 people", 15, 15, "people"))
    outlet = SourceLink(None, "outlet-v1", "outlet v1", "outlet")
    claims = {
        "v1": (SHELLED, KILLED),
        "v2": (replace(shelled, sources=(SHELLED.sources[0], outlet)), killed),
    }
    assert revisions_of([FIRST, SECOND], claims) == (
        Revision("v2", "v1", kept=(("a2", "a1"),), added=("b2",), dropped=("b1",)),
    )


def test_each_version_against_the_one_before() -> None:
    claims = {"v1": (SHELLED,), "v2": (), "v3": (replace(SHELLED, id="a3", article="v3"),)}
    expected = (
        Revision("v2", "v1", dropped=("a1",)),
        Revision("v3", "v2", added=("a3",)),
    )
    for order in permutations([FIRST, SECOND, THIRD]):
        assert revisions_of(order, claims) == expected


def test_the_same_text_is_no_revision() -> None:
    again = replace(SECOND, text=FIRST.text)
    assert revisions_of([FIRST, again], {"v1": (SHELLED,), "v2": (replace(SHELLED, id="a2"),)}) == ()


def test_who_is_described_is_another_entity_in_each_version() -> None:
    """An entity without a name of its own belongs to its article; the words keep it the same."""
    first, second = (tuple(replace(m, entity=f"man-{key}") for m in mentions("the old man")) for key in ("v1", "v2"))
    one, two = replace(SHELLED, target=first), replace(SHELLED, id="a2", target=second)
    assert revisions_of([FIRST, SECOND], {"v1": (one,), "v2": (two,)})[0].kept == (("a2", "a1"),)


def test_what_is_said_twice_is_paired_in_order() -> None:
    again = replace(SHELLED, id="c1", action=replace(SHELLED.action, start=200, end=205))
    two = replace(SHELLED, id="a2", article="v2")
    found = revisions_of([FIRST, SECOND], {"v1": (again, SHELLED), "v2": (two,)})
    assert found == (Revision("v2", "v1", kept=(("a2", "a1"),), dropped=("c1",)),)


def test_polarity_source_and_time_make_another_claim() -> None:
    for changed in (
        replace(SHELLED, id="a2", polarity="negative"),
        replace(SHELLED, id="a2", time=day(29)),
        replace(SHELLED, id="a2", modality="planned"),
        claim("a2", FIRST, "shell", actor="front", target="bridge", by="duarte", when=day(30)),
    ):
        found = revisions_of([FIRST, SECOND], {"v1": (SHELLED,), "v2": (changed,)})
        assert found == (Revision("v2", "v1", added=("a2",), dropped=("a1",)),)
