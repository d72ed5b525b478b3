"""The trained tagger with the rules around it, on texts of our own."""

from __future__ import annotations

import pytest

from pipeline.model import Attribution as Said
from pipeline.model import Outcome
from pipeline.nlp.tagger import Part, Tagged
from pipeline.nlp.tagger.shipped import shipped_tagger
from pipeline.nlp.tagger.words import Words
from pipeline.stages.attribute import TrainedAttributor
from tests.conftest import MakeReading
from tests.stages.attribute.found import line

FOUND = [
    # Indirect speech, in its three orders.
    ("The mayor said the port would stay shut.", ["The mayor | said | the port would stay shut"]),
    ("The port will stay shut, the mayor said.", ["the mayor | said | The port will stay shut"]),
    ("According to the mayor, the port is shut.", ["the mayor | According to | the port is shut"]),
    # Quotations; a comma and a full stop inside the marks stay.
    ('"We are leaving," Lena Ortiz said.', ['Lena Ortiz | said | "We are leaving,"']),
    (
        '"We are leaving," Lena Ortiz said. "Nobody asked us."',
        ['Lena Ortiz | said | "We are leaving," / "Nobody asked us."'],
    ),
    # What follows a quotation and its cue is the outlet's.
    ('"Follow me," the guard said, and the boys ran to the gate.', ['the guard | said | "Follow me,"']),
    # A chain of sources.
    (
        "The minister said that the army had denied that the bridge was mined.",
        [
            "The minister | said | that the army had denied that the bridge was mined",
            "the army | had denied | that the bridge was mined",
        ],
    ),
    # The day of saying is none of the source's words.
    (
        "Two men were hurt, according to a police officer on Tuesday.",
        ["a police officer | according to | Two men were hurt"],
    ),
    # Formats without a cue are the rules'.
    ("Q: Is the port open?\nA: It is open.", ["Q | - | Is the port open?", "A | - | It is open."]),
]


@pytest.fixture(scope="module")
def trained() -> TrainedAttributor:
    return TrainedAttributor(shipped_tagger())


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(reading: MakeReading, trained: TrainedAttributor, text: str, expected: list[str]) -> None:
    made = trained.attribute(reading(text)).made
    assert [line(a) for a in made] == expected


def test_a_link_of_a_chain_has_its_parent(reading: MakeReading, trained: TrainedAttributor) -> None:
    outer, inner = trained.attribute(reading("The minister said that the army had denied that it was mined.")).made
    assert (outer.parent, inner.parent) == (None, outer.id)
    assert inner.stance == "denies"


def test_spans_are_their_characters_and_the_same_each_time(reading: MakeReading, trained: TrainedAttributor) -> None:
    article = reading("\n".join(text for text, _ in FOUND))
    first, second = trained.attribute(article), trained.attribute(article)
    assert first == second
    for said in first.made:
        for span in (said.source, said.cue, *said.content):
            assert span is None or article.article.text[span.start : span.end] == span.text
        assert 0 < said.confidence <= 1


def test_an_article_without_a_word(reading: MakeReading, trained: TrainedAttributor) -> None:
    assert trained.attribute(reading("")) == Outcome((), ())


class Told:
    """A tagger that finds what it is told: spans by their words, each with one confidence."""

    version = "told"

    def __init__(self, text: str, cue: str, source: str | None, content: tuple[str, ...], confidence: float) -> None:
        def part(words: str) -> Part:
            start = text.index(words)
            return Part(start, start + len(words), confidence)

        by = part(source) if source else None
        self.tagged = Tagged(part(cue), by, tuple(map(part, content)), 1.0, 1.0, confidence)

    def find(self, words: Words) -> list[Tagged]:
        return [self.tagged]


def told(reading: MakeReading, text: str, tagger: Told) -> tuple[list[str], list[str], tuple[Said, ...]]:
    outcome = TrainedAttributor(tagger).attribute(reading(text))
    believed = [line(a) for a in outcome.made if not a.doubtful]
    return believed, [r.reason for r in outcome.rejections], outcome.made


def test_a_doubtful_one_with_a_source_leaves_words_that_nobody_says(reading: MakeReading) -> None:
    text = "The storm blamed a fire that was lit."
    content = "a fire that was lit"
    found, reasons, made = told(reading, text, Told(text, "blamed", "The storm", (content,), 0.2))
    assert reasons == ["doubtful-attribution"]
    assert found == [f"- | - | {content}"]
    assert made[0].speakerless
    assert [(line(a), a.confidence) for a in made if a.doubtful] == [(f"The storm | blamed | {content}", 0.2)]


def test_a_doubtful_one_without_source_and_quotation_is_the_outlets(reading: MakeReading) -> None:
    text = "It is worth noting that the road is shut."
    found, reasons, made = told(reading, text, Told(text, "noting", None, ("that the road is shut",), 0.2))
    assert (found, reasons) == ([], ["doubtful-attribution"])
    assert [a.doubtful for a in made] == [True]


def test_nobody_is_no_source(reading: MakeReading) -> None:
    text = "No group claimed the blast."
    found, reasons, _ = told(reading, text, Told(text, "claimed", "No group", ("the blast",), 0.9))
    assert found == []
    assert "nobody-speaks" in reasons


def test_a_sure_rule_is_believed_where_the_tagger_is_in_doubt(reading: MakeReading) -> None:
    text = "The mayor said the port was shut."
    found, _, _ = told(reading, text, Told(text, "was", "the port", ("shut",), 0.2))
    assert found == ["The mayor | said | the port was shut"]


def test_a_piece_in_another_paragraph_needs_quotation_marks(reading: MakeReading) -> None:
    text = "The mayor said the port was shut.\nSnow fell."
    found, _, _ = told(reading, text, Told(text, "said", "The mayor", ("the port was shut", "Snow fell"), 0.9))
    assert found == ["The mayor | said | the port was shut"]


def test_a_quotation_that_ends_in_a_paragraph_before_has_its_speaker_there(reading: MakeReading) -> None:
    text = '"We won," Ana Reyes said.\nTom Brill revealed that the road was shut.'
    content = ('"We won,"', "that the road was shut")
    found, _, _ = told(reading, text, Told(text, "revealed", "Tom Brill", content, 0.9))
    assert "Tom Brill | revealed | that the road was shut" in found


def test_a_quotation_that_was_cut_short_is_taken_whole(reading: MakeReading) -> None:
    text = 'Ana Reyes said, "It was late. Nobody came."'
    found, _, _ = told(reading, text, Told(text, "said", "Ana Reyes", ('"It was late.',), 0.9))
    assert found == ['Ana Reyes | said | "It was late. Nobody came."']
