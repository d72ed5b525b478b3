"""Whom pronouns mean, and when they stay open."""

from __future__ import annotations

import pytest

from pipeline.stages.resolve import resolve_article
from tests.conftest import MakeReading
from tests.stages.resolve.asking import claim, entity, meant, said, span

MEANT = [
    ("Senator Karen Boyd said that she would resign.", "she", "Karen Boyd"),
    ("Robert Hale met Susan Page. He praised her work.", "He", "Robert Hale"),
    ("Robert Hale met Susan Page. He praised her work.", "her", "Susan Page"),
    ("The ministry said that it had sent soldiers.", "it", "The ministry"),
    ("Officials said that they had closed the road.", "they", "Officials"),
    ("Iran and its allies met.", "its", "Iran"),
    ("The driver who fled was caught.", "who", "The driver"),
    ("Robert Hale hurt himself.", "himself", "Robert Hale"),
    ("Robert Hale himself opened the gate.", "himself", "Robert Hale"),
    ("A guard at the gate who saw the fire called.", "who", "A guard at the gate"),
    ("Karen Boyd, who lives in Oslo, called.", "who", "Karen Boyd"),
]


@pytest.mark.parametrize(("text", "pronoun", "label"), MEANT)
def test_meant(reading: MakeReading, text: str, pronoun: str, label: str) -> None:
    (found,) = meant(reading(text), pronoun)
    assert found is not None
    assert found.label == label


OPEN = [
    ("The ships of Robert Hale and the trucks of Paul Reed left. In Oslo he was missed.", "he"),
    ("Karen Boyd arrived. He left.", "He"),
    ("It rained in Orvel.", "It"),
    ("Robert Hale praised him.", "him"),
    ("Campaigning against Robert Hale, he said little.", "he"),
    ("We met a photographer she had hired.", "she"),
]


@pytest.mark.parametrize(("text", "pronoun"), OPEN)
def test_open(reading: MakeReading, text: str, pronoun: str) -> None:
    assert meant(reading(text), pronoun) == [None]


def test_an_open_pronoun_is_a_rejection(reading: MakeReading) -> None:
    read = reading("Karen Boyd arrived. He left.")
    where = span(read.article.text, "He")
    (found,) = resolve_article(read, [], [claim(read, where)]).rejections
    assert (found.stage, found.subject, found.reason) == ("resolve", "test:20-22", "open-pronoun")


def test_i_is_the_person_quoted_and_we_is_not(reading: MakeReading) -> None:
    read = reading('"I saw it, and we left," Karen Boyd said.')
    text = read.article.text
    quoted = said(read, span(text, "Karen Boyd"), '"I saw it, and we left,"', form="direct")
    resolved = resolve_article(read, [quoted], [claim(read, span(text, "I"), span(text, "we"))])
    one, several = resolved.claims[0].actor
    assert one.entity == entity(resolved, "Karen Boyd").id
    assert several.entity is None


def test_a_speaker_is_not_he_in_the_own_quotation(reading: MakeReading) -> None:
    read = reading('Adam Kent resigned on Monday. "He lied," Robert Hale said.')
    text = read.article.text
    quoted = said(read, span(text, "Robert Hale"), '"He lied,"', form="direct")
    resolved = resolve_article(read, [quoted], [claim(read, span(text, "He"), attribution=quoted)])
    assert resolved.claims[0].actor[0].entity == entity(resolved, "Adam Kent").id
