"""One claim from a predicate and its roles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model import Action, Attribution, Claim, Mention, Reading, Sentence, TimeBasis, TimeRef, Token, make_id
from pipeline.stages.split.action import action_lemma, action_tokens
from pipeline.stages.split.arguments import Arguments
from pipeline.stages.split.chain import chain
from pipeline.stages.split.evidence import evidence
from pipeline.stages.split.mentions import mentions
from pipeline.stages.split.modality import Status
from pipeline.stages.split.mode import Forms, forms, mode_of
from pipeline.stages.split.nounroles import noun_roles
from pipeline.stages.split.phrases import ACTING_NAMES, coordinated, core, is_agent, names_of, verb_lemma
from pipeline.stages.split.places import place_phrases
from pipeline.stages.split.plover import event_word, nominal_type, plover_type, prepositional_verb
from pipeline.stages.split.predicates import Predicate
from pipeline.stages.split.quantity import quantities
from pipeline.stages.split.regions import Regions
from pipeline.stages.split.roles import Roles
from pipeline.stages.split.ways import departures, destinations, recipients
from pipeline.stages.split.words import MILITARY

EXTRACTOR = "rules 1"
PHYSICAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT", "PROTEST"})
CONFIDENCE = {
    "main": 0.75,
    "complement": 0.72,
    "relative": 0.7,
    "copula": 0.6,
    "adverbial": 0.6,
    "participle": 0.6,
    "infinitive": 0.65,
    "nominal": 0.5,
}
"""By kind of predicate, about the share of actors and targets that the development parts of PLOVER and MEANTIME
confirm; too few event nouns have roles there, so theirs is set by reading."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A predicate with all that was found out about it, before it becomes a claim."""

    predicate: Predicate
    given: Arguments
    roles: Roles
    said: Attribution | None
    status: Status
    negative: bool
    threatened: bool = False
    promised: bool = False
    time: TimeRef | None = None
    basis: TimeBasis | None = None


def assemble(reading: Reading, sentence: Sentence, regions: Regions, draft: Draft) -> Claim:
    """The claim of a draft."""
    predicate, roles = draft.predicate, draft.roles
    first, last = action_tokens(sentence, predicate)
    kind = _type(sentence, draft)
    _add_places(sentence, predicate, roles, kind in PHYSICAL)
    cut = frozenset(roles.cut)

    def said(heads: Iterable[Token]) -> tuple[Token, ...]:
        return tuple(dict.fromkeys(heads))

    actor, target, place, instrument = (
        mentions(reading, sentence, said(heads), cut)
        for heads in (roles.actor, roles.target, roles.place, roles.instrument)
    )
    target = tuple(m for m in target if m not in actor)

    def among(held: tuple[Mention, ...], heads: Iterable[Token]) -> tuple[Mention, ...]:
        part = mentions(reading, sentence, said(heads), cut)
        return tuple(m for m in held if m in part)

    text = reading.article.text
    held = (first.start, last.end)
    counted = said((*roles.actor, *roles.target, *roles.instrument, *roles.amount))
    amounts = quantities(reading, sentence, said(n for head in counted for n in coordinated(sentence, head)))
    attribution = None if draft.said is None else draft.said.id
    return Claim(
        id=make_id("claim", reading.article.id, *held, attribution),
        article=reading.article.id,
        attribution=attribution,
        sources=chain(reading, regions, draft.said),
        actor=actor,
        action=Action(
            *held, text[held[0] : held[1]], action_lemma(sentence, predicate), kind, _mode(sentence, draft, kind)
        ),
        target=target,
        time=draft.time,
        place=place,
        instrument=instrument,
        quantity=amounts,
        polarity="negative" if draft.negative else "positive",
        modality=draft.status.modality,
        certainty=draft.status.certainty,
        tense=draft.status.tense,
        evidence=evidence(
            reading,
            sentence,
            predicate,
            regions,
            held,
            (*(() if _apart(predicate, draft) else actor), *target, *place, *instrument, *amounts),
        ),
        confidence=CONFIDENCE[predicate.kind],
        time_basis=draft.basis,
        extractor=EXTRACTOR,
        recipient=among(target, recipients(sentence, predicate, roles)),
        departure=among(place, departures(sentence, predicate, roles)),
        destination=among(place, destinations(sentence, predicate, roles)),
    )


def _add_places(sentence: Sentence, predicate: Predicate, roles: Roles, physical: bool) -> None:
    """The places that hang on a noun with a role and are where it happens: what is done to a thing in a place, or by
    those who are there, is done in that place. What an attack is "on" is no place of it; "students at the university"
    are known by it, wherever they are.
    """
    bodily = predicate.passive or predicate.kind == "nominal" or predicate.under or physical or bool(roles.instrument)
    doers = roles.actor if predicate.passive and physical else []
    kept = {p.index for d in doers for p in sentence.children(d, "prep") if p.lower == "at"}
    for noun in (*roles.target, *doers):
        others = coordinated(sentence, noun)
        acted_on = noun_roles(sentence, noun).target if event_word(noun) is not None else []
        for preposition, where in tuple(place_phrases(sentence, noun)):
            # Behind several nouns ("homes and shops in Orvel") it belongs to all of them.
            if (
                preposition.index in roles.cut | kept
                or where in acted_on
                or not (bodily or preposition.index > others[-1].index > noun.index)
            ):
                continue
            roles.add_place(sentence, preposition, where)


def _apart(predicate: Predicate, draft: Draft) -> bool:
    """Whether the actor stands in another clause, which is no evidence for this one ("..., to protect the port")."""
    return draft.given.shared and predicate.top.dep == "advcl"


def _type(sentence: Sentence, draft: Draft) -> str | None:
    predicate, roles = draft.predicate, draft.roles

    def lemmas(heads: Iterable[Token]) -> list[str]:
        return [w for h in heads for w in sorted(names_of(core(sentence, h)))]

    verbal = "attack" in (verb_lemma(sentence, predicate.head), event_word(predicate.head))
    people = bool(roles.target) and all(t.name == "PERSON" for t in roles.target)
    if verbal and people and not roles.instrument and not set(lemmas(roles.all())) & MILITARY:
        return None  # one politician attacks another with words
    if predicate.kind == "nominal":
        named = nominal_type(event_word(predicate.head) or "")
        freed = named == "CONCEDE" or event_word(predicate.head) == "release"
        if freed and not any(_concerns_agent(sentence, t) for t in roles.target):
            return None  # "the release of records"
        if named == "ASSAULT" and not roles.target and predicate.head.lemma.lower() in ("operation", "strike"):
            return None  # "Ford's operations in Narnia"
        return None if named == "REQUEST" and not roles.actor else named
    carried = None if predicate.carried is None else predicate.carried.lemma.lower()
    kind = plover_type(
        prepositional_verb(sentence, predicate.head) or verb_lemma(sentence, predicate.head),
        lemmas((*roles.target, *draft.given.objects)),
        carried,
        lemmas(roles.all()),
        [m.lemma.lower() for m in predicate.matrix],
        draft.promised,
        any(_concerns_agent(sentence, t) for t in roles.target) or (not roles.target and not draft.given.objects),
    )
    if predicate.head.lemma.lower() == "demonstrate" and (roles.target or sentence.children(predicate.head, "ccomp")):
        return None  # "demonstrated that": it shows
    return "THREATEN" if draft.threatened and kind in (None, *THREATENED) else kind


def _mode(sentence: Sentence, draft: Draft, kind: str | None) -> str | None:
    predicate, roles, head = draft.predicate, draft.roles, draft.predicate.head

    def named(heads: Iterable[Token]) -> list[Forms]:
        return [forms(sentence, h) for h in dict.fromkeys(heads)]

    nominal = predicate.kind == "nominal"
    return mode_of(
        kind,
        forms(sentence, head) if nominal else (verb_lemma(sentence, head),),
        named(n for n in (predicate.carried, predicate.happening) if n is not None),
        named((*roles.target, *draft.given.objects)),
        named(roles.instrument),
        named(roles.actor),
    )


def _concerns_agent(sentence: Sentence, noun: Token) -> bool:
    """Whether a phrase speaks of someone who can act: "the rebels", "the rebels' proposal", "Narnian mediation"."""
    return any(
        is_agent(sentence, t) or t.name in ACTING_NAMES
        for t in sentence.subtree(noun, frozenset({"relcl", "acl", "advcl"}))
    )


THREATENED = ("SANCTION", "COERCE", "ASSAULT", "REJECT", "PROTEST")
