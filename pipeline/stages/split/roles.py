"""Roles: who acts, what is acted on, with what, and where.

An actor is one who does; nobody is taken for an actor whom the text does not name as one. Weapons, attacks and
other means after "by", or as the subject of a verb of harm, are instruments. The subject of a verb that befalls it ("a
fire broke out", "prices rose", "three people died") is a target, as in PropBank; the bearer of a state ("X is the first
woman") stands in the actor's place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.model import Sentence, Token
from pipeline.stages.split import words
from pipeline.stages.split.arguments import Arguments
from pipeline.stages.split.phrases import core, is_agent, is_time, names_of, verb_lemma
from pipeline.stages.split.places import is_place, within
from pipeline.stages.split.plover import EVENT_NOUNS, event_word, nominal_type
from pipeline.stages.split.predicates import Predicate


@dataclass(slots=True)
class Roles:
    """Heads of the phrases in each role; `cut` are the prepositions whose phrases have a role of their own."""

    actor: list[Token] = field(default_factory=list)
    target: list[Token] = field(default_factory=list)
    instrument: list[Token] = field(default_factory=list)
    place: list[Token] = field(default_factory=list)
    cut: set[int] = field(default_factory=set)

    def all(self) -> tuple[Token, ...]:
        """The heads of all roles."""
        return (*self.actor, *self.target, *self.instrument, *self.place)

    def add_place(self, sentence: Sentence, preposition: Token, noun: Token) -> None:
        """Take `noun` for a place, with the places that it lies in."""
        for marker, place in ((preposition, noun), *within(sentence, noun)):
            if place not in self.place:
                self.place.append(place)
            self.cut.add(marker.index)


def verb_roles(sentence: Sentence, predicate: Predicate, given: Arguments) -> Roles:
    """The roles of a verb's arguments."""
    roles = Roles()
    subject = given.subject
    objects = [o for o in given.objects if o is not predicate.carried]
    if subject is not None and subject is not predicate.carried:
        _place_subject(sentence, predicate, subject, objects, roles)
    roles.target += [o for o in objects if o not in roles.target and not is_time(o)]
    for agent in sentence.children(predicate.head, "agent") if predicate.passive else ():
        _by(sentence, sentence.children(agent, "pobj"), roles)
    for verb in (predicate.head, *predicate.matrix):
        for preposition in sentence.children(verb, "prep", "dative"):
            if preposition.pos in ("ADP", "SCONJ") or preposition.lower == "to":
                _phrase(sentence, predicate, preposition, bool(given.objects), roles)
    for clause in sentence.children(predicate.head, "advcl"):
        if clause.lemma.lower() == "use" and clause.tag == "VBG":
            roles.instrument += sentence.children(clause, "dobj")
    if predicate.carried is not None:
        _add_carried(sentence, predicate, roles)
    return roles


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
            _by(sentence, nouns, roles)
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
            if word in prepositions or (word == "of" and lemma in words.BEFALLING):
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


def is_means(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun names a means, not someone."""
    head = core(sentence, noun)
    return bool(names_of(head) & words.INSTRUMENTS) and not (head.pos == "PROPN" and head.name in ("PERSON", "ORG"))


def _place_subject(
    sentence: Sentence, predicate: Predicate, subject: Token, objects: list[Token], roles: Roles
) -> None:
    lemma = verb_lemma(sentence, predicate.head)
    if predicate.kind == "copula":
        roles.actor.append(subject)
    elif predicate.passive or predicate.under or (not objects and _befalls(sentence, lemma, subject)):
        roles.target.append(subject)
    elif is_means(sentence, subject) and (objects or lemma in words.HARM) and lemma in words.HARM | _VIOLENT:
        roles.instrument.append(subject)
        owner = noun_roles(sentence, core(sentence, subject))
        roles.actor += owner.actor
        roles.cut |= owner.cut
    else:
        roles.actor.append(subject)


_VIOLENT = frozenset({"bomb", "shell", "attack", "bombard", "strafe", "assassinate", "murder", "slay"})


def _befalls(sentence: Sentence, lemma: str, subject: Token) -> bool:
    if lemma in words.FALLS_ALWAYS:
        return True
    return lemma in words.FALLS_THINGS and not is_agent(sentence, subject)


def _by(sentence: Sentence, nouns: Iterable[Token], roles: Roles) -> None:
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


def _phrase(sentence: Sentence, predicate: Predicate, preposition: Token, has_object: bool, roles: Roles) -> None:
    """Give a prepositional phrase of the verb its role, if it has one."""
    lemma = verb_lemma(sentence, predicate.head)
    base = predicate.head.lemma.lower()
    word = preposition.lower
    nouns = list(sentence.children(preposition, "pobj"))
    for inner in sentence.children(preposition, "prep"):
        nouns += sentence.children(inner, "pobj")
    for noun in nouns:
        if is_time(noun) or noun is predicate.carried:
            continue
        if word in ("with", "by", "using") and is_means(sentence, noun):
            roles.instrument.append(noun)
            event = core(sentence, noun)
            if event.lemma.lower() in EVENT_NOUNS:
                roles.cut |= noun_roles(sentence, event).cut
        elif word == "by":
            if predicate.passive:
                roles.actor.append(noun)
        elif predicate.under:
            if word == "from" and not is_place(sentence, preposition, noun):
                roles.actor.append(noun)
            elif is_place(sentence, preposition, noun):
                roles.add_place(sentence, preposition, noun)
        elif (word == "to" and base in words.TRANSFER and _receives(sentence, noun, has_object, roles)) or (
            predicate.idiom is not None and word in predicate.idiom.target
        ):
            roles.target.append(noun)
        elif is_place(sentence, preposition, noun):
            roles.add_place(sentence, preposition, noun)
        elif _acts_on(predicate, word, lemma, has_object):
            roles.target.append(noun)


def _receives(sentence: Sentence, noun: Token, has_object: bool, roles: Roles) -> bool:
    """Whether "to X" names who gets something: troops are sent to a place, arms to a state."""
    if noun.name in ("LOC", "FAC") or core(sentence, noun).lemma.lower() in words.PLACES:
        return False
    moved = (core(sentence, t) for t in roles.target)
    return has_object and not (
        noun.name == "GPE" and any(m.lemma.lower() in words.AGENTS | words.MILITARY for m in moved)
    )


def _acts_on(predicate: Predicate, word: str, lemma: str, has_object: bool) -> bool:
    base = predicate.head.lemma.lower()
    if word == "against":
        return not has_object or lemma in words.AIMED
    if word == "upon":
        return True
    if word == "with" and (lemma in words.PARTNER or base in words.PARTNER):
        return True
    if word == "on" and (lemma in words.BURDEN or base in words.BURDEN):
        return True
    if has_object or predicate.passive or predicate.kind == "copula":
        return False
    if word in words.ONLY_AFTER:
        return base in words.ONLY_AFTER[word]
    return word in words.AT_TARGET


def _add_carried(sentence: Sentence, predicate: Predicate, roles: Roles) -> None:
    """The roles around the noun that the verb brings."""
    noun = predicate.carried
    assert noun is not None
    prepositions = words.NOMINAL_TARGET if predicate.idiom is None else predicate.idiom.target
    inner = noun_roles(sentence, noun, prepositions)
    happening = noun.dep in ("nsubj", "attr")
    roles.target += [t for t in inner.target if t not in roles.target]
    if happening and noun not in roles.target:
        roles.target.append(noun)
    if happening or predicate.passive:
        roles.actor += [a for a in inner.actor if a not in roles.actor]
    roles.instrument += [i for i in inner.instrument if i not in roles.instrument]
    roles.place += [p for p in inner.place if p not in roles.place]
    roles.cut |= inner.cut
