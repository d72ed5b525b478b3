"""Which claim is another one's condition, reason or purpose."""

from __future__ import annotations

import pytest

from pipeline.model import Claim
from pipeline.stages.attribute import RuleAttributor
from pipeline.stages.split import RuleSplitter, sure_enough
from tests.conftest import MakeReading

DEPENDS = [
    ("If the army advances on Orvel, the rebels will end the pact.", "end condition advances"),
    ("The army shelled the town in retaliation for the raid on its base.", "shelled reason raid"),
    ("The talks failed because the rebels attacked a convoy.", "failed reason attacked"),
    ("The bridge was closed due to the attack on the port.", "closed reason attack"),
    ("Troops were sent to the coast to guard the port.", "sent purpose guard"),
    # Nothing depends on what only comes before it, or on what is said to have come of it.
    ("The rebels fled after the army shelled the town.", None),
    ("The convoy reached the port only to find the bridge destroyed.", None),
    # What a speaker tells is no reason for what the outlet tells.
    ("The mayor resigned because, Ana Reyes said, the rebels attacked the town.", None),
]


def stated(reading: MakeReading, text: str) -> tuple[Claim, ...]:
    page = reading(text)
    return RuleSplitter().split(page, RuleAttributor().attribute(page).made).made


@pytest.mark.parametrize(("text", "expected"), DEPENDS)
def test_depends(reading: MakeReading, text: str, expected: str | None) -> None:
    claims = stated(reading, text)
    words = {claim.id: claim.action.text for claim in claims}
    found = [
        f"{claim.action.text} {kind} {words[other]}"
        for claim in claims
        for kind, others in (("condition", claim.condition), ("reason", claim.reason), ("purpose", claim.purpose))
        for other in others
    ]
    assert found == ([expected] if expected else [])


def test_a_claim_that_is_left_out_is_nobodys_reason(reading: MakeReading) -> None:
    page = reading("The mayor said the talks failed because the rebels attacked a convoy.")
    said = RuleAttributor().attribute(page).made
    failed, attacked = RuleSplitter().split(page, said).made
    assert failed.reason == (attacked.id,)
    assert sure_enough([failed], said, 0.0).made[0].reason == ()
