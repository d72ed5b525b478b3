"""What an article says twice is one claim; what differs in anything that is said is two.

Each text is read by the rules from parse to resolve. Sentences are invented.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest

from pipeline.model import Claim, Reading, Span
from pipeline.stages.attribute import RuleAttributor
from pipeline.stages.resolve import Resolved, join_repeats, resolve_article
from pipeline.stages.split import RuleSplitter
from pipeline.stages.times import find_times
from tests.conftest import MakeReading

Read = Callable[[str], tuple[Reading, Resolved]]


@pytest.fixture(scope="session")
def read(reading: MakeReading) -> Read:
    """The text up to resolve, before claims are joined."""

    def run(text: str) -> tuple[Reading, Resolved]:
        bare = reading(text)
        found = replace(bare, times=find_times(bare.article, bare.sentences))
        said = RuleAttributor().attribute(found).made
        return found, resolve_article(found, said, RuleSplitter().split(found, said).made)

    return run


def joined(read: Read, text: str) -> tuple[Claim, ...]:
    found, resolved = read(text)
    return join_repeats(found, resolved.claims, resolved.attributions, resolved.entities)


ONE = [
    (
        "the outlet says it in two places",
        "Ana Reyes met Omar Haddad. Talks were brief. Ana Reyes met Omar Haddad.",
        "meet",
    ),
    (
        "another tense of the verb",
        "Rebels shelled Orvel. Omar Haddad left Orvel. Omar Haddad has left Orvel.",
        "leave",
    ),
    (
        "the passive",
        "The army shelled Orvel. Omar Haddad left. Orvel was shelled by the army.",
        "shell",
    ),
    (
        "a surname for the full name",
        "Ana Reyes met Omar Haddad in Orvel.\nReyes met Haddad in Orvel.",
        "meet",
    ),
    (
        "a pronoun that means the same person",
        "Mrs Reyes visited Orvel. Mrs Reyes was pleased. She visited Orvel.",
        "visit",
    ),
    (
        "the same source says it again",
        "Ana Reyes said the army shelled Orvel. Omar Haddad left. Reyes said the army shelled Orvel.",
        "shell",
    ),
    (
        "when it was said is told once",
        "Ana Reyes said the army shelled Orvel. It rained. Reyes said on Monday that the army shelled Orvel.",
        "shell",
    ),
    (
        "words without an entity are the same if they are definite",
        "Ana Reyes signed the harbour treaty. Omar Haddad left. Ana Reyes signed the harbour treaty.",
        "sign",
    ),
    (
        "the same time in other words",
        "Ana Reyes met Omar Haddad on 30 September 2024. It rained. Ana Reyes met Omar Haddad on Monday.",
        "meet",
    ),
    (
        "a time is told once, and both roles are named",
        "Ana Reyes met Omar Haddad.\nAna Reyes met Omar Haddad on Monday.",
        "meet",
    ),
    (
        "a clause that says no more than its roles",
        "Ana Reyes met Omar Haddad for talks on grain. It rained. Ana Reyes met Omar Haddad.",
        "meet",
    ),
    (
        "a long clause word for word",
        "Ana Reyes said you should never trust such men. It rained. Ana Reyes said you should never trust such men.",
        "trust",
    ),
    (
        "what did not happen, twice",
        "Ana Reyes did not meet Omar Haddad. It rained. Ana Reyes did not meet Omar Haddad.",
        "meet",
    ),
]

TWO = [
    ("polarity", "Ana Reyes met Omar Haddad. Ana Reyes did not meet Omar Haddad.", "meet"),
    ("modality", "Ana Reyes met Omar Haddad. Ana Reyes may meet Omar Haddad.", "meet"),
    ("tense", "Ana Reyes met Omar Haddad. Ana Reyes will meet Omar Haddad.", "meet"),
    ("actor", "Ana Reyes met Omar Haddad. Lena Vogt met Omar Haddad.", "meet"),
    ("target", "Ana Reyes met Omar Haddad. Ana Reyes met Lena Vogt.", "meet"),
    ("one actor of two", "Ana Reyes met Omar Haddad. Ana Reyes and Lena Vogt met Omar Haddad.", "meet"),
    ("place", "Ana Reyes met Omar Haddad in Paris. Ana Reyes met Omar Haddad in Berlin.", "meet"),
    ("a place that is told once", "Ana Reyes met Omar Haddad in Paris. Ana Reyes met Omar Haddad.", "meet"),
    ("time", "Ana Reyes met Omar Haddad on Monday. Ana Reyes met Omar Haddad on Sunday.", "meet"),
    (
        "a time that could be either",
        "Ana Reyes met Omar Haddad on Monday. Ana Reyes met Omar Haddad on Sunday.\nAna Reyes met Omar Haddad.",
        "meet",
    ),
    (
        "a time that is told once, of someone not named",
        "The soldiers left Orvel. The soldiers left Orvel on Monday.",
        "leave",
    ),
    ("quantity", "The army lost ten soldiers. The army lost twelve soldiers.", "lose"),
    ("another happening", "Ana Reyes met Omar Haddad. Ana Reyes met Omar Haddad again.", "meet"),
    ("a preposition", "Ana Reyes voted for the pact. Ana Reyes voted against the pact.", "vote"),
    ("a condition", "Ana Reyes met Omar Haddad. Ana Reyes met Omar Haddad if needed.", "meet"),
    ("nearly", "The army reached Orvel. The army nearly reached Orvel.", "reach"),
    (
        "two things that it was about, and none",
        "Ana Reyes met Omar Haddad on taxes. Ana Reyes met Omar Haddad on grain. Ana Reyes met Omar Haddad.",
        "meet",
    ),
    ("what it was about", "Ana Reyes spoke about taxes. Ana Reyes spoke about grain.", "speak"),
    ("for and against", "Ana Reyes voted for the treaty. Ana Reyes voted against the treaty.", "vote"),
    ("indefinite descriptions", "Ana Reyes bought a house. It rained. Ana Reyes bought a house.", "buy"),
    ("bare plurals", "Ana Reyes met farmers. It rained. Ana Reyes met farmers.", "meet"),
    (
        "a source and the outlet",
        "Ana Reyes met Omar Haddad. Lena Vogt said Ana Reyes met Omar Haddad.",
        "meet",
    ),
    (
        "two sources",
        "Lena Vogt said Ana Reyes met Omar Haddad. Ivo Stahl said Ana Reyes met Omar Haddad.",
        "meet",
    ),
    (
        "two unnamed sources",
        "An official said Ana Reyes met Omar Haddad. Another official said Ana Reyes met Omar Haddad.",
        "meet",
    ),
    (
        "two acts of one unnamed source",
        "An official said Ana Reyes met Omar Haddad. The official said Ana Reyes met Omar Haddad.",
        "meet",
    ),
    (
        "two stances",
        "Lena Vogt warned that Omar Haddad left Orvel. Lena Vogt said that Omar Haddad left Orvel.",
        "leave",
    ),
    (
        "said on two days",
        "Lena Vogt said on Monday that Omar Haddad left. Lena Vogt said on Sunday that Omar Haddad left.",
        "leave",
    ),
    ("two things in one breath", "Ana Reyes met Omar Haddad and met Omar Haddad.", "meet"),
    ("pronouns that stay open", "It hit them. It hit them.", "hit"),
    ("nobody named, nothing named", "It rained. It rained.", "rain"),
]


@pytest.mark.parametrize(("text", "lemma"), [row[1:] for row in ONE], ids=[row[0] for row in ONE])
def test_what_is_said_twice_is_one_claim(read: Read, text: str, lemma: str) -> None:
    before = [c for c in read(text)[1].claims if c.action.lemma == lemma]
    after = [c for c in joined(read, text) if c.action.lemma == lemma]
    assert (len(before), len(after)) == (2, 1), before
    (claim,) = after
    first, second = sorted(before, key=lambda c: c.action.start)
    assert (claim.id, claim.evidence) == (first.id, first.evidence)
    (again,) = claim.repeated
    assert (again.start, again.end, again.text) == (second.evidence.start, second.evidence.end, second.evidence.text)
    assert (again.attribution, again.confidence) == (second.attribution, second.confidence)
    assert text[again.start : again.end] == again.text


@pytest.mark.parametrize(("text", "lemma"), [row[1:] for row in TWO], ids=[row[0] for row in TWO])
def test_what_differs_stays_two(read: Read, text: str, lemma: str) -> None:
    before = [c for c in read(text)[1].claims if c.action.lemma == lemma]
    after = [c for c in joined(read, text) if c.action.lemma == lemma]
    assert len(before) >= (2 if lemma != "rain" else 0)
    assert after == before


def test_the_time_of_a_later_passage_is_kept(read: Read) -> None:
    (claim,) = joined(read, "Ana Reyes met Omar Haddad.\nAna Reyes met Omar Haddad on Monday.")
    assert claim.time
    assert (claim.time.text, claim.time.begin, claim.time_basis) == ("Monday", "2024-09-30", "carried")


def test_neither_order_nor_a_second_pass_changes_what_is_found(read: Read) -> None:
    text = "Ana Reyes met Omar Haddad.\nIt rained.\nReyes met Haddad on Monday.\nShe met Haddad."
    reading, resolved = read(text)
    met = [c for c in resolved.claims if c.action.lemma == "meet"]
    assert len(met) == 3
    once = join_repeats(reading, met, resolved.attributions, resolved.entities)
    assert [len(c.repeated) for c in once] == [2]
    for claims in permutations(met):
        assert join_repeats(reading, claims, resolved.attributions, resolved.entities) == once
    assert join_repeats(reading, once, resolved.attributions, resolved.entities) == once


def test_what_depends_on_a_repetition_depends_on_the_claim(read: Read) -> None:
    again = "The army attacked the port on Monday."
    found, resolved = read(f"{again}\nThe rebels left the town.\n{again}")
    first, left, second = resolved.claims
    claims = (first, replace(left, reason=(second.id,)), second)
    made = join_repeats(found, claims, resolved.attributions, resolved.entities)
    assert [claim.reason for claim in made] == [(), (first.id,)]


def test_another_recipient_or_way_is_another_claim(read: Read) -> None:
    found, resolved = read("Ana Reyes moved to Iraq. Talks were brief. Ana Reyes moved to Iraq.")
    first, second = (c for c in resolved.claims if c.action.lemma == "move")
    assert (first.destination, len(first.place)) == (first.place, 1)
    assert len(join_repeats(found, (first, second), (), resolved.entities)) == 1
    for other in (
        replace(second, destination=()),
        replace(second, destination=(), departure=second.place),
        replace(second, recipient=second.actor),
    ):
        # Fewer than the words that are not said twice of two things.
        brief = [replace(c, evidence=Span.of(found.article.text, c.action.start, c.action.end)) for c in (first, other)]
        assert len(join_repeats(found, brief, (), resolved.entities)) == 2


def test_a_narrower_role_has_the_entities_of_the_wider_one(read: Read) -> None:
    _, resolved = read("Ana Reyes left Orvel. Omar Haddad gave her a letter. Ana Reyes flew from Iran to Iraq.")
    (gave,) = (c for c in resolved.claims if c.action.lemma == "give")
    assert [m.text for m in gave.recipient] == ["her"]
    assert gave.recipient[0].entity is not None
    assert set(gave.recipient) <= set(gave.target)
    (flew,) = (c for c in resolved.claims if c.action.lemma == "fly")
    assert all(m.entity for m in (*flew.departure, *flew.destination))
    assert {*flew.departure, *flew.destination} == set(flew.place)
    assert len(flew.place) == 2
