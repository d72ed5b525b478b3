"""The briefing as an editor reads it, whatever the words in it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.dossier import dossier
from pipeline.dossier.subject import find
from pipeline.errors import QueryError
from pipeline.model import Corpus
from tests.graph.hostile import odd_corpus
from tests.joined import FIVE_HURT, JOINED, STORY, STRUCK
from tests.samples import BRIDGE, CORPUS, POST, REYES, WOUNDED
from tests.view.drawn import HOSTILE, hostile_corpus

HERE = Path(__file__).parent


def subjects(corpus: Corpus) -> list[str]:
    """The ids of all that a dossier can be about."""
    return [*(entity.id for entity in corpus.entities), *(event.id for event in corpus.events)]


@pytest.mark.parametrize(("wanted", "golden"), [("Ana Reyes", "reyes.md"), ("ministry says", "event.md")])
def test_the_briefing(wanted: str, golden: str) -> None:
    assert dossier(JOINED, wanted) == (HERE / golden).read_text("utf-8")


def test_the_order_of_records_does_not_matter() -> None:
    turned = replace(JOINED, claims=JOINED.claims[::-1], entities=JOINED.entities[::-1], articles=JOINED.articles[::-1])
    for wanted in (REYES.id, STORY.id, STRUCK.id, BRIDGE.id, POST.id):
        assert dossier(turned, wanted) == dossier(JOINED, wanted)


@pytest.mark.parametrize("corpus", [CORPUS, JOINED, odd_corpus()], ids=["sample", "joined", "odd"])
def test_every_entity_and_event_has_one(corpus: Corpus) -> None:
    for subject in subjects(corpus):
        text = dossier(corpus, subject)
        referred = set(re.findall(r"\[\^(\d+)\](?!:)", text))
        assert referred == set(re.findall(r"(?m)^\[\^(\d+)\]:", text))
        assert all(c.isprintable() or c in "\n\u2068\u2069\u200d\u200c" for c in text)


def test_every_line_that_tells_what_is_said_has_its_passage() -> None:
    for subject in subjects(JOINED):
        heading = ""
        for line in dossier(JOINED, subject).splitlines():
            heading = line if line.startswith("## ") else heading
            if line.startswith("- ") and re.search(
                r"said about|it says|agree|Denials|who says so|changed|unnamed", heading
            ):
                assert re.search(r"\[\^\d+\]$", line), line


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: repr(words[:16]))
def test_hostile_words_stay_words(words: str) -> None:
    corpus = hostile_corpus(JOINED, words)
    for subject in subjects(corpus):
        text = dossier(corpus, subject)
        assert not re.search(r"<(?!https?://)", text)
        assert not re.search(r"[\u202a-\u202e\u2066\u2067\u200e\u200f\u061c]", text)
        assert text.count("\u2068") == text.count("\u2069")
        headings = [line for line in text.splitlines() if line.startswith("#")]
        assert all(re.fullmatch(r"## [A-Z][a-z, -]+|# .*", line) for line in headings)
        assert sum(line.startswith("# ") for line in headings) == 1
        assert "](" not in text


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (REYES.id, REYES.id),
        ("ana REYES", REYES.id),
        ("a. reyes", REYES.id),
        (STORY.id, STORY.id),
        (STORY.id[:14], STORY.id),
        ("says bridge", STORY.id),
    ],
)
def test_whom_it_is_about(wanted: str, found: str) -> None:
    assert find(JOINED, wanted).id == found


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("Ana Reyez", "did you mean Ana Reyes"),
        ("the", "may be any of: "),
        ("event-", "may be any of the events: "),
        ("event-zzz", "no event has the id"),
        ("", "nothing in the graph is called"),
    ],
)
def test_what_is_not_clear_is_told(wanted: str, message: str) -> None:
    with pytest.raises(QueryError, match=re.escape(message)):
        find(JOINED, wanted)


def test_versions_stand_side_by_side() -> None:
    text = dossier(JOINED, STORY.id)
    section = text.split("## Versions that do not agree")[1].split("\n## ")[0]
    numbers = section.split("**How many**")[1]
    for claim in (WOUNDED, FIVE_HURT):
        assert claim.quantity[0].text.split()[0] in numbers
    assert "copied in Tamsk Herald" in text


def test_without_what_joins_articles_it_is_told_all_the_same() -> None:
    text = dossier(CORPUS, "Ana Reyes")
    assert "## What it says" in text
    assert "independent origin" not in text
