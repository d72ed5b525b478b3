"""What touches each sentence."""

from __future__ import annotations

from pipeline.model import Span
from pipeline.stages.split.slices import by_sentence, sentence_at
from tests.conftest import MakeReading


def test_items_are_given_to_every_sentence_they_touch(reading: MakeReading) -> None:
    text = "Rebels left.\nTroops came.\nPeople fled."
    sentences = reading(text).sentences
    spans = [Span.of(text, 0, 6), Span.of(text, 7, 19), Span.of(text, 12, 13), Span.of(text, 26, 38)]
    found = by_sentence(sentences, spans, lambda s: (s,))
    assert [[s.text for s in here] for here in found] == [
        ["Rebels", "left.\nTroops"],
        ["left.\nTroops"],
        ["People fled."],
    ]


def test_the_sentence_at_an_offset(reading: MakeReading) -> None:
    sentences = reading("Rebels left.\nTroops came.").sentences
    assert [sentence_at(sentences, at) for at in (0, 11, 12, 13, 99)] == [
        sentences[0],
        sentences[0],
        None,
        sentences[1],
        None,
    ]
