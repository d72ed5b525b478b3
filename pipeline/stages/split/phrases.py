"""Small facts about words in a parsed sentence that several modules ask for."""

from __future__ import annotations

from pipeline.model import Sentence, Token
from pipeline.stages.split import words

TIME_NAMES = frozenset({"DATE", "TIME"})
PLACE_NAMES = frozenset({"GPE", "LOC", "FAC"})
ACTING_NAMES = frozenset({"PERSON", "NORP", "ORG", "GPE"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
COUNTING = frozenset(
    {"number", "dozen", "hundred", "thousand", "million", "billion", "series", "majority", "score", "lot", "couple"}
    | {"pair", "ten", "handful", "part", "wave", "most", "many", "several", "some", "all", "one", "spate", "string"}
)


def verb_lemma(sentence: Sentence, token: Token) -> str:
    """The lemma of a verb with its particle: "break out"."""
    particles = [c.lower for c in sentence.children(token, "prt")]
    return " ".join([token.lemma.lower(), *particles])


def coordinated(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """A noun and the nouns coordinated with it, in order; after "but not" none is taken."""
    found, queue = [head], [head]
    while queue:
        for child in sentence.children(queue.pop(0), "conj"):
            if child.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") and not sentence.children(child, "neg"):
                found.append(child)
                queue.append(child)
    return tuple(sorted(found, key=lambda t: t.index))


def core(sentence: Sentence, token: Token) -> Token:
    """The noun that a phrase is about: "attacks" in "dozens of attacks"."""
    if token.lemma.lower() in COUNTING or token.lower in COUNTING or token.pos == "NUM":
        for preposition in sentence.children(token, "prep"):
            if preposition.lower == "of":
                for noun in sentence.children(preposition, "pobj"):
                    return noun
    return token


def is_event(sentence: Sentence, token: Token, events: frozenset[str]) -> bool:
    """Whether a noun (or what it counts) names an event."""
    noun = core(sentence, token)
    return noun.pos in ("NOUN", "VERB", "PROPN") and noun.lemma.lower() in events


def is_agent(sentence: Sentence, token: Token) -> bool:
    """Whether a noun names someone who can act: a person, people, a body, a state; personal pronouns too."""
    noun = core(sentence, token)
    if noun.pos == "PRON":
        return noun.lower in {"he", "she", "they", "we", "i", "you", "who", "him", "her", "them", "us", "everyone"}
    if noun.lemma.lower() in words.AGENTS:
        return True
    return noun.name in ACTING_NAMES and noun.pos == "PROPN"


def is_time(token: Token) -> bool:
    """Whether a token is part of an expression of time."""
    return token.name in TIME_NAMES


def is_clausal(token: Token) -> bool:
    """Whether a token can head a clause."""
    return token.pos in ("VERB", "AUX")
