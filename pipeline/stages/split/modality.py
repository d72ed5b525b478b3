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
ORDERED = Status("ordered", "unknown", "future")
HINTS = frozenset({"suggest", "imply", "hint"})
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
    if without_ground(sentence, predicate.top):
        return UNREAL
    status = _clause(sentence, predicate.top, (predicate.head, *predicate.matrix), reported)
    done = not reported and any(v.lower == "had" and lemma_of(v) == "have" for v in predicate.matrix)
    for governor in predicate.governors:
        if done and governor.name == "order":
            continue  # "had to leave": did so
        status = governed(status, governor)
    status = _as_stated(sentence, predicate.top, status)
    hinted = predicate.top.dep == "ccomp" and sentence.head(predicate.top).lemma.lower() in HINTS
    if hinted and status == ACTUAL:
        status = replace(status, certainty="probable")
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
    if _subjunctive(sentence, top, verbs):
        return ORDERED
    if top.dep == "ccomp" and sentence.head(top).lower in words.CONDITIONS:
        return CONDITIONAL  # "provided that the army leaves", where "provided" was read as a verb
    own = _modal(sentence, verbs, reported)
    if whether:
        return replace(UNREAL, tense="future" if own is not None and own.tense == "future" else "non_future")
    if own is not None:
        if depth == 0 and _has_condition(sentence, verbs) and own.modality in ("actual", "planned", "possible"):
            return replace(own, modality="conditional", certainty="unknown")
        return own
    if depth > 6:
        return ACTUAL
    return _inherited(sentence, top, reported, depth)


def state_above(sentence: Sentence, top: Token) -> Token | None:
    """The adjective by which an impersonal clause tells how likely a that-clause is: "it is *possible* that"."""
    if top.dep != "ccomp" or any(c.lower == "to" for c in sentence.children(top, "aux")):
        return None
    above = sentence.head(top)
    states = (above,) if above.dep == "acomp" else sentence.children(above, "acomp")
    if not states or lemma_of(sentence.head(states[0])) != "be":
        return None
    impersonal = any(c.lower == "it" for c in sentence.children(sentence.head(states[0]), "nsubj"))
    return states[0] if impersonal else None


def _as_stated(sentence: Sentence, top: Token, status: Status) -> Status:
    """`status` under "it is possible that", "it is likely that"; when it happens is told by the clause itself."""
    state = state_above(sentence, top)
    governor = None if state is None else governor_of(state.lemma.lower())
    if governor is None or status.modality not in ("actual", "planned"):
        return status
    return replace(governed(status, governor), tense=status.tense)


def _modal(sentence: Sentence, verbs: tuple[Token, ...], reported: bool) -> Status | None:
    """What a modal verb says; ACTUAL for another finite form, None where the form says nothing ("to go", "going")."""
    finite = False
    for verb in verbs:
        helpers = sentence.children(verb, "aux", "auxpass")
        perfect = any(h.lemma.lower() == "have" for h in helpers)
        infinitive = any(h.lower == "to" for h in helpers)
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
            if word in words.MUST and perfect and word == "must":
                return Status("possible", "probable", "non_future")  # "must have left": it is inferred
            if word in words.MUST:
                return UNREAL if perfect else ORDERED  # "should have left": did not, or nobody knows
            carries = helper.lemma.lower() in ("be", "have", "do") and not infinitive
            finite = finite or helper.tag in ("VBZ", "VBP", "VBD", "MD") or carries
        finite = finite or (verb.tag in ("VBZ", "VBP", "VBD") and verb.dep != "acl")
    return ACTUAL if finite and not _future_clause(sentence, verbs) else None


def _subjunctive(sentence: Sentence, top: Token, verbs: tuple[Token, ...]) -> bool:
    """Whether a that-clause tells what somebody is to do: "demands that the council *grant* them rights"."""
    verb = verbs[0]
    if top.dep not in ("ccomp", "acl") or lemma_of(sentence.head(top)) not in words.SUBJUNCTIVE:
        return False
    bare = verb.tag in ("VB", "VBP") and verb.lower == verb.lemma.lower() and not sentence.children(verb, "aux")
    return bare and bool(sentence.children(verb, "nsubj", "nsubjpass"))


def _future_clause(sentence: Sentence, verbs: tuple[Token, ...]) -> bool:
    """Whether a finite clause of time may look ahead ("when it arrives" beside "will")."""
    return (
        verbs[0].dep == "advcl"
        and verbs[0].tag != "VBD"
        and any(c.lower in FUTURE_MARKS for v in verbs for c in sentence.children(v))
    )


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
        return Status("planned", "certain", "future") if to and sentence.children(top, "nsubj", "nsubjpass") else ACTUAL
    if top.dep == "conj" and is_clausal(above):
        if _bare(sentence, top) and not _bare(sentence, above) and not _helped(sentence, above):
            # "are expected to start in May and end in June": the parser joins the bare verb to the wrong one.
            inner = next((c for c in sentence.children(above, "xcomp") if c.tag == "VB" and c.index < top.index), None)
            if inner is not None:
                return _below(sentence, inner, reported, depth)
        return _above(sentence, above, reported, depth)
    if top.dep == "pcomp":
        owner = sentence.head(above)
        if owner.dep == "dobj" and sentence.head(owner).lemma.lower() in words.OBJECT_CONTROL:
            owner = sentence.head(owner)
        governor = governor_of(verb_lemma(sentence, owner))
        aimed = above.lower in ("at", "to", "toward", "towards") and governor is not None and governor.name == "plan"
        if governor is not None and (aimed or above.lower in ("of", "from", "for", "about", "on", "with")):
            return governed(_base(sentence, owner, reported, depth), governor)
        return _above(sentence, owner, reported, depth) if is_clausal(owner) else ACTUAL
    if top.dep in ("xcomp", "ccomp", "acl", "advcl"):
        governor = governor_of(verb_lemma(sentence, above))
        having = lemma_of(above) in ("have", "need", "get") and not to  # "has them wondering"
        if governor is not None and not having and (top.dep in ("xcomp", "ccomp") or (to and top.dep == "acl")):
            status = governed(_base(sentence, above, reported, depth), governor)
            tried = governor.name == "attempt" and not _past(sentence, above)
            return replace(status, tense="future") if tried else status
        if to and top.dep == "acl" and _only_one(sentence, above):
            return ACTUAL  # "the first woman to serve": she did
        if (top.dep == "advcl" and to) or (top.dep == "acl" and to):
            return PURPOSE
        if top.dep == "advcl" and _future_clause(sentence, (top,)):
            status = _above(sentence, above, reported, depth)
            return status if status.tense == "future" else ACTUAL
        state = next(iter(sentence.children(above, "acomp")), None) if to else None
        if above.pos == "ADJ" and to:
            state = above
        if state is not None and governor_of(state.lemma.lower()) is None and state.lemma.lower() not in words.FACTIVE:
            return UNREAL  # "it is important to know": whether anybody does is left open
        if is_clausal(above):
            return _above(sentence, above, reported, depth)
        if above.pos == "ADJ" and to:
            return _above(sentence, sentence.head(above), reported, depth)
    if to and top.dep == "relcl" and _only_one(sentence, above):
        return ACTUAL
    return PURPOSE if to else ACTUAL


def _only_one(sentence: Sentence, noun: Token) -> bool:
    words_of = {noun.lower} | {c.lower for c in sentence.children(noun, "amod", "advmod", "nummod")}
    ahead = {h.tag for h in sentence.children(sentence.head(noun), "aux")}
    return bool(words_of & {"first", "last", "only", "second", "third", "latest"}) and "MD" not in ahead


def _bare(sentence: Sentence, verb: Token) -> bool:
    return verb.tag == "VB" and not sentence.children(verb, "aux", "nsubj", "nsubjpass")


def _helped(sentence: Sentence, verb: Token) -> bool:
    helpers = sentence.children(verb, "aux")
    return verb.tag == "VB" or any(h.tag == "MD" or h.lower == "to" or h.lemma.lower() == "do" for h in helpers)


def _below(sentence: Sentence, inner: Token, reported: bool, depth: int) -> Status:
    return _clause(sentence, inner, (inner,), reported, depth + 1)


def is_plan(noun: Token) -> bool:
    """Whether the noun is one of plans, attempts or prospects: where there is none, the thing is not to be done."""
    governor = governor_of(noun.lemma.lower())
    return governor is not None and governor.name in ("plan", "expect", "attempt")


def without_ground(sentence: Sentence, top: Token) -> bool:
    """Whether the clause is what there is no evidence of or reason for: "no evidence that", "no need to"."""
    above = sentence.head(top)
    if above is top or top.dep not in ("acl", "ccomp", "relcl"):
        return False
    that = any(c.lower == "that" for c in sentence.children(top, "mark"))
    to = any(c.lower == "to" for c in sentence.children(top, "aux"))
    nouns = [above] if not is_clausal(above) else sentence.children(above, "attr", "dobj", "nsubjpass")
    return any(
        n.index < top.index
        and any(c.lower == "no" for c in sentence.children(n, "det"))
        and ((that and n.lemma.lower() in words.GROUNDS) or (to and n is above and not is_plan(n)))
        for n in nouns
    )


def _past(sentence: Sentence, word: Token) -> bool:
    if word.pos == "NOUN":
        word = sentence.head(word)  # "their attempt failed"
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
