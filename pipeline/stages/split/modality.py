"""Modality, certainty and tense of a clause.

Certainty and tense follow MEANTIME (NewsReader guidelines): plain statements and flat "will" are certain, "likely" and
"expects" probable, "may", "could" and aims possible, plans, offers, demands and conditions unknown; `future` is what
had not happened when the text was written, in whatever grammatical form ("plans to sell").
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.model import Certainty, Modality, Sentence, Token
from pipeline.model.claim import Tense
from pipeline.stages.split import words
from pipeline.stages.split.phrases import is_clausal, lemma_of, verb_lemma
from pipeline.stages.split.predicates import Predicate
from pipeline.stages.split.words import Governor, governor_of


@dataclass(frozen=True, slots=True)
class Status:
    """How a clause stands to what is the case."""

    modality: Modality = "actual"
    certainty: Certainty = "certain"
    tense: Tense = "non_future"


ACTUAL = Status()
UNREAL = Status("hypothetical", "unknown")
CONDITIONAL = Status("conditional", "unknown", "future")
PURPOSE = Status("planned", "possible", "future")
FUTURE_MARKS = frozenset({"when", "until", "before", "after", "once", "till"})


def governed(status: Status, governor: Governor) -> Status:
    """`status` as the governing word leaves it; what is only possible or supposed stays so ("may want to leave")."""
    if status.modality not in ("actual", "planned"):
        return replace(status, tense=governor.tense or status.tense)
    return Status(
        governor.modality or status.modality, governor.certainty or status.certainty, governor.tense or status.tense
    )


def verb_status(sentence: Sentence, predicate: Predicate, reported: bool = False) -> Status:
    """The status of a verbal predicate. `reported`: it stands in a content, where "would" is the past of "will"."""
    status = _clause(sentence, predicate.top, (predicate.head, *predicate.matrix), reported)
    for governor in predicate.governors:
        status = governed(status, governor)
    if any(g.name == "attempt" for g in predicate.governors) and not _past(sentence, predicate.matrix[0]):
        status = replace(status, tense="future")
    if any(v.lemma.lower() == "go" and v.tag == "VBG" for v in predicate.matrix):
        status = Status("planned", "certain", "future")
    return _adverbs(sentence, (predicate.head, *predicate.matrix), status)


def is_promised(sentence: Sentence, predicate: Predicate, status: Status) -> bool:
    """Whether the action is announced: planned, but no mere aim, or what would follow if a condition were met."""
    if status.modality == "planned":
        return status.tense == "future" and status.certainty != "possible"
    helpers = {h.lower for v in (predicate.head, *predicate.matrix) for h in sentence.children(v, "aux")}
    return status.modality == "conditional" and bool(helpers & (words.WILL | words.WOULD))


def _clause(sentence: Sentence, top: Token, verbs: tuple[Token, ...], reported: bool, depth: int = 0) -> Status:
    if any(c.lower in words.CONDITIONS and c.dep in ("mark", "advmod") for v in verbs for c in sentence.children(v)):
        past = (
            top.tag == "VBD" and not reported and not any(c.tag == "MD" for c in sentence.children(sentence.head(top)))
        )
        return replace(CONDITIONAL, tense="non_future") if past else CONDITIONAL
    whether = any(c.lower == "whether" for v in verbs for c in sentence.children(v, "mark", "advmod", "dep"))
    if whether:
        return UNREAL
    own = _modal(sentence, verbs, reported)
    if own is not None:
        if depth == 0 and _has_condition(sentence, verbs) and own.modality in ("actual", "planned", "possible"):
            return replace(own, modality="conditional", certainty="unknown")
        return own
    if depth > 6:
        return ACTUAL
    return _inherited(sentence, top, reported, depth)


def _modal(sentence: Sentence, verbs: tuple[Token, ...], reported: bool) -> Status | None:
    """What a modal verb says; ACTUAL for another finite form, None where the form says nothing ("to go", "going")."""
    finite = False
    for verb in verbs:
        helpers = sentence.children(verb, "aux", "auxpass")
        perfect = any(h.lemma.lower() == "have" for h in helpers)
        for helper in helpers:
            word = helper.lower
            if word in words.WILL:
                return Status("planned", "certain", "future")
            if word in words.WOULD and helper.tag == "MD":
                if perfect:
                    return UNREAL
                return (
                    Status("planned", "certain", "future") if reported else Status("conditional", "unknown", "future")
                )
            if word in words.MAY:
                return Status("possible", "possible", "non_future" if perfect else "future")
            if word in words.CAN:
                return Status("possible", "certain", "non_future")
            if word in words.MUST:
                return Status("ordered", "unknown", "non_future" if perfect else "future")
            finite = finite or helper.tag in ("VBZ", "VBP", "VBD", "MD") or helper.lemma.lower() in ("be", "have", "do")
        finite = finite or (verb.tag in ("VBZ", "VBP", "VBD") and verb.dep != "acl")
    return ACTUAL if finite and not _future_clause(sentence, verbs) else None


def _future_clause(sentence: Sentence, verbs: tuple[Token, ...]) -> bool:
    """Whether a finite clause of time may look ahead ("when it arrives" beside "will")."""
    return verbs[0].dep == "advcl" and any(c.lower in FUTURE_MARKS for v in verbs for c in sentence.children(v))


def _has_condition(sentence: Sentence, verbs: tuple[Token, ...]) -> bool:
    return any(
        c.lower in words.CONDITIONS
        for v in verbs
        for clause in sentence.children(v, "advcl")
        for c in sentence.children(clause, "mark", "advmod")
    )


def _inherited(sentence: Sentence, top: Token, reported: bool, depth: int) -> Status:
    """The status that a clause without a finite verb has from the word it hangs on."""
    above = sentence.head(top)
    to = any(c.lower == "to" for c in sentence.children(top, "aux"))
    if above is top:
        # A headline: "Narnia to send troops".
        return Status("planned", "certain", "future") if to and sentence.children(top, "nsubj") else ACTUAL
    if top.dep == "conj" and is_clausal(above):
        return _above(sentence, above, reported, depth)
    if top.dep == "pcomp":
        owner = sentence.head(above)
        if owner.dep == "dobj" and sentence.head(owner).lemma.lower() in words.OBJECT_CONTROL:
            owner = sentence.head(owner)
        governor = governor_of(verb_lemma(sentence, owner))
        if governor is not None and above.lower in ("of", "from", "for", "about", "on", "with"):
            return governed(_base(sentence, owner, reported, depth), governor)
        return _above(sentence, owner, reported, depth) if is_clausal(owner) else ACTUAL
    if top.dep in ("xcomp", "ccomp", "acl", "advcl"):
        governor = governor_of(verb_lemma(sentence, above))
        having = lemma_of(above) in ("have", "need", "get") and not to  # "has them wondering"
        if governor is not None and not having and (top.dep in ("xcomp", "ccomp") or (to and top.dep == "acl")):
            status = governed(_base(sentence, above, reported, depth), governor)
            tried = governor.name == "attempt" and not _past(sentence, above)
            return replace(status, tense="future") if tried else status
        if (top.dep == "advcl" and to) or (top.dep == "acl" and to):
            return PURPOSE
        if top.dep == "advcl" and _future_clause(sentence, (top,)):
            status = _above(sentence, above, reported, depth)
            return status if status.tense == "future" else ACTUAL
        if is_clausal(above):
            return _above(sentence, above, reported, depth)
        if above.pos == "ADJ" and to:
            return _above(sentence, sentence.head(above), reported, depth)
    return PURPOSE if to else ACTUAL


def _past(sentence: Sentence, word: Token) -> bool:
    helpers = {h.tag for h in sentence.children(word, "aux")}
    return word.tag == "VBD" or (word.tag == "VBN" and bool(helpers)) or "VBD" in helpers


def _base(sentence: Sentence, above: Token, reported: bool, depth: int) -> Status:
    return _above(sentence, above, reported, depth) if is_clausal(above) else ACTUAL


def _above(sentence: Sentence, verb: Token, reported: bool, depth: int) -> Status:
    return _clause(sentence, verb, (verb,), reported, depth + 1)


def _adverbs(sentence: Sentence, verbs: tuple[Token, ...], status: Status) -> Status:
    said = {c.lower for v in verbs for c in sentence.children(v, "advmod")}
    if status.certainty in ("certain", "probable"):
        if said & words.POSSIBLY:
            return replace(status, certainty="possible")
        if said & words.PROBABLY:
            return replace(status, certainty="probable")
    return status


def noun_status(sentence: Sentence, noun: Token, above: Status, negative: bool) -> Status:
    """The status of an event noun: that of the verb above it, unless the words presuppose the event ("the attack").

    `negative`: the verb above is denied, which leaves open whether an indefinite event took place.
    """
    modifiers = {c.lemma.lower() for c in sentence.children(noun, "amod", "advmod")} | {
        c.lower for c in sentence.children(noun, "amod", "advmod")
    }
    if modifiers & words.UNREAL:
        planned = bool(modifiers & words.PLANNED)
        return Status("planned" if planned else "possible", "unknown" if planned else "possible", "future")
    holder = sentence.head(noun)
    if holder.dep == "prep" or holder.pos == "ADP":
        holder = sentence.head(holder)
    governor = governor_of(verb_lemma(sentence, holder)) if holder is not noun else None
    definite = any(
        c.lower in ("the", "this", "that", "these", "those") for c in sentence.children(noun, "det")
    ) or bool(sentence.children(noun, "poss"))
    if governor is not None and governor.modality is not None and not definite:
        return governed(above, governor)
    if definite:
        return ACTUAL
    if negative and above.modality == "actual":
        return UNREAL
    return above
