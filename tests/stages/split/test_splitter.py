"""The splitter as a stage."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Reading
from pipeline.stages.interfaces import ClaimSplitter
from pipeline.stages.split import RuleSplitter
from tests.conftest import MakeReading
from tests.stages.split.conftest import Split, attribution, the


def test_it_is_a_claim_splitter() -> None:
    splitter: ClaimSplitter = RuleSplitter()
    assert splitter.version == "rules 1"


def test_claims_come_in_the_order_of_their_actions(split: Split) -> None:
    made = split("Rebels attacked the port, and the army left.\nPeople fled to Orvel.").made
    starts = [c.action.start for c in made]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_an_empty_article_has_no_claims(reading: MakeReading) -> None:
    outcome = RuleSplitter().split(reading(""), ())
    assert (outcome.made, outcome.rejections) == ((), ())


def test_an_article_without_an_outlet_still_ends_its_chains(reading: MakeReading) -> None:
    read: Reading = reading("Rebels attacked the port.")
    read = replace(read, article=replace(read.article, outlet=None))
    assert [s.label for s in RuleSplitter().split(read, ()).made[0].sources] == ["unknown outlet"]


def test_a_circle_of_parents_does_not_hang(reading: MakeReading) -> None:
    text = "Ana Reyes said rebels attacked the port."
    said = attribution(text, "Ana Reyes", "said", "rebels attacked the port")
    said = replace(said, parent=said.id, continues=said.id, source=None)
    claim = RuleSplitter().split(reading(text), [said]).made[0]
    assert [s.label for s in claim.sources] == ["unnamed", "The Orvel Post"]


def test_evidence_of_a_purpose_is_its_clause(split: Split) -> None:
    text = "The army sent jets, which had been idle for a year, to protect the port."
    assert the(split(text), "protect").evidence.text == "to protect the port"


def test_what_is_said_is_no_evidence_of_what_the_speaker_did(split: Split) -> None:
    text = "The army left the port on Monday, saying that the rebels had fled."
    said = attribution(text, "The army", "saying", "that the rebels had fled")
    assert the(split(text, said), "leave").evidence.text == "The army left the port on Monday"


def test_words_that_only_open_a_statement_are_no_claim(split: Split) -> None:
    outcome = split("It should be noted that the army shelled the bridge. Needless to say, the rebels left the port.")
    assert [c.action.lemma for c in outcome.made] == ["shell", "leave"]
    assert [r.reason for r in outcome.rejections] == ["told-by-complement", "told-by-complement"]


def test_attacks_that_escalate_are_no_attack_of_their_own(split: Split) -> None:
    assert the(split("People fled as attacks escalate."), "escalate").action.plover is None


def test_what_one_says_twice_in_one_breath_is_one_claim(split: Split) -> None:
    text = '"We won. We won," Ana Reyes said.'
    said = attribution(text, "Ana Reyes", "said", '"We won. We won,"', form="direct")
    outcome = split(text, said)
    assert [c.action.lemma for c in outcome.made] == ["win"]
    assert "repeated" in [r.reason for r in outcome.rejections]
