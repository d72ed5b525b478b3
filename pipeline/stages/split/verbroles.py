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
from pipeline.stages.split.places import is_place, is_place_noun, place_phrases
from pipeline.stages.split.plover import EVENT_NOUNS, event_word
from pipeline.stages.split.predicates import Predicate
from pipeline.stages.split.roles import Roles


def verb_roles(sentence: Sentence, predicate: Predicate, given: Arguments) -> Roles:
    """The roles of a verb's arguments."""
    roles = Roles()
    subject = given.subject
    objects = [o for o in given.objects if o is not predicate.carried]
    where = _antecedent(sentence, predicate)
    if where is not None:
        roles.place.append(where)
    if verb_lemma(sentence, predicate.head) in words.FALLS_ALWAYS:
        roles.amount = [o for o in objects if _is_amount(sentence, o)]
        objects = [o for o in objects if o not in roles.amount]
    if subject is not None and subject not in (predicate.carried, predicate.happening):
        _place_subject(sentence, predicate, subject, objects, roles)
    roles.target += [o for o in objects if o not in roles.target and not is_time(o)]
    for agent in agents(sentence, predicate.head) if predicate.passive else ():
        add_agents(sentence, sentence.children(agent, "pobj"), roles)
        roles.cut.add(agent.index)
    roles.amount += [
        a for a in sentence.children(predicate.head, "npadvmod") if _is_amount(sentence, a) and not is_time(a)
    ]
    for thing in objects if verb_base(predicate) in words.IMPOSING else ():
        _burden(sentence, thing, roles)
    for verb in (predicate.head, *predicate.matrix):
        for preposition in sentence.children(verb, "prep", "dative"):
            if preposition.pos in ("ADP", "SCONJ") or preposition.lower == "to":
                # What befalls its subject ("fell to the ground") acts on nothing else.
                befell = subject is not None and subject in roles.target and not predicate.passive
                _phrase(sentence, predicate, preposition, bool(given.objects) or befell, roles)
    for clause in sentence.children(predicate.head, "advcl"):
        if clause.lemma.lower() == "use" and clause.tag == "VBG":
            roles.instrument += sentence.children(clause, "dobj")
    for brought in dict.fromkeys((predicate.carried, predicate.happening)):
        if brought is not None:
            _add_carried(sentence, predicate, brought, roles)
    return roles


def verb_base(predicate: Predicate) -> str:
    """The verb without its particle."""
    return predicate.head.lemma.lower()


def agents(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The "by" of a passive: its own, one behind a participle joined to it ("hit and damaged by rockets"), or one that
    the parser hung on its object ("were given rifles by the army").
    """
    own = sentence.children(verb, "agent")
    if own:
        return own
    for other in sentence.children(verb, "conj"):
        between = sentence.tokens[verb.index + 1 : other.index]
        if other.tag in ("VBN", "VBD") and all(t.dep in ("cc", "advmod") for t in between):
            return agents(sentence, other)
    strayed = (p for o in sentence.children(verb, "dobj") for p in sentence.children(o, "prep") if p.lower == "by")
    return tuple(
        p for p in strayed if any(is_agent(sentence, o) and o.name != "PERSON" for o in sentence.children(p, "pobj"))
    )


def _antecedent(sentence: Sentence, predicate: Predicate) -> Token | None:
    """The place before "where": "the town where they met"."""
    top = predicate.top
    place = sentence.head(top)
    asked = any(c.lower == "where" for c in sentence.children(top, "advmod"))
    return place if top.dep == "relcl" and asked and is_place_noun(sentence, place, "in") else None


def _burden(sentence: Sentence, thing: Token, roles: Roles) -> None:
    """What a measure is imposed on, where the parser hung it on the measure: "imposed tariffs on steel"."""
    for preposition in sentence.children(thing, "prep"):
        if preposition.lower in ("on", "against"):
            roles.target += [o for o in sentence.children(preposition, "pobj") if not is_time(o)]
            roles.cut.add(preposition.index)


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
        event = core(sentence, subject)
        owner = noun_roles(sentence, event)
        roles.actor += owner.actor
        for preposition in sentence.children(event, "prep", "agent"):
            if preposition.lower == "by":
                roles.cut.add(preposition.index)
        for preposition, where in place_phrases(sentence, event) if event_word(event) is not None else ():
            if where not in owner.target:
                roles.add_place(sentence, preposition, where)
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
        if is_time(noun) or noun is predicate.carried or noun.lower == "own":
            continue  # "on its own" is nobody
        if lemma in words.FALLS_ALWAYS and _is_amount(sentence, noun):
            roles.amount.append(noun)
            continue
        if word == "on" and base in words.IMPOSING:
            roles.target.append(noun)
        elif word in ("with", "by", "using") and is_means(sentence, noun):
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
        elif (
            (word == "to" and base in words.TRANSFER and _receives(sentence, predicate, noun, has_object, roles))
            or (predicate.idiom is not None and word in predicate.idiom.target)
            or (word == "at" and base in words.SHOOTING and all(is_means(sentence, o) for o in roles.target))
        ):
            roles.target.append(noun)
        elif is_place(sentence, preposition, noun):
            roles.add_place(sentence, preposition, noun)
        elif _acts_on(predicate, word, lemma, has_object):
            roles.target.append(noun)


def _receives(sentence: Sentence, predicate: Predicate, noun: Token, has_object: bool, roles: Roles) -> bool:
    """Whether "to X" names who gets something: troops are sent to a place, arms to a state."""
    has_object = has_object or predicate.passive
    if has_object and verb_base(predicate) in words.GIVING:
        return True
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


def _add_carried(sentence: Sentence, predicate: Predicate, noun: Token, roles: Roles) -> None:
    """The roles around the noun that the verb brings."""
    swallowed = predicate.idiom is not None and noun is predicate.carried
    prepositions = predicate.idiom.target if predicate.idiom and swallowed else words.NOMINAL_TARGET
    inner = noun_roles(sentence, noun, prepositions)
    happening = noun is predicate.happening
    if predicate.under:
        sources = (p for p in sentence.children(noun, "prep") if p.lower == "from")
        found = [(p, o) for p in sources for o in sentence.children(p, "pobj") if not is_place(sentence, p, o)]
        roles.actor += [o for _, o in found]
        roles.cut |= {p.index for p, _ in found}
    roles.target += [t for t in inner.target if t not in roles.target]
    if happening and noun not in roles.target:
        roles.target.append(noun)
    if happening or predicate.passive:
        roles.actor += [a for a in inner.actor if a not in roles.actor]
    roles.instrument += [i for i in inner.instrument if i not in roles.instrument]
    roles.place += [p for p in inner.place if p not in roles.place]
    roles.cut |= inner.cut
