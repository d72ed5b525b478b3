"""Roles: who acts, what is acted on, with what, and where.

An actor is one who does; nobody is taken for an actor whom the text does not name as one. Weapons, attacks and
other means after "by", or as the subject of a verb of harm, are instruments. The subject of a verb that befalls it ("a
fire broke out", "prices rose", "three people died") is a target, as in PropBank; the bearer of a state ("X is the first
woman") stands in the actor's place.
"""

from __future__ import annotations

from pipeline.model import Sentence, Token
from pipeline.stages.split import words
from pipeline.stages.split.arguments import Arguments
from pipeline.stages.split.nounroles import add_agents, is_means, noun_roles
from pipeline.stages.split.phrases import core, is_agent, is_time, verb_lemma
from pipeline.stages.split.places import is_place
from pipeline.stages.split.plover import EVENT_NOUNS
from pipeline.stages.split.predicates import Predicate
from pipeline.stages.split.roles import Roles


def verb_roles(sentence: Sentence, predicate: Predicate, given: Arguments) -> Roles:
    """The roles of a verb's arguments."""
    roles = Roles()
    subject = given.subject
    objects = [o for o in given.objects if o is not predicate.carried]
    if verb_lemma(sentence, predicate.head) in words.FALLS_ALWAYS:
        roles.amount = [o for o in objects if _is_amount(sentence, o)]
        objects = [o for o in objects if o not in roles.amount]
    if subject is not None and subject is not predicate.carried:
        _place_subject(sentence, predicate, subject, objects, roles)
    roles.target += [o for o in objects if o not in roles.target and not is_time(o)]
    for agent in sentence.children(predicate.head, "agent") if predicate.passive else ():
        add_agents(sentence, sentence.children(agent, "pobj"), roles)
    for verb in (predicate.head, *predicate.matrix):
        for preposition in sentence.children(verb, "prep", "dative"):
            if preposition.pos in ("ADP", "SCONJ") or preposition.lower == "to":
                # What befalls its subject ("fell to the ground") acts on nothing else.
                befell = subject is not None and subject in roles.target and not predicate.passive
                _phrase(sentence, predicate, preposition, bool(given.objects) or befell, roles)
    for clause in sentence.children(predicate.head, "advcl"):
        if clause.lemma.lower() == "use" and clause.tag == "VBG":
            roles.instrument += sentence.children(clause, "dobj")
    if predicate.carried is not None:
        _add_carried(sentence, predicate, roles)
    return roles


def _place_subject(
    sentence: Sentence, predicate: Predicate, subject: Token, objects: list[Token], roles: Roles
) -> None:
    lemma = verb_lemma(sentence, predicate.head)
    if subject.dep == "csubj":
        return  # "what we need is ...": a clause is nobody
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
    if lemma == "result" and any(p.lower == "in" for p in sentence.children(sentence.head(subject), "prep")):
        return False  # what results in something is its cause
    if lemma in words.FALLS_ALWAYS:
        return True
    return lemma in words.FALLS_THINGS and not is_agent(sentence, subject)


def _is_amount(sentence: Sentence, noun: Token) -> bool:
    return noun.pos == "NUM" or noun.lower in ("%", "percent") or bool(sentence.children(noun, "nummod"))


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
        if lemma in words.FALLS_ALWAYS and _is_amount(sentence, noun):
            roles.amount.append(noun)
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
