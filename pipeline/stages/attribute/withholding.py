"""The words by which a text tells that somebody is not to be named, or is not allowed to speak."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import load
from pipeline.model import Sentence, Token

VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Reasons:
    """``anonymity.toml``: the words that tell why a source is not named."""

    anonymity: frozenset[str]
    anonymous: frozenset[str]
    naming: frozenset[str]
    identity: frozenset[str]
    withholding: frozenset[str]
    hiding: frozenset[str]
    allowing: frozenset[str]
    unauthorised: frozenset[str]
    authority: frozenset[str]
    lacking: frozenset[str]
    speaking: frozenset[str]
    terms: frozenset[str]
    off_record: frozenset[str]
    carrying: frozenset[str]
    grounds: frozenset[str]
    knowledge: frozenset[str]


@cache
def reasons() -> Reasons:
    """The word lists, read once."""
    return Reasons(**{name: frozenset(found) for name, found in load("anonymity").items()})


def triggers(sentence: Sentence, below: Token | None) -> Iterator[Token]:
    """The words that tell that somebody is not to be named, in the order of the text."""
    for token in sentence.subtree(below) if below is not None else sentence.tokens:
        if tells(sentence, token):
            yield token


def tells(sentence: Sentence, token: Token) -> bool:
    """Whether a word tells it ("anonymity", "not to be *named*", "not *authorised* to speak")."""
    words, lemma = reasons(), token.lemma.lower()
    governor = sentence.head(token)
    if token.lower in words.anonymity:
        return True
    if token.lower in words.anonymous:
        return token.dep in ("acomp", "oprd", "advcl", "ccomp") and governor.pos in VERBAL
    if lemma in words.naming and token.pos in VERBAL:
        return _unnamed(sentence, token)
    if token.lower in words.unauthorised:
        return _speaks(sentence, token)
    if (lemma in words.allowing or token.lower in words.allowing) and _negated(sentence, token):
        return _speaks(sentence, token)
    if lemma in words.authority and governor.lemma.lower() in words.lacking:
        denied = governor.lemma.lower() == "lack" or _negated(sentence, governor) or _no(sentence, token)
        return denied and _speaks(sentence, token)
    if lemma in words.off_record:
        return token.dep == "pobj" and governor.lower == "on" and not sentence.children(token)
    if lemma in words.identity and governor.lemma.lower() in words.hiding:
        return token.dep in ("dobj", "nsubjpass")
    return False


def _unnamed(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb of naming says that somebody is not named: "not to be named", "declined to give his name"."""
    words = reasons()
    passive = bool(sentence.children(verb, "auxpass"))
    of_name = any(c.lemma.lower() in words.identity for c in sentence.children(verb, "dobj", "nsubjpass"))
    person = verb.lemma.lower() in ("name", "identify", "quote", "cite")
    if not (of_name or (passive and person)):
        return False
    governor = sentence.head(verb)
    over = governor.lemma.lower() if verb.dep in ("xcomp", "ccomp", "advcl") else ""
    if over in ("decline", "refuse") or (over == "fear" and of_name):
        return True
    if of_name and verb.tag in ("VBD", "VBP", "VBZ", "VBG") and _only(sentence, verb):
        return True
    return _negated(sentence, verb) or (over in words.withholding and _negated(sentence, governor))


def _only(sentence: Sentence, verb: Token) -> bool:
    """Whether a part of the name is all that was given ("gave only her first name")."""
    return any(t.lower == "only" for c in sentence.children(verb, "dobj", "advmod") for t in sentence.subtree(c))


def _speaks(sentence: Sentence, token: Token) -> bool:
    words = reasons()
    return any(c.lemma.lower() in words.speaking for c in sentence.subtree(token))


def _negated(sentence: Sentence, token: Token) -> bool:
    return any(c.dep == "neg" or c.lower in ("not", "never", "n't") for c in sentence.children(token))


def _no(sentence: Sentence, token: Token) -> bool:
    return any(c.lower == "no" for c in sentence.children(token, "det"))
