"""Claims as short labels, by example."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Action, Claim, Entity, Mention, Modality, Polarity, Span
from pipeline.wording import claim_label
from tests.samples import DAMAGED

BASE = Entity("e1", "Camp Arrow", "place", (), (), (), ())


def claim(sentence: str, action: str, roles: str, polarity: Polarity, modality: Modality) -> Claim:
    """A claim of a sentence. `roles`: "actor=…; target=…"; the pronouns mean Camp Arrow."""

    def at(role: str) -> tuple[Mention, ...]:
        found = [part.removeprefix(f"{role}=") for part in roles.split("; ") if part.startswith(f"{role}=")]
        starts = [(sentence.index(words), words) for words in found]
        return tuple(Mention(n, n + len(w), w, BASE.id if w in ("it", "they") else None) for n, w in starts)

    start = sentence.index(action)
    return replace(
        DAMAGED,
        action=Action(start, start + len(action), action, action),
        actor=at("actor"),
        target=at("target"),
        place=at("place"),
        instrument=at("instrument"),
        evidence=Span(0, len(sentence), sentence),
        polarity=polarity,
        modality=modality,
    )


@pytest.mark.parametrize(
    ("sentence", "action", "roles", "label"),
    [
        ("Rebels shelled the base", "shelled", "actor=Rebels; target=the base", "Rebels shelled the base"),
        ("The base was hit by shells", "hit", "target=The base; instrument=shells", "The base was hit by shells"),
        ("The base was hit by rebels", "hit", "target=The base; actor=rebels", "The base was hit by rebels"),
        ("two people were hurt", "hurt", "target=two people", "two people were hurt"),
        ("and fired at the port", "fired", "target=the port", "… fired at the port"),
        ("fighting in Orvel", "fighting", "place=Orvel", "… fighting in Orvel"),
        ("rebels, who came on Monday, left", "left", "actor=rebels", "rebels … left"),
        ("they left", "left", "actor=they", "[Camp Arrow] left"),
        ("the army shelled it", "shelled", "actor=the army; target=it", "the army shelled [Camp Arrow]"),
        ("rebels in the north have been hit", "hit", "target=rebels", "rebels … have been hit"),
        (
            "Rebels’ use of mines, shells and traps",
            "use",
            "actor=Rebels; target=mines; target=shells; target=traps",
            "Rebels’ use of mines, shells and traps",
        ),
        ("said the army", "said", "actor=the army", "said the army"),
    ],
)
def test_claim_label_keeps_the_words_and_their_order(sentence: str, action: str, roles: str, label: str) -> None:
    names = {BASE.id: BASE}
    assert claim_label(claim(sentence, action, roles, "positive", "actual"), names) == label


@pytest.mark.parametrize(
    ("sentence", "action", "roles", "label"),
    [
        ("No one came", "came", "actor=No one", "No one came"),
        ("they did not come", "come", "actor=they", "[Camp Arrow] did not come"),
        ("they didn’t come", "come", "actor=they", "[Camp Arrow] didn’t come"),
        ("the army hit a bridge", "hit", "actor=the army; target=a bridge", "not: the army hit a bridge"),
        ("men with no water left", "left", "actor=men with no water", "not: men with no water left"),
        ("It was never our job", "was", "actor=It; target=our job", "It was never our job"),
        (
            "the army refused to leave it",
            "refused to leave",
            "actor=the army; target=it",
            "the army refused to leave [Camp Arrow]",
        ),
        ("it suffered no losses", "suffered", "actor=it; target=no losses", "[Camp Arrow] suffered no losses"),
    ],
)
def test_a_negative_claim_says_not_once(sentence: str, action: str, roles: str, label: str) -> None:
    assert claim_label(claim(sentence, action, roles, "negative", "actual"), {BASE.id: BASE}) == label


def test_what_is_no_stated_fact_says_so() -> None:
    made = claim("Spain will send ships", "send", "actor=Spain; target=ships", "positive", "planned")
    assert claim_label(made, {}) == "planned: Spain will send ships"
    made = claim("Spain sends ships", "sends", "actor=Spain; target=ships", "negative", "possible")
    assert claim_label(made, {}) == "possible, not: Spain sends ships"
