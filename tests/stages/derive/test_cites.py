from __future__ import annotations

import pytest

from pipeline.stages.derive import credits_of
from pipeline.stages.derive.outlets import id_of_outlet
from tests.stages.derive.stories import WIRE, printed, said

BY_WORDS = [
    # a sentence; who is cited, and the words that do it
    ("The dam is safe, a minister told the BBC.", "BBC News", "told the BBC"),
    ("The dam broke, Tamsk radio said, citing Reuters.", "Reuters", "citing Reuters"),
    ("According to the Guardian, the dam broke at dawn.", "The Guardian", "According to the Guardian"),
    (
        "According to a report in the Financial Times, it broke.",
        "Financial Times",
        "According to a report in the Financial Times",
    ),
    ("The council knew, the New York Times reported on Monday.", "The New York Times", "the New York Times reported"),
    ("Xinhua quoted an official as saying so.", "Xinhua", "Xinhua quoted"),
    ("A letter seen by Reuters says so.", "Reuters", "seen by Reuters"),
    ("She said so in an interview with CNN.", "CNN", "interview with CNN"),
    ("The dam broke, according to the state news agency IRNA.", "IRNA", "according to the state news agency IRNA"),
    ("The minister told Australian radio that it broke.", None, ""),
    ("She told Time Warner to send pumps.", None, ""),
    ("She told people to leave.", None, ""),
    ("The Orvel Post told its readers.", None, ""),
    ("She wrote to the Guardian.", None, ""),
    ("The dam broke, the Times reported.", "The Times", "the Times reported"),
]


@pytest.mark.parametrize(("sentence", "name", "words"), BY_WORDS)
def test_citing_by_words(sentence: str, name: str | None, words: str) -> None:
    article = printed("a", "Orvel Post", sentence, *WIRE[:2])
    found = credits_of(article)
    assert [(c.kind, c.label, c.outlet, c.of) for c in found] == (
        [("cites", name, id_of_outlet(name), None)] if name else []
    )
    assert [s.text for c in found for s in c.spans] == ([words] if name else [])


BY_SOURCE = [
    (
        "The dam broke at dawn, the official Xinhua news agency said.",
        "the official Xinhua news agency",
        "said",
        "Xinhua",
    ),
    ("The dam broke at dawn, the Tamsk Herald said.", "the Tamsk Herald", "said", "Tamsk Herald"),
    ("The dam broke at dawn, the Secret Service said.", "the Secret Service", "said", None),
    ("The dam broke at dawn, the Orvel Post said.", "the Orvel Post", "said", None),
]


@pytest.mark.parametrize(("sentence", "source", "cue", "name"), BY_SOURCE)
def test_citing_by_the_source_of_an_attribution(sentence: str, source: str, cue: str, name: str | None) -> None:
    article = printed("a", "Orvel Post", sentence, *WIRE[:2])
    act = said(article, source, cue, "The dam broke at dawn", "organisation", None)
    found = credits_of(article, (act,))
    assert [c.label for c in found] == ([name] if name else [])
    assert [s.text for c in found for s in c.spans] == ([f"{source} {cue}"] if name else [])


def test_what_an_outlet_says_of_itself_is_no_report() -> None:
    article = printed("a", "Orvel Post", "It would close its office in Orvel, the BBC said.", *WIRE[:2])
    act = said(article, "the BBC", "said", "It would close its office in Orvel", "organisation", None)
    assert credits_of(article, (act,)) == ()


def test_an_agency_that_was_told_something_by_its_own_report_is_only_credited() -> None:
    article = printed("a", "Orvel Post", "ORVEL (Reuters) - " + WIRE[0], "The dam was old, a worker told Reuters.")
    assert [c.kind for c in credits_of(article)] == ["credit"]


def test_a_short_name_is_that_of_the_long_one_before() -> None:
    text = "The dam broke, the Los Angeles Times reported.", "It was old, a worker told the Times."
    (found,) = credits_of(printed("a", "Orvel Post", *text, WIRE[1]))
    assert (found.label, len(found.spans)) == ("Los Angeles Times", 2)
