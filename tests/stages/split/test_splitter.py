"""The splitter as a stage."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Reading
from pipeline.stages.interfaces import ClaimSplitter
from pipeline.stages.split import RuleSplitter
from tests.conftest import MakeReading
from tests.stages.split.conftest import Split


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
    from tests.stages.split.conftest import attribution

    text = "Ana Reyes said rebels attacked the port."
    said = attribution(text, "Ana Reyes", "said", "rebels attacked the port")
    said = replace(said, parent=said.id, continues=said.id, source=None)
    claim = RuleSplitter().split(reading(text), [said]).made[0]
    assert [s.label for s in claim.sources] == ["unnamed", "The Orvel Post"]
