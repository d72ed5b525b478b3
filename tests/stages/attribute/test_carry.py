"""Quotations that carry a speaker on, and those that have none."""

from __future__ import annotations

from tests.conftest import MakeReading
from tests.stages.attribute.found import attribute, lines


def test_next_paragraph_carries_the_speaker_on(reading: MakeReading) -> None:
    text = '"It was dark that night," Ana Reyes recalled.\n"And it was cold, and nobody had a lamp."\n'
    first, second = attribute(reading(text)).made
    assert second.source is None
    assert second.cue is None
    assert second.continues == first.id
    assert second.source_kind == first.source_kind


def test_quotation_of_two_paragraphs_is_one_attribution(reading: MakeReading) -> None:
    text = 'Ana Reyes said: "It was dark that night.\n"It was cold, and nobody had a lamp."\n'
    assert lines(reading(text)) == [
        'Ana Reyes | said: | "It was dark that night. / "It was cold, and nobody had a lamp."'
    ]


def test_speaker_named_in_the_second_paragraph(reading: MakeReading) -> None:
    text = (
        '"The road is closed," the mayor said.\n'
        '"We will not leave this town, whatever comes.\n'
        '"Our families have lived here for ages," Tom Brill told reporters.\n'
    )
    assert lines(reading(text))[1:] == [
        'Tom Brill | told | "We will not leave this town, whatever comes. / "Our families have lived here for ages,"'
    ]


def test_own_voice_of_the_outlet_carries_nobody_on(reading: MakeReading) -> None:
    text = "The correspondent reported that four explosions were heard. No group has claimed them.\n"
    assert lines(reading(text)) == ["The correspondent | reported | that four explosions were heard"]


def test_quotation_without_speaker_is_nobodys_and_rejected(reading: MakeReading) -> None:
    text = 'Snow fell on the hills.\n"They never came back to the village after that night."\n'
    outcome = attribute(reading(text))
    (made,) = outcome.made
    assert made.speakerless
    assert (made.form, made.stance, made.source_kind) == ("direct", "asserts", "unnamed")
    assert made.confidence < 0.5
    assert [s.text for s in made.content] == ['"They never came back to the village after that night."']
    assert [(r.stage, r.subject, r.reason) for r in outcome.rejections] == [
        ("attribute", "test:24-79", "quote-without-speaker")
    ]


def test_beliefs_in_a_quotation_without_speaker_have_no_holder(reading: MakeReading) -> None:
    text = 'Snow fell on the hills.\n"I think that they never came back to the village. The mayor said it was cold."\n'
    assert [a.speakerless for a in attribute(reading(text)).made] == [True]


def test_titles_and_words_at_a_distance_are_nobodys_saying(reading: MakeReading) -> None:
    text = 'She read "The Man Who Was Left Behind" at home. The "right to roam" act passed.\n'
    assert lines(reading(text)) == []


def test_a_quotation_of_several_paragraphs_without_speaker_is_one(reading: MakeReading) -> None:
    text = 'Snow fell on the hills.\n"They never came back to us.\n"And we waited for them all night."\n'
    (made,) = attribute(reading(text)).made
    assert made.speakerless
    assert len(made.content) == 2


def test_paragraphs_of_a_quotation_whose_breaks_were_lost_are_its_pieces(reading: MakeReading) -> None:
    text = (
        '"The army took the port," said Mr Brill in a letter. "Since then the team has been working on the files. '
        '"During that time, we read all of them."\n'
    )
    (made,) = attribute(reading(text)).made
    assert made.source is not None
    assert made.source.text == "Mr Brill"
    assert len(made.content) == 3
