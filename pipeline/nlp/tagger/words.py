"""An article as arrays: its words, their features, and what the rules think of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.model import Sentence, Token

Ints = NDArray[np.int32]
ROLES = ("source", "cue", "content")
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""The tags, in the order of the model's emissions (Ramshaw and Marcus 1995, with a B at each start)."""

POS = (
    "", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X", "SPACE",
)  # fmt: skip
DEP = (
    "", "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta",
    "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj",
    "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)  # fmt: skip
NAMES = ("", "PERSON", "ORG", "GPE", "NORP", "DATE", "TIME", "other")
FEATURES = {
    "case": 4, "quote": 3, "block": 3, "pos": len(POS), "dep": len(DEP), "name": len(NAMES), "rule": len(TAGS),
}  # fmt: skip
"""The features of a word, in the order of the columns, with how many values each has."""
RULE = list(FEATURES).index("rule")


@dataclass(frozen=True, slots=True)
class Hint:
    """An attribution as the rules found it: offsets ``[start, end)`` of its parts."""

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article, in order; all arrays have one row each.

    `start` and `end` are offsets into the article's text, `sentence` and `block` count up, `quotation` numbers the
    quotation that a word stands in (-1 outside), `features` has the columns of `FEATURES`. `hint` is the number of
    the rules' attribution whose cue or content the word is in (-1: none), `hint_sources` the offsets of the source
    of each (-1, -1: none).
    """

    text: list[str]
    start: Ints
    end: Ints
    sentence: Ints
    block: Ints
    quotation: Ints
    features: Ints
    hint: Ints
    hint_sources: Ints

    def __len__(self) -> int:
        return len(self.text)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The words ``[first, last)`` that share a character with the offsets ``[start, end)``."""
        first = int(np.searchsorted(self.end, start, side="right"))
        return first, max(first, int(np.searchsorted(self.start, end, side="left")))


def words_of(
    sentences: Sequence[Sentence],
    titles: frozenset[int],
    quotations: Sequence[tuple[int, int, int]],
    hints: Sequence[Hint],
) -> Words:
    """The arrays of an article.

    `titles` are the positions of blocks that are a title or a heading, `quotations` have start, end and the width
    of their marks, `hints` are the attributions that the rules found, nested ones left out.
    """
    tokens = [(number, sentence.block, token) for number, sentence in enumerate(sentences) for token in sentence.tokens]
    words = Words(
        text=[token.text for _, _, token in tokens],
        start=np.array([token.start for _, _, token in tokens], np.int32),
        end=np.array([token.end for _, _, token in tokens], np.int32),
        sentence=np.array([number for number, _, _ in tokens], np.int32),
        block=np.array([block for _, block, _ in tokens], np.int32),
        quotation=np.full(len(tokens), -1, np.int32),
        features=np.zeros((len(tokens), len(FEATURES)), np.int32),
        hint=np.full(len(tokens), -1, np.int32),
        hint_sources=np.array([hint.source or (-1, -1) for hint in hints], np.int32).reshape(-1, 2),
    )
    quote = np.zeros(len(tokens), np.int32)
    for number, (start, end, width) in enumerate(quotations):
        first, last = words.within(start, end)
        words.quotation[first:last] = number
        quote[first:last] = 1
        for mark in (words.within(start, start + width), words.within(end - width, end)):
            quote[mark[0] : mark[1]] = 2
    before = -1
    for row, (_, block, token) in enumerate(tokens):
        place = 2 if block in titles else int(block != before)
        words.features[row, :-1] = (_case(token.text), quote[row], place, *_syntax(token))
        before = block
    for number, hint in enumerate(hints):
        for role, stretches in (("source", (hint.source,)), ("cue", (hint.cue,)), ("content", hint.content)):
            for stretch in stretches:
                if stretch is not None:
                    _mark(words, role, number, words.within(*stretch))
    return words


def _mark(words: Words, role: str, number: int, within: tuple[int, int]) -> None:
    first, last = within
    tag = 1 + 2 * ROLES.index(role)
    words.features[first:last, RULE] = tag + 1
    words.features[first : min(first + 1, last), RULE] = tag
    if role != "source":
        words.hint[first:last] = number


def _case(text: str) -> int:
    if text.islower() or not any(c.isalpha() for c in text):
        return 0
    if text.isupper() and len(text) > 1:
        return 2
    return 1 if text[0].isupper() else 3


def _syntax(token: Token) -> tuple[int, int, int]:
    name = token.name if token.name in NAMES else "other"
    pos = POS.index(token.pos) if token.pos in POS else 0
    dep = DEP.index(token.dep) if token.dep in DEP else 0
    return pos, dep, NAMES.index(name)
