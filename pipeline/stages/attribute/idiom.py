"""Verbs that report a quotation only together with the word behind them: "went on", "put it", "shot back"."""

from __future__ import annotations

from functools import cache

from pipeline.lexicon import load
from pipeline.model import Sentence, Token
from pipeline.stages.attribute.lexicon import cue_lexicon

FAR = 2
"""How far behind its verb the word may stand, in tokens."""


@cache
def _particles() -> dict[str, frozenset[str]]:
    return {verb: frozenset(words) for verb, words in load("idioms")["particles"].items()}


def particle(sentence: Sentence, verb: Token) -> Token | None:
    """The word that makes the verb report a quotation, if it stands right behind it."""
    words = _particles().get(cue_lexicon().lemma(verb), frozenset()) if verb.tag != "VBG" else frozenset()
    for token in sentence.tokens[verb.index + 1 : verb.index + FAR]:
        if token.lower in words and sentence.tokens[min(token.index + 1, len(sentence.tokens) - 1)].lower != "to":
            return token
    return None
