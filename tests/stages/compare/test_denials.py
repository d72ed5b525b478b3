"""Which claims a denial rejects."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Claim
from tests.stages.compare.telling import ONE, TWO, attribution, claim, event, mentions, related, told

DENYING = (attribution("no", TWO, "denies"),)
SAID = claim("a", ONE, "shell", actor="front", target="bridge", by="reyes")
DENIED = claim("z", TWO, "attack", actor="front", target="bridge", by="front", said="no", polarity="negative")
REJECTED = [("z", "denies", "a", "happening", "denied-claim")]
NO_PART = claim("z", TWO, "deny", actor="front", target="any role in the attack")

CASES: dict[str, tuple[Claim, Claim, list[tuple[str, str, str, str, str]]]] = {
    "the front denied that it attacked the bridge": (SAID, DENIED, REJECTED),
    "the front denied attacking": (SAID, replace(DENIED, target=()), REJECTED),
    "the guard denied that the bridge was attacked": (SAID, replace(DENIED, actor=()), REJECTED),
    "that the front did it does not follow from that it was done": (replace(SAID, actor=()), DENIED, []),
    "that another one did it": (replace(SAID, actor=mentions("guard")), DENIED, []),
    "another target": (replace(SAID, target=mentions("reyes")), replace(DENIED, target=mentions("duarte")), []),
    "another action": (replace(SAID, action=replace(SAID.action, lemma="visit")), DENIED, []),
    "what stays positive in a denial is not denied": (SAID, replace(DENIED, polarity="positive"), []),
    "a plan": (replace(SAID, modality="planned"), DENIED, []),
    "its own word": (claim("a", ONE, "shell", actor="front", target="bridge", by="front"), DENIED, []),
    "in the outlet's own voice, beside the denial": (
        claim("a", TWO, "shell", actor="front", target="bridge"),
        DENIED,
        REJECTED,
    ),
    "any role in the attack": (SAID, NO_PART, [("z", "denies", "a", "happening", "denied-part")]),
    "any role in the talks": (SAID, replace(NO_PART, target=mentions("any role in the talks")), []),
    "wrongdoing": (SAID, replace(NO_PART, target=mentions("any wrongdoing")), []),
    "another's role": (SAID, replace(NO_PART, actor=mentions("guard")), []),
    "involvement, as the front says": (
        SAID,
        claim("z", TWO, "involvement", target="the attack", by="front", said="no", polarity="negative"),
        [("z", "denies", "a", "happening", "denied-part")],
    ),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("apart", [False, True])
def test_denial(name: str, apart: bool) -> None:
    """Whether the two are one event or none matters to the event that is told, not to the relation."""
    said, denied, expected = CASES[name]
    found = [r for r in related([said, denied], DENYING, events=[] if apart else None) if r.kind == "denies"]
    assert told(found) == expected
    assert all((r.event is None) == apart for r in found)


def test_descriptions_join_within_an_event_only() -> None:
    said = claim("a", ONE, "hit", target="the old mill", by="reyes")
    denied = claim("z", TWO, "hit", target="the old mill", by="duarte", said="no", polarity="negative")
    assert told(related([said, denied], DENYING)) == REJECTED
    assert related([said, denied], DENYING, events=[]) == ()
    assert related([said, denied], DENYING, events=[event(said), event(denied)]) == ()


def test_a_denial_is_told_once_of_each_denier() -> None:
    again = replace(DENIED, id="y", article="later")
    assert told(related([SAID, DENIED, again], (*DENYING, attribution("no", TWO, "denies")))) == REJECTED


def test_a_denial_is_no_contradiction_as_well() -> None:
    assert {r.kind for r in related([SAID, DENIED], DENYING)} == {"denies"}
