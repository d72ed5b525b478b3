"""Negation: what a clause's own words, its absorbed verbs and the stance of a denial make of its polarity.

Each counts once, and two make a positive: "did not fail to pay", "denied that it had not paid".
"""

from __future__ import annotations

from pipeline.model import Attribution, Sentence, Token
from pipeline.stages.split import words
from pipeline.stages.split.arguments import Arguments
from pipeline.stages.split.modality import is_plan, state_above
from pipeline.stages.split.predicates import Predicate
from pipeline.stages.split.words import governor_of


def is_negated(sentence: Sentence, token: Token) -> bool:
    """Whether a word has a negation of its own; "not only" and "no longer than" are none."""
    helpers = [g for h in sentence.children(token, "aux", "auxpass") for g in sentence.children(h)]
    for child in (*sentence.children(token), *helpers):
        if child.lower == "longer" and any(c.lower == "no" for c in sentence.children(child)):
            return True
        if child.dep == "neg" or (child.dep in ("advmod", "preconj", "cc", "det") and child.lower in words.NEGATIONS):
            if child.index > token.index and sentence.tokens[child.index - 1].lower in (",", "-", "–", "—"):
                continue  # "must stand alone, not as wards": only what follows is denied
            after = sentence.tokens[child.index + 1] if child.index + 1 < len(sentence.tokens) else None
            if after is not None and after.lower in words.HOLLOW:
                continue
            if (
                child.lower == "no"
                and child.dep == "det"
                and token.dep != "conj"
                and token.pos not in ("NOUN", "PROPN")
            ):
                continue
            return True
    return False


def negations(sentence: Sentence, predicate: Predicate, given: Arguments) -> int:
    """How many times the words of the clause deny it."""
    count = sum(is_negated(sentence, t) for t in (predicate.head, *predicate.matrix))
    count += sum(g.polarity == "negative" for g in predicate.governors)
    if not given.shared:
        count += _denying(sentence, given.subject)
    count += any(_denying(sentence, o) for o in (*given.objects, predicate.carried))
    top = predicate.top
    above = sentence.head(top)
    if top.dep == "pcomp" and above.lower == "without":
        count += 1
    elif above is not top and top.dep in ("xcomp", "pcomp") and not predicate.matrix:
        count += _outer(sentence, top, above)
        if top.dep == "pcomp" and above.lower == "of":
            count += _no_plan(sentence, sentence.head(above))
    elif top.dep == "acl" and any(c.lower == "to" for c in sentence.children(top, "aux")):
        count += _no_plan(sentence, above)
    count += _held_unlikely(sentence, predicate)
    bare = predicate.head.tag == "VB" and not sentence.children(predicate.head, "aux", "nsubj")
    if top.dep == "conj" and bare and any(c.lower == "or" for c in sentence.children(above, "cc")):
        # "will not attack or invade": the verb after "or" is denied with the first.
        count += is_negated(sentence, above)
    return count


def _held_unlikely(sentence: Sentence, predicate: Predicate) -> int:
    """1 where an impersonal clause above calls it unlikely, or denies that it is possible."""
    state = state_above(sentence, predicate.top)
    governor = None if state is None else governor_of(state.lemma.lower())
    if state is None or governor is None:
        return 0
    return int((governor.polarity == "negative") != is_negated(sentence, sentence.head(state)))


def _outer(sentence: Sentence, top: Token, above: Token) -> int:
    """A governing verb or preposition that says the thing did not happen: "prevented them from voting"."""
    from_ = above.lower == "from" and top.dep == "pcomp"
    verb = sentence.head(above) if from_ else above
    lemma = verb.lemma.lower()
    governor = (words.governor_of(f"{lemma} from") if from_ else None) or words.governor_of(lemma)
    if governor is None or governor.polarity != "negative":
        return 0
    if top.dep == "pcomp" and not from_:
        return 0
    return 0 if is_negated(sentence, verb) else 1


def _no_plan(sentence: Sentence, noun: Token) -> int:
    """1 where there is none of a plan: "has no plans to leave", "does not have any intention to leave"."""
    if not is_plan(noun):
        return 0
    if any(c.lower in words.NO for c in sentence.children(noun, "det")):
        return 1
    verb = sentence.head(noun)
    any_ = any(c.lower == "any" for c in sentence.children(noun, "det"))
    return int(any_ and noun.dep == "dobj" and is_negated(sentence, verb))


def _denying(sentence: Sentence, noun: Token | None) -> int:
    if noun is None:
        return 0
    if noun.lower in words.NOBODY:
        return 1
    return int(
        any(
            (c.lower in words.NO and c.dep in ("det", "neg", "preconj") and not _bounds(sentence, c))
            or (c.lower in words.HARDLY and c.dep == "advmod")
            for c in sentence.children(noun)
        )
    )


def _bounds(sentence: Sentence, no: Token) -> bool:
    """Whether "no" only bounds a number: "no fewer than six ships"."""
    after = [t.lower for t in sentence.tokens[no.index + 1 : no.index + 3]]
    return len(after) == 2 and after[0] in ("fewer", "less", "more") and after[1] == "than"


def cue_negated(said: Attribution, sentence: Sentence) -> bool:
    """Whether the act of saying itself is denied: "did not say that"."""
    if said.cue is None:
        return False
    cue = sentence.between(said.cue.start, said.cue.end)
    inside = {t.index for t in cue}
    return any(is_negated(sentence, t) for t in cue if is_verb(t)) or any(
        t.dep == "neg" and t.index in inside for t in cue
    )


def is_verb(token: Token) -> bool:
    """Whether a word of a cue is a verb."""
    return token.pos in ("VERB", "AUX")
