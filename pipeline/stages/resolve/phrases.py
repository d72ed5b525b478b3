"""Noun phrases, as the parser sees them: their heads, their determiners, and the words that narrow them down."""

from __future__ import annotations

from pipeline.model import Sentence, Token
from pipeline.stages.resolve.lexicon import words
from pipeline.stages.resolve.referents import Article, Noun

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
NONE = frozenset({"no", "neither"})
NOBODY = frozenset(
    [
        "nobody",
        "none",
        "nothing",
        "anyone",
        "anybody",
        "anything",
        "someone",
        "somebody",
        "something",
        "everyone",
        "everybody",
        "everything",
    ]
)
"""Words that stand for no one and nothing in particular."""
CLAUSES = frozenset({"relcl", "acl"})
APART = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "case", "det", "advcl", "parataxis"})


def head_of(sentence: Sentence, start: int, end: int) -> Token | None:
    """The token that heads the words in ``[start, end)``: the first nominal one governed from outside."""
    tops = [t for t in sentence.tops(sentence.between(start, end)) if t.pos != "PUNCT"]
    nominal = [t for t in tops if t.pos in NOMINAL and t.dep != "det"]
    return next(iter(nominal or tops), None)


def phrase(sentence: Sentence, head: Token) -> tuple[int, int]:
    """The offsets of the noun phrase around `head`: up to, and without, what follows a comma or a clause."""
    tokens = sentence.subtree(head, APART - {"det", "case"})
    while tokens and tokens[-1].pos in {"ADP", "PUNCT"}:
        tokens = tokens[:-1]
    # What the parser hangs on a noun across a gap is no part of its phrase.
    kept = [head]
    for token in reversed([t for t in tokens if t.index < head.index]):
        if token.index == kept[0].index - 1:
            kept.insert(0, token)
    for token in (t for t in tokens if t.index > head.index):
        if token.index == kept[-1].index + 1:
            kept.append(token)
    return kept[0].start, kept[-1].end


def noun(sentence: Sentence, head: Token) -> Noun:
    """What the words around `head` tell of it."""
    meant = counted(sentence, head)
    return Noun(
        lemma=lemma(meant),
        words=frozenset(
            lemma(t)
            for t in sentence.subtree(head, APART)
            if t.pos in {"NOUN", "PROPN", "ADJ", "NUM"} or t.tag in {"VBG", "VBN"}
        ),
        article=_article(sentence, head),
        plural=meant.tag in {"NNS", "NNPS"},
        narrowed=bool(sentence.children(head, *CLAUSES)),
    )


def counted(sentence: Sentence, head: Token) -> Token:
    """The noun that is counted: "people" in "dozens of people"; else the head itself."""
    if lemma(head) in words().counting or head.lower in words().counting:
        for preposition in sentence.children(head, "prep"):
            if preposition.lower == "of":
                for counted_noun in sentence.children(preposition, "pobj"):
                    return counted_noun
    return head


def lemma(token: Token) -> str:
    """The lemma in lower case. The parser keeps the plural of capitalised nouns; it is taken off by rule."""
    if token.tag == "NNPS" and token.lower.endswith("s") and not token.lower.endswith("ss"):
        return token.lower[:-1]
    return token.lemma.lower()


def _article(sentence: Sentence, head: Token) -> Article:
    if head.lower in NOBODY:
        return "none"
    before = [t for t in sentence.children(head) if t.index < head.index]
    for token in before:
        if token.dep == "poss":
            return "possessive"
    for token in before:
        if token.lower in NONE or (token.dep == "neg"):
            return "none"
        if token.lower in DEFINITE:
            return "definite"
        if token.dep in {"det", "nummod"} or token.lower in {"other", "another", "second", "several"}:
            return "indefinite"
    return "bare"


def proper_key(sentence: Sentence, head: Token) -> str | None:
    """The words of a name that a common noun closes ("Victoria base"), on one line; None without a proper noun."""
    first = head.index
    while first > 0 and sentence.tokens[first - 1].dep == "compound" and sentence.tokens[first - 1].head >= first:
        first -= 1
    kept = sentence.tokens[first : head.index + 1]
    return " ".join(t.text for t in kept) if any(t.pos == "PROPN" for t in kept[:-1]) else None
