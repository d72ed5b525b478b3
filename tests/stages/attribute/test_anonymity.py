"""What a text tells of a source that it does not name: sentence, source, position, reason."""

from __future__ import annotations

import pytest

from pipeline.stages.attribute.anonymity import anonymity_of
from pipeline.stages.attribute.page import Page
from tests.conftest import MakeReading

TOLD = [
    (
        "A person familiar with the talks said on condition of anonymity that the deal was dead.",
        "A person familiar with the talks",
        "familiar with the talks",
        "on condition of anonymity",
    ),
    (
        "The talks failed, said an official who was briefed on the plan and spoke anonymously because of its secrecy.",
        "an official who was briefed on the plan",
        "who was briefed on the plan",
        "spoke anonymously because of its secrecy",
    ),
    (
        '"It is dead," said one diplomat, who asked not to be named because he was not authorised to speak publicly.',
        "one diplomat",
        None,
        "who asked not to be named because he was not authorised to speak publicly",
    ),
    (
        "Two officials close to the family agreed. They spoke on condition of anonymity because they feared arrest.",
        "Two officials close to the family",
        "close to the family",
        "on condition of anonymity because they feared arrest",
    ),
    (
        "An official in the ministry, speaking on the condition of anonymity to discuss private talks, said no.",
        "An official in the ministry",
        "in the ministry",
        "speaking on the condition of anonymity to discuss private talks",
    ),
    (
        '"We lost," said a worker at the plant who declined to be identified for fear of losing her job.',
        "a worker at the plant who declined to be identified for fear of losing her job",
        "at the plant",
        "who declined to be identified for fear of losing her job",
    ),
    (
        "The men were freed, a union official said, asking for anonymity to speak freely.",
        "a union official",
        None,
        "asking for anonymity to speak freely",
    ),
    (
        "The minister shouted, said two people with direct knowledge of the meeting. The people asked not to be named.",
        "two people with direct knowledge of the meeting",
        "with direct knowledge of the meeting",
        "asked not to be named",
    ),
    (
        '"It is over," one officer said, because he is not allowed to talk to reporters.',
        "one officer",
        None,
        "because he is not allowed to talk to reporters",
    ),
    (
        "The plan is dead, according to three people briefed on the matter who were granted anonymity to describe it.",
        "three people briefed on the matter",
        "briefed on the matter",
        "who were granted anonymity to describe it",
    ),
    (
        "An aide, who is not being named to protect her safety, said she left.",
        "An aide",
        None,
        "who is not being named to protect her safety",
    ),
    (
        "A senior aide who attended the meeting said the minister shouted.",
        "A senior aide who attended the meeting",
        "who attended the meeting",
        None,
    ),
    (
        "An official said he was not authorised to speak to the press.",
        "An official",
        None,
        "was not authorised to speak to the press",
    ),
    (
        "He said on condition of anonymity that the ship had sunk.",
        "He",
        None,
        "on condition of anonymity",
    ),
]


@pytest.mark.parametrize(("text", "source", "position", "reason"), TOLD)
def test_told(reading: MakeReading, text: str, source: str, position: str | None, reason: str | None) -> None:
    read = reading(text)
    start = text.index(source)
    found = anonymity_of(Page(read), (start, start + len(source)))
    assert found is not None
    for span in (found.position, found.reason):
        assert span is None or text[span.start : span.end] == span.text
    assert (found.position.text if found.position else None) == position
    assert (found.reason.text if found.reason else None) == reason


UNTOLD = [
    # Nothing is told.
    ("An official said that the road was open.", "An official"),
    # Named.
    ("Ana Reyes, who attended the meeting, said the minister shouted.", "Ana Reyes, who attended the meeting,"),
    # The reason belongs to somebody else.
    ("An official said that a nurse had asked not to be named.", "An official"),
    ('An official said: "I asked not to be named."', "An official"),
    ("An official spoke. The ship was not identified.", "An official"),
    # No person.
    ("A copy of the list in the archive says so.", "A copy of the list"),
    ("The ministry in Orvel said the road was open.", "The ministry in Orvel"),
    # An anonymous letter is no source that asks for anonymity.
    ("An official said the letter was anonymous.", "An official"),
]


@pytest.mark.parametrize(("text", "source"), UNTOLD)
def test_untold(reading: MakeReading, text: str, source: str) -> None:
    start = text.index(source)
    assert anonymity_of(Page(reading(text)), (start, start + len(source))) is None
