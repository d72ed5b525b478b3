"""Titles before names, and roles that the parser took into names."""

from __future__ import annotations

from pipeline.model import Sentence, Token
from pipeline.stages.resolve import phrases
from pipeline.stages.resolve.lexicon import words

REGNAL = frozenset({"pope", "king", "queen", "prince", "princess", "emperor", "sheikh", "ayatollah"})
"""Titles without which a name does not identify; they stay in it."""


def take_title(
    sentence: Sentence, tokens: tuple[Token, ...], label: str
) -> tuple[tuple[str, ...], tuple[Token, ...], str]:
    """Split a title off a name: ``(title, name, type)``. Only a title right before a name makes it a person's."""
    known = words()
    cut = 0
    for place, token in enumerate(tokens[:-1]):
        word = token.lower.rstrip(".")
        if word in known.titles and (label not in {"ORG", "FAC"} or word in known.abbreviations or "." in token.text):
            cut = place + 1
        elif word not in known.within_titles:
            break
    inner, rest = tokens[:cut], tokens[cut:]
    if inner and inner[-1].lower in REGNAL:
        return (inner[-1].lower,), tokens[cut - 1 :], "PERSON"
    left = _left(sentence, tokens)
    if inner:
        return _roles((*left, *inner)), rest, "PERSON"
    before = left[-1] if left else None
    if before is None or before.lower.rstrip(".") not in known.titles or label in {"FAC", "EVENT", "LAW"}:
        return (), tokens, label
    body = label == "ORG" and (len(tokens) == 1 or tokens[-1].lower in known.organisation_ends)
    if (body and before.text[:1].islower()) or before.dep not in {"compound", "nmod", "amod", "appos"}:
        return (), tokens, label
    return _roles(left), tokens, "PERSON" if label != "PERSON" else label


def _left(sentence: Sentence, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words of the same phrase right before a name, up to its determiner."""
    if not tokens:
        return ()
    found: list[Token] = []
    for index in range(tokens[0].index - 1, -1, -1):
        token = sentence.tokens[index]
        if token.pos not in {"NOUN", "PROPN", "ADJ"} and token.tag != "POS":
            break
        found.insert(0, token)
    return tuple(found)


def _roles(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    return tuple(words().role(phrases.lemma(t)) for t in tokens if t.tag != "POS")


def without_role(tokens: tuple[Token, ...], label: str) -> tuple[Token, ...]:
    """A name without the role that the parser took into it ("Orvel Bank Spokesperson"); nothing is left of a name
    that is a mere title.
    """
    known = words()
    plain = [t.lower.rstrip(".") for t in tokens]
    if all(word in known.titles or word in known.within_titles or word in known.persons for word in plain):
        return ()
    if label not in {"PERSON", ""}:
        while len(tokens) > 1 and (tokens[-1].lower in known.titles or known.is_person_noun(tokens[-1].lower)):
            tokens = tokens[:-1]
    return tokens


def is_capital(token: Token) -> bool:
    """Whether a token has a capital letter, or begins with a letter of a script that may have none."""
    return any(c.isupper() for c in token.text) or (token.text[:1].isalpha() and not token.text.isascii())
