"""Joins carried out: whose name the joined entity bears, and how a person's word splits or joins."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Entity, EntityJudgement, EntityMention, Judgement, Verdict
from pipeline.stages.identify import Profile, profile, unite_entities, united
from tests.stages.identify.naming import named


def entity(key: str, label: str, bound: str | None = None) -> Entity:
    judgements = [Judgement("same", label, "exact-name", key)]
    if bound:
        judgements.append(Judgement("unsure", label, bound, key))
    return Entity(key, label, "person", (), (EntityMention(key, 0, 5),), (), tuple(judgements))


def say(one: str, other: str, verdict: Verdict, reason: str = "told", by: str = "sayso") -> EntityJudgement:
    return EntityJudgement(min(one, other), max(one, other), verdict, reason, by)


PEOPLE = [entity("a", "Ana Reyes"), entity("b", "Ana M. Reyes"), entity("c", "Reyes", "surname-only")]
PROFILES = [p for e in PEOPLE if (p := profile(e)) is not None]
MACHINE = [say("a", "b", "same", "middle-initial"), say("a", "c", "same", "surname-in-story")]


def test_the_entity_goes_by_the_fullest_name() -> None:
    canonical = united(MACHINE, (), PROFILES).canonical
    assert canonical == {"a": "b", "b": "b", "c": "b"}
    (one,) = unite_entities(PEOPLE, canonical)
    assert (one.id, one.label, one.aliases) == ("b", "Ana M. Reyes", ("Ana Reyes", "Reyes"))
    assert [m.article for m in one.mentions] == ["a", "b", "c"]


def test_a_word_taken_into_a_name_says_nothing() -> None:
    people = [named("Ana Reyes"), named("Model Ana Reyes")]
    joined = [say(people[0].id, people[1].id, "same", "prefixed-in-story")]
    assert set(united(joined, (), people).canonical.values()) == {people[0].id}


def test_a_person_splits_a_set_at_its_weakest_join() -> None:
    told = united(MACHINE, [say("b", "c", "different", by="Okoro")], PROFILES)
    assert told.canonical == {"a": "b", "b": "b"}
    assert [(j.one, j.other, j.verdict, j.reason, j.by) for j in told.judgements] == [
        ("a", "b", "same", "middle-initial", "sayso"),
        ("a", "c", "unsure", "held-apart", "sayso"),
        ("b", "c", "different", "told", "Okoro"),
    ]


def test_an_acronym_that_two_stories_spell_out_in_two_ways_joins_neither() -> None:
    short, one, other = (named(n, "organisation") for n in ("ODA", "Orvel Dams Agency", "Orvel Drivers' Association"))
    machine = [say(short.id, p.id, "same", "acronym-in-story") for p in (one, other)]
    assert united(machine[:1], (), [short, one, other]).canonical == {short.id: one.id, one.id: one.id}
    both = united(machine, (), [short, one, other])
    assert both.canonical == {}
    assert {(j.verdict, j.reason) for j in both.judgements} == {("unsure", "several-fit")}


def test_a_person_joins_what_the_machine_tells_apart() -> None:
    machine = [say("a", "b", "different", "other-middle-name")]
    assert united(machine, (), PROFILES).canonical == {}
    assert united(machine, [say("a", "b", "same", by="Okoro")], PROFILES).canonical == {"a": "b", "b": "b"}


def test_a_person_undoes_a_join_and_bars_nothing() -> None:
    found = united([*MACHINE, say("b", "c", "same", "initial")], [say("a", "b", "unsure", by="Okoro")], PROFILES)
    assert found.canonical == {"a": "b", "b": "b", "c": "b"}


def test_what_is_not_there_is_kept_and_does_nothing() -> None:
    told = [say("a", "gone", "same", by="Okoro")]
    found = united((), told, PROFILES)
    assert (found.canonical, found.judgements) == ({}, tuple(told))


ids = st.sampled_from("abcdefgh")
pairs = st.tuples(ids, ids).filter(lambda p: p[0] < p[1])
reasons = st.sampled_from(["alias", "spelling", "initial", "surname-in-story", "other-middle-name"])
lines = st.lists(
    st.builds(
        lambda p, v, r: EntityJudgement(p[0], p[1], v, r),
        pairs,
        st.sampled_from(["same", "different", "unsure"]),
        reasons,
    )
)
people = st.lists(
    st.builds(
        lambda p, v: EntityJudgement(p[0], p[1], v, "told", "Okoro"), pairs, st.sampled_from(["same", "different"])
    ),
    max_size=4,
    unique_by=lambda j: (j.one, j.other),
)


def everyone() -> list[Profile]:
    return [Profile(key, "person", f"Ana Reyes {key}", mentions=1) for key in "abcdefgh"]


@given(lines, people, st.randoms(use_true_random=False))
def test_order_does_not_count_and_a_person_is_obeyed(
    machine: list[EntityJudgement], told: list[EntityJudgement], chance: object
) -> None:
    found = united(machine, told, everyone())
    assert united(machine[::-1], told[::-1], everyone()[::-1]) == found
    for judgement in told:
        if judgement.verdict == "different":
            one, other = (found.canonical.get(key, key) for key in (judgement.one, judgement.other))
            assert one != other


@given(lines)
def test_uniting_again_changes_nothing(machine: list[EntityJudgement]) -> None:
    entities = [entity(key, f"Ana {key.upper() * n} Reyes") for n, key in enumerate("abcdefgh", 1)]
    canonical = united(machine, (), [p for e in entities if (p := profile(e))]).canonical
    once = unite_entities(entities, canonical)
    assert unite_entities(once, canonical) == once
    assert unite_entities(reversed(entities), canonical) == once
    for one, other in combinations(once, 2):
        assert canonical.get(one.id, one.id) != canonical.get(other.id, other.id)
