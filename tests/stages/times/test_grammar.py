"""The grammar stays cheap on text that no person wrote."""

from __future__ import annotations

import time

import pytest

from pipeline.model import Article, Block, Sentence, Token
from pipeline.stages.times import find_times
from pipeline.stages.times.grammar import grammar


@pytest.mark.parametrize(
    "unit", ["1 ", "9", " ", "2024 ", "May ", "the last two ", "20-", "12:30 ", "three and a half "]
)
def test_hostile_lines_take_time_in_proportion(unit: str) -> None:
    text = ("x " + unit * (200_000 // len(unit)))[:200_000].rstrip()
    article = Article(
        "a", None, None, None, None, None, "2024-10-01", "en", text, "", (Block("paragraph", 0, len(text)),)
    )
    word = Token(0, 0, len(text), text, text, "X", "X", "ROOT", 0)
    begun = time.process_time()
    find_times(article, (Sentence(0, (word,)),))
    assert time.process_time() - begun < 5


def test_every_pattern_of_the_lexicon_compiles_and_has_a_rule() -> None:
    from pipeline.stages.times.rules import RULES

    assert {pattern.rule for pattern in grammar().patterns} == set(RULES)
