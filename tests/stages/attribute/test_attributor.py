"""Sentences and the attributions in them."""

from __future__ import annotations

import pytest

from tests.conftest import MakeReading
from tests.stages.attribute.found import attribute, lines

INDIRECT = [
    (
        "The army denied that it had shelled the bridge.",
        "The army | denied | that it had shelled the bridge",
    ),
    (
        "Residents said three people were hurt.",
        "Residents | said | three people were hurt",
    ),
    (
        "Field medics confirmed to the Daily Lantern that four men were treated.",
        "Field medics | confirmed | that four men were treated",
    ),
    (
        "The port will open on Friday, Lena Ortiz told reporters on Monday.",
        "Lena Ortiz | told | The port will open on Friday",
    ),
    (
        "The bridge, witnesses said, was hit twice.",
        "witnesses | said | The bridge / was hit twice",
    ),
    (
        "The mayor said the team had finished its work and found nothing.",
        "The mayor | said | the team had finished its work and found nothing",
    ),
    (
        "Police are still at the port and say more details will be released.",
        "Police | say | more details will be released",
    ),
    (
        'The mayor said that it was too early to tell, and there was "no evidence" of a crime.',
        'The mayor | said | that it was too early to tell, and there was "no evidence" of a crime',
    ),
    (
        "The lawyer stressed that his client was ready to appear, but would not be part of a show.",
        "The lawyer | stressed | that his client was ready to appear, but would not be part of a show",
    ),
    (
        "Her ex-wife contended that the port was mined.",
        "Her ex-wife | contended | that the port was mined",
    ),
    (
        "The army left the port, noting that the rebels had fled.",
        "The army | noting | that the rebels had fled",
    ),
    (
        "Ana Reyes wants to run for mayor.",
        "Ana Reyes | wants | to run for mayor",
    ),
    (
        "The minister refused to leave the building.",
        "The minister | refused | to leave the building",
    ),
    (
        "Officials accused the navy of sinking the boat.",
        "Officials | accused | the navy of sinking the boat",
    ),
    (
        "The minister warned of new attacks.",
        "The minister | warned of | new attacks",
    ),
    (
        "The mayor called for calm.",
        "The mayor | called for | calm",
    ),
    (
        "The navy rejected the accusation.",
        "The navy | rejected | the accusation",
    ),
    (
        "A poll showed that most voters prefer Ortiz.",
        "A poll | showed | that most voters prefer Ortiz",
    ),
    (
        "She is confident that she will win.",
        "She | is confident | that she will win",
    ),
    (
        "The report caused a dispute over the captain's claim that the boat was empty.",
        "the captain's | claim | that the boat was empty",
    ),
    (
        "He was quoted as saying that the talks had failed.",
        "He | saying | that the talks had failed",
    ),
    (
        "State television quoted the general as saying that the strike was over.",
        "the general | saying | that the strike was over",
    ),
    (
        "It was reported that the bridge had fallen.",
        "- | was reported | that the bridge had fallen",
    ),
    (
        "Ortiz declined to say whether the port was mined.",
        "Ortiz | declined to say | whether the port was mined",
    ),
    (
        "A group called the Northern Front claimed responsibility for the attack.",
        "A group called the Northern Front | claimed | responsibility for the attack",
    ),
    (
        "Brill, who said he was tired, left the room.",
        "who | said | he was tired",
    ),
]

ACCORDING = [
    (
        "Two bases were hit by missiles, according to a Syrian field source on Tuesday.",
        "a Syrian field source | according to | Two bases were hit by missiles",
    ),
    (
        "According to the source, the oil field was hit as well.",
        "the source | According to | the oil field was hit as well",
    ),
    (
        "According to a hospital source on Tuesday, five people died.",
        "a hospital source | According to | five people died",
    ),
]

DIRECT = [
    (
        '"The port is open," Lena Ortiz said.',
        'Lena Ortiz | said | "The port is open,"',
    ),
    (
        "“The port is open,” said Lena Ortiz.",
        "Lena Ortiz | said | “The port is open,”",
    ),
    (
        'Ortiz told reporters: "The port will open on Friday."',
        'Ortiz | told | "The port will open on Friday."',
    ),
    (
        'The mayor said, "The road is closed."',
        'The mayor | said | "The road is closed."',
    ),
    (
        '"The road is closed," the mayor said, "and it will stay closed."',
        'the mayor | said | "The road is closed," / "and it will stay closed."',
    ),
    (
        '"The bridge," Brill added, "is gone."',
        'Brill | added | "The bridge," / "is gone."',
    ),
    (
        '"We saw smoke," said Ana Reyes. "Then the sirens began."',
        'Ana Reyes | said | "We saw smoke," / "Then the sirens began."',
    ),
    (
        '"Who did this?" asked Ortiz.',
        'Ortiz | asked | "Who did this?"',
    ),
    (
        "'We heard four explosions,' Reyes told the paper.",
        "Reyes | told | 'We heard four explosions,'",
    ),
    (
        "''The port is open,'' Lena Ortiz said.",
        "Lena Ortiz | said | ''The port is open,''",
    ),
]

MIXED = [
    (
        'Ortiz said that the dam "held against all odds" and that the port would open.',
        'Ortiz | said | that the dam "held against all odds" and that the port would open',
    ),
    (
        "Another official said the report was false, and that Orvel would respond.",
        "Another official | said | the report was false, and that Orvel would respond",
    ),
    (
        'The source reported that "The base was hit by ten missiles. As a result, a fire broke out in the area."',
        'The source | reported | that "The base was hit by ten missiles. As a result, a fire broke out in the area."',
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*INDIRECT, *ACCORDING, *DIRECT, *MIXED])
def test_attribution(reading: MakeReading, text: str, expected: str) -> None:
    assert lines(reading(text)) == [expected]


SEVERAL = [
    (
        "Tom Brill said he would stay, while Lena Ortiz said she would leave.",
        ["Tom Brill | said | he would stay", "Lena Ortiz | said | she would leave"],
    ),
    (
        "Lena Ortiz said it was too early to tell but added that nobody was hurt.",
        ["Lena Ortiz | said | it was too early to tell", "Lena Ortiz | added | that nobody was hurt"],
    ),
    (
        '"I saw the boat sink," he said, adding that nobody swam ashore.',
        ['he | said | "I saw the boat sink,"', "he | adding | that nobody swam ashore"],
    ),
    (
        "Residents said three people were hurt, and the mayor said the road was closed.",
        ["Residents | said | three people were hurt", "the mayor | said | the road was closed"],
    ),
    (
        'The navy rejected the accusation and called it "absurd."',
        ["The navy | rejected | the accusation", 'The navy | called | it "absurd."'],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_attributions(reading: MakeReading, text: str, expected: list[str]) -> None:
    assert lines(reading(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        'The boat, known as the "Grey Lady," left at noon.',
        'The "Iron Wall" operation began on Monday.',
        "As of now, no group has claimed responsibility for the operation.",
        "The committee will meet to decide whether the road should be closed.",
        "The group has not claimed responsibility for the blast.",
        "Four explosions were heard around the base.",
        "The workers' huts burned and the sailors' boats sank.",
        "It is worth noting that the port was mined.",
        "It should be noted that the army shelled the bridge.",
        "Needless to say, the army left the port.",
        "Shares rose, suggesting that the bank was poised to win.",
        "Investigators were trying to determine what happened there.",
    ],
)
def test_no_attribution(reading: MakeReading, text: str) -> None:
    assert lines(reading(text)) == []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('"The port is open," Lena Ortiz said.', "direct"),
        ("Lena Ortiz said the port was open.", "indirect"),
        ('Lena Ortiz said the port was "wide open" again.', "mixed"),
    ],
)
def test_form(reading: MakeReading, text: str, form: str) -> None:
    assert [a.form for a in attribute(reading(text)).made] == [form]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Lena Ortiz said the port was open.", "asserts"),
        ("The army denied that it had shelled the bridge.", "denies"),
        ("The spokesman did not deny that shells were fired.", "unsaid"),
        ("Ortiz did not say whether the port was mined.", "unsaid"),
        ("The ministry would not say whether soldiers had died.", "refuses"),
        ("Ortiz declined to say whether the port was mined.", "refuses"),
        ("Ortiz declined to disclose the terms of the deal.", "refuses"),
        ("The minister refused to leave the building.", "refuses"),
        ("Ortiz does not want to leave the town.", "opposes"),
        ("The mayor rejected the claim that the port was mined.", "denies"),
        ("The mayor rejected the plan to close the port.", "opposes"),
        ("The army refuted reports that the bridge was hit.", "denies"),
        ("The mayor opposed the plan to close the port.", "opposes"),
        ("The mayor urged residents to leave the town.", "demands"),
        ("Ortiz asked whether the port was open.", "asks"),
        ("Ortiz asked the guards to open the port.", "demands"),
        ("The rebels threatened to attack the port.", "threatens"),
        ("A group called the Northern Front claimed responsibility for the attack.", "acknowledges"),
        ("The witness claimed that the boat was empty.", "alleges"),
        ("Ortiz vowed to open the port.", "promises"),
        ("The union praised the decision of the court.", "praises"),
        ("The union condemned the attack on the court.", "criticises"),
    ],
)
def test_stance(reading: MakeReading, text: str, stance: str) -> None:
    assert [a.stance for a in attribute(reading(text)).made] == [stance]


def test_nested_attribution_has_its_parent(reading: MakeReading) -> None:
    made = attribute(reading("Lena Ortiz said the ministry denied that any strike took place.")).made
    outer, inner = made
    assert (outer.parent, inner.parent) == (None, outer.id)
    assert inner.source is not None
    assert inner.source.text == "the ministry"


def test_identifiers_are_unique_and_spans_quote_the_text(reading: MakeReading) -> None:
    page = reading(" ".join(text for text, _ in INDIRECT + DIRECT))
    made = attribute(page).made
    assert len({a.id for a in made}) == len(made)
    starts = [a.content[0].start for a in made]
    assert starts == sorted(starts)
    for a in made:
        for span in (a.source, a.cue, *a.content):
            assert span is None or page.article.text[span.start : span.end] == span.text


def test_same_reading_same_result(reading: MakeReading) -> None:
    page = reading(" ".join(text for text, _ in DIRECT))
    assert attribute(page) == attribute(page)


def test_cue_without_content_is_rejected(reading: MakeReading) -> None:
    outcome = attribute(reading("The mayor said so. Snow fell on the hills."))
    assert outcome.made == ()
    assert [(r.subject, r.reason) for r in outcome.rejections] == [("test:0-14", "cue-without-content")]
