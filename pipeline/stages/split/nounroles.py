"""Roles around an event noun: "the US airstrikes on the town", "the killing of the mayor by rebels"."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import Sentence, Token
from pipeline.stages.split import words
from pipeline.stages.split.phrases import core, is_time, names_of
from pipeline.stages.split.places import is_place
from pipeline.stages.split.plover import EVENT_NOUNS, event_word, nominal_type
from pipeline.stages.split.roles import Roles


def noun_roles(sentence: Sentence, noun: Token, prepositions: frozenset[str] = words.NOMINAL_TARGET) -> Roles:
    """The roles around an event noun: "the US airstrikes on the town", "talks between A and B"."""
    roles = Roles()
    lemma = event_word(noun) or noun.lemma.lower()
    for modifier in sentence.children(noun, "compound", "nmod", "amod", *(("nsubj",) if noun.pos == "VERB" else ())):
        if modifier.name == "NORP" or modifier.lower in words.POWERS:
            roles.actor.append(modifier)
        elif modifier.dep != "amod" and modifier.lemma.lower() in words.INSTRUMENTS:
            roles.instrument.append(modifier)
    for preposition in (*sentence.children(noun, "prep", "agent"), *_strayed(sentence, noun)):
        nouns = sentence.children(preposition, "pobj")
        word = preposition.lower
        if word == "by":
            add_agents(sentence, nouns, roles)
            roles.cut.add(preposition.index)
            nouns = tuple(
                o
                for n in nouns
                for m in (n, *sentence.children(n, "conj"))
                for p in sentence.children(m, "prep")
                if p.lower in prepositions and _reaches(lemma, p.lower)
                for o in sentence.children(p, "pobj")
            )
            roles.target += nouns
            continue
        for other in nouns:
            if is_time(other):
                continue
            if word == "in" and is_place(sentence, preposition, other):
                roles.add_place(sentence, preposition, other)
                continue
            if prepositions is words.NOMINAL_TARGET and not _reaches(lemma, word):
                continue
            befalls = (word == "of" and lemma in words.BEFALLING) or (word == "to" and lemma in words.RECEIVED)
            if word in prepositions or befalls:
                roles.target.append(other)
            elif word in ("between", "among"):
                roles.actor.append(other)
            elif (word == "for" and lemma in ("support", "demand", "call", "appeal")) or (
                word == "in" and lemma == "involvement"
            ):
                roles.target.append(other)
            elif is_place(sentence, preposition, other):
                roles.add_place(sentence, preposition, other)
                continue
            else:
                continue
            roles.cut.add(preposition.index)
    for owner in sentence.children(noun, "poss"):
        if is_time(owner):
            continue
        (roles.target if lemma in words.BEFALLING and not roles.target else roles.actor).append(owner)
    return roles


def _strayed(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """A "by" right behind an event noun that the parser hung on the active verb before it."""
    verb = sentence.head(noun)
    if noun.dep != "dobj" or sentence.children(verb, "auxpass"):
        return ()
    end = sentence.subtree(noun)[-1].index
    return tuple(p for p in sentence.children(verb, "prep", "agent") if p.lower == "by" and p.index == end + 1)


def _reaches(noun: str, preposition: str) -> bool:
    """Whether what follows the preposition is acted on by the event: "strikes on", but not "talks on"."""
    if preposition == "with":
        return noun in words.MUTUAL
    if preposition == "on":
        return nominal_type(noun) in ("ASSAULT", "COERCE", "SANCTION")
    if preposition in ("at", "toward", "towards", "upon"):
        return nominal_type(noun) == "ASSAULT"
    return True


def add_agents(sentence: Sentence, nouns: Iterable[Token], roles: Roles) -> None:
    """Take nouns after "by" for actors, or for instruments where they name a means."""
    for noun in nouns:
        if is_time(noun):
            continue
        if is_means(sentence, noun):
            roles.instrument.append(noun)
            event = core(sentence, noun)
            if event.lemma.lower() in EVENT_NOUNS:
                roles.actor += noun_roles(sentence, event).actor
        else:
            roles.actor.append(noun)


def is_means(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun names a means, not someone."""
    head = core(sentence, noun)
    return bool(names_of(head) & words.INSTRUMENTS) and not (head.pos == "PROPN" and head.name in ("PERSON", "ORG"))
