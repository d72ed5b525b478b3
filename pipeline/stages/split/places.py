"""Places: names of places and nouns for places after a preposition of place or motion."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import Sentence, Token
from pipeline.stages.split import words
from pipeline.stages.split.phrases import PLACE_NAMES, coordinated, core, is_time, names_of


def is_place(sentence: Sentence, preposition: Token, noun: Token) -> bool:
    """Whether ``preposition noun`` says where: weapons, times and events are no places, nor is a country that
    something is imposed on ("sanctions on Iran").
    """
    word = preposition.lower
    if is_time(noun) or word not in words.AT_PLACE | words.MOTION:
        return False
    if word in ("on", "under", "over", "behind", "through", "off", "via", "above") and noun.name == "GPE":
        return False
    if noun.dep != "conj" and any(is_place_noun(sentence, c, word) for c in coordinated(sentence, noun)[1:]):
        return True
    return is_place_noun(sentence, noun, word)


def is_place_noun(sentence: Sentence, noun: Token, word: str) -> bool:
    """Whether a noun names a place after the preposition `word`."""
    head = core(sentence, noun)
    if noun.name in PLACE_NAMES or head.name in PLACE_NAMES:
        return head.pos == "PROPN" or bool(names_of(head) & words.PLACES)
    if names_of(head) & words.PLACES and head.pos in ("NOUN", "PROPN"):
        return word not in ("under", "behind", "above", "on") or bool(
            sentence.children(head, "det", "compound", "poss")
        )
    return head.pos == "PROPN" and word in ("near", "around", "outside")


def place_phrases(sentence: Sentence, noun: Token) -> Iterable[tuple[Token, Token]]:
    """The pairs of preposition and place that hang on a noun, and on those places in turn, in order."""
    for preposition in sentence.children(noun, "prep"):
        for place in sentence.children(preposition, "pobj"):
            if preposition.lower in words.AT_PLACE and is_place(sentence, preposition, place):
                yield preposition, place
                yield from within(sentence, place)


def within(sentence: Sentence, place: Token) -> Iterable[tuple[Token, Token]]:
    """What a place lies in, where the words say so: "at the base in Orvel, western Narnia"."""
    for other in (place, *sentence.children(place, "conj")):
        yield from place_phrases(sentence, other)
    for other in sentence.children(place, "appos", "npadvmod"):
        if other.name in PLACE_NAMES:
            yield other, other
            yield from within(sentence, other)
