"""Who speaks, where the words of the source are a pronoun or a description: a table of text, sources and speakers.

Each text is read by the rules for attribution; the speaker of each attribution is its entity's label, "-" where it
stays open.
"""

from __future__ import annotations

import pytest

from pipeline.stages.attribute import RuleAttributor
from pipeline.stages.resolve import resolve_article
from tests.conftest import MakeReading

SPEAKERS = [
    # A role and the name of its bearer.
    (
        "The union's head, Luc Martin, said that the strike would go on. The union said that talks had failed.",
        [("The union's head, Luc Martin,", "Luc Martin", "person"), ("The union", "The union", "organisation")],
    ),
    (
        "Orvel's ambassador, Ana Reyes, said that talks had failed. She said that she would return.",
        [("Orvel's ambassador, Ana Reyes,", "Ana Reyes", "person"), ("She", "Ana Reyes", "person")],
    ),
    # "It" and "they" that go on speaking.
    (
        "The ministry said that the road was closed. It added that two bridges had been hit.",
        [("The ministry", "The ministry", "organisation"), ("It", "The ministry", "organisation")],
    ),
    (
        "Officials said that the road was closed. They added that two bridges had been hit.",
        [("Officials", "Officials", "unnamed"), ("They", "Officials", "unnamed")],
    ),
    (
        "The ministry said that the road was closed. The army left. It said that the road was open.",
        [("The ministry", "The ministry", "organisation"), ("It", "-", "organisation")],
    ),
    # Nobody names themselves.
    (
        'Paul Reed spoke in Orvel. "I think that Adam Kent will win," he said.',
        [("he", "Paul Reed", "person")],
    ),
    # One and another.
    (
        "An official said that the road was closed. Another official said that it was open.",
        [("An official", "An official", "unnamed"), ("Another official", "Another official", "unnamed")],
    ),
    (
        "A source said that the road was closed. A second source said that it was open.",
        [("A source", "A source", "unnamed"), ("A second source", "A second source", "unnamed")],
    ),
    # Repeated by a noun.
    (
        "Senator Carla Dunn arrived in Orvel. The senator said that the road was closed.",
        [("The senator", "Carla Dunn", "person")],
    ),
    (
        "The Ministry of Defence closed the road. The ministry said that it had been mined.",
        [("The ministry", "Ministry of Defence", "organisation")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPEAKERS)
def test_speakers(reading: MakeReading, text: str, expected: list[tuple[str, str, str]]) -> None:
    read = reading(text)
    resolved = resolve_article(read, RuleAttributor().attribute(read).made, [])
    labels = {e.id: e.label for e in resolved.entities}
    found = [
        (a.source.text, labels[a.speaker] if a.speaker else "-", a.source_kind)
        for a in resolved.attributions
        if a.source is not None and a.parent is None
    ]
    assert found == expected
