"""What cues make of their contents, for any stretch that somebody takes for a cue."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from pipeline.lexicon import load
from pipeline.model import Stance
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.stance import known_stance, stance_of
from tests.conftest import MakeReading

# The cue stands in square brackets, the content in braces.
STANCES: list[tuple[str, str | None]] = [
    # Plain cues, and cues with words around them.
    ("Ortiz [told reporters] that {the port was open}.", "asserts"),
    ("Ortiz [has repeatedly said] that {the port was open}.", "asserts"),
    ("{The port was open}, [according to] the mayor.", "asserts"),
    ("Ortiz [said in a statement] that {the port was open}.", "asserts"),
    ("The general [was quoted as saying] that {the port was open}.", "asserts"),
    ("Ortiz [went on to argue] that {the port was open}.", "asserts"),
    ("The mayor [made it clear] that {the port would open}.", "asserts"),
    ("Ortiz [cited] {a shortage of fuel}.", "asserts"),
    ("The men [reportedly] {crossed the bridge}.", "alleges"),
    # A verb that governs another.
    ("Ortiz [threatened to sue] {the ministry}.", "threatens"),
    ("The mayor [expressed doubt] that {the bridge would hold}.", "doubts"),
    ("The union [issued a warning] that {the bridge would fall}.", "warns"),
    ("The union [made the claim] that {the bridge was mined}.", "alleges"),
    ("The union [voiced support for] {the strike}.", "supports"),
    # Prepositions, particles and infinitives that change the verb.
    ("The mayor [called on] {residents to leave}.", "demands"),
    ("The mayor [asked] {residents to leave}.", "demands"),
    ("The mayor [asked] {whether residents had left}.", "asks"),
    ("The mayor [told] {residents to leave}.", "demands"),
    ("The minister [ruled out] {new talks}.", "denies"),
    ("The minister [pushed back against] {the plan}.", "opposes"),
    ("The group [claimed responsibility for] {the attack}.", "acknowledges"),
    ("The mayor [would like] {to leave the town}.", "wants"),
    ("The union [disagreed with] {the plan}.", "opposes"),
    # Nouns and adjectives.
    ("[The claim] that {the bridge was mined} spread quickly.", "alleges"),
    ("She spoke of [his belief] that {the bridge would hold}.", "believes"),
    ("The mayor [is confident] that {the bridge will hold}.", "believes"),
    ("The mayor [was worried] that {the bridge would fall}.", "warns"),
    ("The mayor [was aware] that {the bridge was mined}.", "knows"),
    # Thought and attitude.
    ("Ortiz [knew] that {the bridge was mined}.", "knows"),
    ("{The harvest} [is expected to] {fail}.", "predicts"),
    ("The union [endorsed] {the plan}.", "supports"),
    # Negation.
    ("Ortiz [did not say] whether {the port was open}.", "unsaid"),
    ("Ortiz [never mentioned] {the harbour}.", "unsaid"),
    ("The army [did not deny] that {shells were fired}.", "unsaid"),
    ("The army [could not confirm] {the report}.", "unsaid"),
    ("The ministry [did not respond to] {a request for comment}.", "unsaid"),
    ("The army [failed to mention] {the prisoners}.", "unsaid"),
    ("The mayor [stopped short of accusing] {the army}.", "unsaid"),
    ("Nobody [said] that {the port was open}.", "unsaid"),
    ("Neither Ortiz nor Rivas [said] that {the port was open}.", "unsaid"),
    ("Ortiz [does not believe] that {the port will open}.", "doubts"),
    ("Few [believe] that {the port will open}.", "doubts"),
    ("A few [believe] that {the port will open}.", "believes"),
    ("Ortiz [does not know] whether {the port will open}.", "doubts"),
    ("It [is not clear] whether {the port will open}.", "doubts"),
    ("Ortiz [does not want] {the port to open}.", "opposes"),
    ("The union [does not support] {the plan}.", "opposes"),
    ("The union [has not endorsed] {the plan}.", "unsaid"),
    ("The mayor [is not happy] that {the port is closed}.", "criticises"),
    ("The mayor [has no plans to] {leave the town}.", "unsaid"),
    ("The mayor [did not only say] that {the port was open}.", "asserts"),
    ('{"Probably not,"} Ortiz [said].', "asserts"),
    # On purpose.
    ("Ortiz [declined to comment] on {the raid}.", "refuses"),
    ("Ortiz [refused to say] whether {the port was open}.", "refuses"),
    ("Ortiz [would not comment] on {the raid}.", "refuses"),
    ("The minister [refused] {to leave}.", "refuses"),
    # Not said yet, or perhaps never.
    ("The minister [may announce] {new taxes}.", "unsaid"),
    ("The minister [will say] that {taxes must fall}.", "unsaid"),
    ("The minister [could demand] {new taxes}.", "unsaid"),
    ("The minister [is expected to announce] {new taxes}.", "unsaid"),
    ("The minister is expected to [announce] {new taxes}.", "unsaid"),
    ("The minister plans to [announce] {new taxes}.", "unsaid"),
    ("If the minister [says] that {taxes must fall}, unions will cheer.", "unsaid"),
    ("The town went along, even if the mayor [resented] {the plan}.", "opposes"),
    ("The minister was able to [announce] {new taxes}.", "asserts"),
    ("The minister [will support] {the plan}.", "supports"),
    ('"I [would say] that {the port is open}," Ortiz said.', "asserts"),
    # Words that no lexicon knows.
    ("The minister [unglued] {the plan}.", None),
]


@pytest.mark.parametrize(("marked", "stance"), STANCES)
def test_stance_of_a_cue(reading: MakeReading, marked: str, stance: str | None) -> None:
    text = "".join(c for c in marked if c not in "[]{}")
    before = "".join(c for c in marked[: marked.index("[")] if c not in "{}")
    words = marked[marked.index("[") + 1 : marked.index("]")]
    first = marked[marked.index("{") + 1 : marked.index("}")]
    content = (text.index(first), text.index(first) + len(first))
    page = Page(reading(text))
    cue = (len(before), len(before) + len(words))
    assert text[cue[0] : cue[1]] == words
    assert known_stance(page, cue, (content,)) == stance
    assert stance_of(page, cue, (content,)) == (stance or "asserts")


def test_a_format_without_a_cue_asserts_or_asks(reading: MakeReading) -> None:
    text = "Ortiz: The port is open. Rivas: Is it safe?"
    page = Page(reading(text))
    assert stance_of(page, None, ((7, 23),)) == "asserts"
    assert stance_of(page, None, ((32, 43),)) == "asks"
    assert stance_of(page, (30, 31), ((32, 43),)) == "asks"


@pytest.mark.parametrize("tables", [("verbs",), ("more",), ("nouns", "more_nouns"), ("adjectives", "more_adjectives")])
def test_a_word_stands_under_one_stance(tables: tuple[str, ...]) -> None:
    data = load("cues")
    counts = Counter(word for table in tables for words in data[table].values() for word in words)
    assert [word for word, count in counts.items() if count > 1 or " " in word] == []


def test_the_lexicon_knows_the_stances_of_the_model_and_no_others() -> None:
    data, stances = load("cues"), set(get_args(Stance))
    tables = ("verbs", "more", "nouns", "more_nouns", "adjectives", "more_adjectives", "idioms", "adverbs")
    assert {stance for table in tables for stance in data[table]} <= stances
    for table in ("stances", "negated", "negated_adjectives", "negated_verbs"):
        assert set(data[table].values()) <= stances
    assert set(data["negated"]) == stances
