"""Claims of short texts, with attributions written by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from pipeline.model import Attribution, Claim, Form, Outcome, SourceKind, Span, Stance, TimeRef, make_id
from pipeline.stages.split import RuleSplitter
from tests.conftest import MakeReading

Said = tuple[str | None, str | None, str]
"""Source, cue and content, as words of the text."""
Split = Callable[..., Outcome[Claim]]


def attribution(
    text: str,
    source: str | None,
    cue: str | None,
    content: str,
    stance: Stance = "asserts",
    kind: SourceKind = "organisation",
    parent: str | None = None,
    continues: str | None = None,
    form: Form = "indirect",
) -> Attribution:
    """An attribution whose parts are the first places of these words."""

    def span(words: str | None) -> Span | None:
        return None if words is None else Span.of(text, text.index(words), text.index(words) + len(words))

    what = span(content)
    assert what is not None
    key = make_id("attribution", what.start, what.end)
    return Attribution(
        key,
        "test",
        span(source),
        span(cue),
        (what,),
        form,
        stance,
        None,
        kind,
        None,
        parent,
        0.9,
        continues,
    )


@pytest.fixture(scope="session")
def split(reading: MakeReading) -> Split:
    """``split(text, *attributions, times=(words, ...))``: the outcome for a text of paragraphs."""

    def run(text: str, *said: Attribution, times: Sequence[str] = ()) -> Outcome[Claim]:
        found = tuple(
            TimeRef(at, at + len(words), words, "DATE", "2024-09-30", "2024-09-30", "2024-10-01", "day")
            for words in times
            for at in (text.index(words),)
        )
        return RuleSplitter().split(replace(reading(text), times=found), said)

    return run


def the(outcome: Outcome[Claim], lemma: str) -> Claim:
    """The one claim with this lemma."""
    found = [c for c in outcome.made if c.action.lemma == lemma]
    assert len(found) == 1, [c.action.lemma for c in outcome.made]
    return found[0]
