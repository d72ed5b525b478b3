"""Claims in the same words are compared once."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Claim, Span
from pipeline.stages.link.retold import first_told
from pipeline.stages.link.sketch import Sketch, sketches
from tests.stages.link.test_events import ONE, TWO, claim, day

WORDS = "Shells hit the bridge in Orvel on Monday"
THREE = replace(TWO, id="three")


def sketched(*claims: Claim) -> list[Sketch]:
    """The claims as events compare them."""
    return [s for a in (ONE, TWO, THREE) for s in sketches(a, [c for c in claims if c.article == a.id])]


def saying(made: Claim, words: str) -> Claim:
    """The claim with these words as its evidence."""
    at = made.action.start
    return replace(made, evidence=Span(at, at + len(words), words))


def test_the_first_article_stands_for_those_that_say_it_in_the_same_words() -> None:
    a, b = saying(claim("a", target="bridge"), WORDS), saying(claim("b", TWO, target="bridge"), f"“{WORDS}.”")
    c = saying(claim("c", THREE, target="bridge"), "Shells hit the bridge in Tamsk on Monday")
    assert first_told(sketched(c, b, a)) == {"a": ("a", "b"), "c": ("c",)}


def test_one_article_says_nothing_for_itself() -> None:
    a, b = saying(claim("a", target="bridge"), WORDS), saying(claim("b", target="bridge"), WORDS)
    again = saying(claim("c", TWO, target="bridge"), WORDS)
    assert first_told(sketched(a, b, again)) == {"a": ("a", "c"), "b": ("b",)}


def test_few_words_and_other_days_are_not_the_same() -> None:
    short = [saying(claim("a", target="bridge"), "shells hit"), saying(claim("b", TWO, target="bridge"), "shells hit")]
    assert len(first_told(sketched(*short))) == 2
    days = [
        saying(claim("a", target="bridge", time=day(2)), WORDS),
        saying(claim("b", TWO, target="bridge", time=day(9)), WORDS),
    ]
    assert len(first_told(sketched(*days))) == 2
