"""Polarity, modality, certainty and tense: sentence, lemma, and the four."""

from __future__ import annotations

import pytest

from tests.stages.split.conftest import Split, the

TABLE = [
    ("Rebels attacked the port.", "attack", "positive actual certain non_future"),
    ("The army is sending jets to Orvel.", "send", "positive actual certain non_future"),
    # Negation.
    ("Rebels did not attack the port.", "attack", "negative actual certain non_future"),
    (
        "No group has claimed responsibility for the blast.",
        "claim responsibility",
        "negative actual certain non_future",
    ),
    ("Nobody attacked the port.", "attack", "negative actual certain non_future"),
    ("The army never attacked the port.", "attack", "negative actual certain non_future"),
    ("Rebels failed to take the port.", "take", "negative actual certain non_future"),
    ("Rebels did not fail to take the port.", "take", "positive actual certain non_future"),
    ("The army left without attacking the port.", "attack", "negative actual certain non_future"),
    ("Rebels not only attacked the port but burned it.", "attack", "positive actual certain non_future"),
    ("The army is not expected to attack the port.", "attack", "negative possible probable future"),
    ("The army refused to leave the port.", "leave", "negative actual certain non_future"),
    ("Police prevented students from entering the hall.", "enter", "negative actual certain non_future"),
    ("Narnia does not, and never will, accept the treaty.", "accept", "negative planned certain future"),
    ("The minister did nothing to stop the rebels.", "stop", "positive planned possible future"),
    ("The army could no longer hold the port.", "hold", "negative possible possible future"),
    # Plans.
    ("Narnia to send troops to Orvel.", "send", "positive planned certain future"),
    ("The army will send troops.", "send", "positive planned certain future"),
    ("The army won't send troops.", "send", "negative planned certain future"),
    ("The army plans to send troops.", "send", "positive planned unknown future"),
    ("The army is going to send troops.", "send", "positive planned certain future"),
    ("The army is set to send troops.", "send", "positive planned unknown future"),
    # Possibility.
    ("The army may send troops.", "send", "positive possible possible future"),
    ("The army may have sent troops.", "send", "positive possible possible non_future"),
    ("The army is likely to send troops.", "send", "positive possible probable future"),
    ("The army tried to take the port.", "take", "positive possible possible non_future"),
    # Conditions and demands.
    ("If rebels attack the port, the army will send troops.", "attack", "positive conditional unknown future"),
    ("If rebels attack the port, the army will send troops.", "send", "positive conditional unknown future"),
    ("The army would have sent troops.", "send", "positive hypothetical unknown non_future"),
    ("The court ordered the army to leave the port.", "leave", "positive ordered unknown future"),
    ("The army must leave the port.", "leave", "positive ordered unknown future"),
    # Aims.
    ("The army sent jets to protect the port.", "protect", "positive planned possible future"),
    ("The army has no plans to leave the port.", "leave", "negative planned unknown future"),
    ("She had no intention of leaving the port.", "leave", "negative planned unknown future"),
    ("There is no need to leave the port.", "leave", "positive hypothetical unknown non_future"),
    ("There was no evidence that rebels attacked the port.", "attack", "positive hypothetical unknown non_future"),
    ("It is important to know the facts.", "know", "positive hypothetical unknown non_future"),
    ("The team had to endure a delay.", "endure", "positive actual certain non_future"),
    ("The boat must have left the port.", "leave", "positive possible probable non_future"),
    ("She was the first woman to serve in the army.", "serve", "positive actual certain non_future"),
    ("The airline to be compensated for delays.", "compensate", "positive planned certain future"),
    # Event nouns.
    ("The army fears an attack by rebels on the port.", "attack", "positive possible possible future"),
    ("Troops prepared for a potential assault by rebels on the port.", "assault", "positive possible possible future"),
    ("The minister condemned the attack by rebels on the port.", "attack", "positive actual certain non_future"),
]


@pytest.mark.parametrize(("text", "lemma", "expected"), TABLE)
def test_status(split: Split, text: str, lemma: str, expected: str) -> None:
    claim = the(split(text), lemma)
    assert " ".join((claim.polarity, claim.modality, claim.certainty, claim.tense)) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Did rebels attack the port?", "question"),
        ("Leave the port now.", "imperative"),
        ("There it is.", "no-arguments"),
    ],
)
def test_what_states_nothing_is_rejected_with_a_reason(split: Split, text: str, reason: str) -> None:
    outcome = split(text)
    assert outcome.made == ()
    assert [(r.stage, r.reason) for r in outcome.rejections] == [("split", reason)]
    assert outcome.rejections[0].subject.startswith("test:")


def test_what_is_left_open_is_no_claim(split: Split) -> None:
    assert "open-question" in [r.reason for r in split("What they found is open.").rejections]
