"""The whole path of what a source does not say: the attribution is kept, and nothing in it is stated as a fact."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from pipeline.stages.attribute import RuleAttributor
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.stance import stance_of
from pipeline.stages.split import RuleSplitter
from tests.conftest import MakeReading
from tests.stages.split.conftest import attribution


@dataclass(frozen=True)
class Case:
    """A sentence, what an extractor takes for source, cue and content, and the claims: lemma, polarity, modality."""

    text: str
    parts: tuple[str, str, str]
    stance: str
    claims: tuple[str, ...]


CASES = [
    Case(
        "The ministry declined to comment on the attack on the port.",
        ("The ministry", "declined to comment", "the attack on the port"),
        "refuses",
        ("attack positive hypothetical",),
    ),
    Case(
        "The mayor refused to discuss the report.",
        ("The mayor", "refused", "to discuss the report"),
        "refuses",
        (),
    ),
    Case(
        "The mayor refused to close the port.",
        ("The mayor", "refused", "to close the port"),
        "refuses",
        ("close negative actual",),
    ),
    Case(
        "The army did not say whether it had shelled the bridge.",
        ("The army", "did not say", "whether it had shelled the bridge"),
        "unsaid",
        ("shell positive hypothetical",),
    ),
    Case(
        "The army did not deny that it had shelled the bridge.",
        ("The army", "did not deny", "that it had shelled the bridge"),
        "unsaid",
        ("shell positive hypothetical",),
    ),
    Case(
        "The ministry declined to say whether the man who shot the guard had fled.",
        ("The ministry", "declined to say", "whether the man who shot the guard had fled"),
        "refuses",
        ("shoot positive hypothetical", "flee positive hypothetical"),
    ),
    Case(
        "The army failed to mention the attack on the port.",
        ("The army", "failed to mention", "the attack on the port"),
        "unsaid",
        ("attack positive hypothetical",),
    ),
    Case(
        "The minister will say that rebels attacked the port.",
        ("The minister", "will say", "that rebels attacked the port"),
        "unsaid",
        ("attack positive hypothetical",),
    ),
    Case(
        "The mayor does not want troops to attack the port.",
        ("The mayor", "does not want", "troops to attack the port"),
        "opposes",
        ("attack positive hypothetical",),
    ),
    Case(
        "The army denied that it had shelled the bridge.",
        ("The army", "denied", "that it had shelled the bridge"),
        "denies",
        ("shell negative actual",),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[c.text for c in CASES])
def test_what_is_not_said_is_no_fact(reading: MakeReading, case: Case) -> None:
    read = reading(case.text)
    said = attribution(case.text, *case.parts)
    assert said.cue is not None
    cue, content = (said.cue.start, said.cue.end), ((said.content[0].start, said.content[0].end),)
    stance = stance_of(Page(read), cue, content)
    assert stance == case.stance
    outcome = RuleSplitter().split(read, [attribution(case.text, *case.parts, stance)])
    assert tuple(f"{c.action.lemma} {c.polarity} {c.modality}" for c in outcome.made) == case.claims


def test_who_declines_to_comment_is_kept_and_claims_nothing(reading: MakeReading) -> None:
    read = reading("The ministry declined to comment.")
    found = RuleAttributor().attribute(read)
    assert [(a.cue.text if a.cue else None, a.stance) for a in found.made] == [("declined", "refuses")]
    outcome = RuleSplitter().split(read, found.made)
    assert outcome.made == ()
    assert [r.reason for r in outcome.rejections] == ["withheld"]


def test_who_supports_a_thing_does_not_state_it(reading: MakeReading) -> None:
    read = reading("The minister's support for the attack on the port is known.")
    said = attribution(read.article.text, "The minister's", "support for", "the attack on the port", stance="supports")
    outcome = RuleSplitter().split(read, [said])
    assert "attack" not in [claim.action.lemma for claim in outcome.made if claim.attribution]
    assert "presupposed" in [rejection.reason for rejection in outcome.rejections]
