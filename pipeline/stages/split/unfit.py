"""What states nothing: questions, orders, words that only open a statement, and clauses that the parse leaves empty."""

from __future__ import annotations

from pipeline.model import Sentence, Token
from pipeline.stages.split import words
from pipeline.stages.split.arguments import Arguments, expletive
from pipeline.stages.split.phrases import is_clausal, lemma_of, verb_lemma
from pipeline.stages.split.predicates import Predicate
from pipeline.stages.split.regions import Regions
from pipeline.stages.split.roles import Roles
from pipeline.stages.split.stance import withheld

Reason = tuple[str, str]

NOBODY = ("no-arguments", "nobody and nothing is named that acts, is acted on, or where")
QUESTION = ("question", "a question states nothing")
OPEN = ("open-question", "it is left open what is meant")
IMPERATIVE = ("imperative", "an order to the hearer states nothing")
WITHHELD = ("withheld", "the source holds this back, so it claims nothing")
PRESUPPOSED = ("presupposed", "the source takes a stand on this and does not state it")
ABOVE = ("told-above", "the means is told with what it serves")
ELSEWHERE = ("told-by-complement", "what it says is told by the clause below it")
POINTING = frozenset({"it", "this", "that", "which", "what"})
ASKING = frozenset({"what", "which", "whatever", "whichever", "whose"})
BARE_AFTER = frozenset({"let", "make", "help", "see", "hear", "watch", "have", "dare", "do", "feel", "need"})
WEB = ("http:", "https:", "www.", "@", "#", "t.co/", "pic.twitter")


def asks(sentence: Sentence, regions: Regions, head: Token) -> bool:
    """Whether a word stands in a question."""
    marks = [t for t in sentence.tokens[-3:] if "?" in t.text]
    return any(regions.innermost(mark) is regions.innermost(head) for mark in marks)


def unfit(sentence: Sentence, regions: Regions, predicate: Predicate, given: Arguments, roles: Roles) -> Reason | None:
    """Why the predicate makes no claim, or None if it may."""
    head = predicate.head
    if not any(c.isalpha() for c in head.text) or any(mark in head.lower for mark in WEB):
        return "no-words", "an address, a handle or a number stands where a verb was read"
    if asks(sentence, regions, head):
        return QUESTION
    if _is_order(sentence, predicate, given):
        return IMPERATIVE
    if withheld(regions.innermost(head), sentence, predicate):
        return WITHHELD
    if head.tag in ("VBZ", "VBP") and given.subject is None and not expletive(sentence, predicate):
        return "no-subject", "a finite verb whose subject was not found: the parse is unsure"
    if head.tag == "MD":
        return NOBODY  # "everything we can"
    elliptic = head.lemma.lower() == "do" and not given.objects and not predicate.passive
    if not roles.all() or elliptic:
        return NOBODY
    if _open(sentence, predicate):
        return OPEN
    if _is_means(sentence, head):
        return ABOVE
    if _only_opens(sentence, predicate, given):
        return ELSEWHERE
    if _told_below(sentence, predicate, given, roles):
        return ELSEWHERE
    return _empty_state(sentence, predicate, given, roles) or _filler(sentence, predicate, given, roles)


def _is_order(sentence: Sentence, predicate: Predicate, given: Arguments) -> bool:
    head = predicate.head
    if given.subject is not None and given.subject.lower in ("'s", "’s"):
        return True
    bare = head.tag == "VB" and not sentence.children(head, "aux", "nsubj", "nsubjpass")
    if bare and predicate.kind == "main" and given.subject is None:
        return True
    above = sentence.head(predicate.top)
    return bare and predicate.top is head and head.dep == "ccomp" and above.lemma.lower() not in BARE_AFTER


def _open(sentence: Sentence, predicate: Predicate) -> bool:
    """Whether the clause asks for one of its arguments: "what information is useful", "what they found"."""
    around = [
        *sentence.children(predicate.head, "nsubj", "nsubjpass", "dobj", "attr"),
        *(o for p in sentence.children(predicate.head, "prep") for o in sentence.children(p, "pobj")),
    ]
    return any(
        (t.lower in ("what", "whatever"))
        or any(
            c.lower in ASKING and c.dep in ("det", "poss") and not (c.lower == "whose" and predicate.top.dep == "relcl")
            for c in sentence.children(t)
        )
        for t in around
    )


def _is_means(sentence: Sentence, head: Token) -> bool:
    """Whether a clause only tells the means of the one above: "shelled the town, using mortars"."""
    below = sentence.children(head, "xcomp", "ccomp")
    return head.lemma.lower() == "use" and head.tag == "VBG" and head.dep == "advcl" and not below


def _only_opens(sentence: Sentence, predicate: Predicate, given: Arguments) -> bool:
    """Whether a copula only brings the clause below it: "it was the army that fled", "there is no doubt that"."""
    if predicate.kind != "copula":
        return False
    for noun in sentence.children(predicate.head, "attr"):
        below = sentence.children(noun, "relcl", "acl")
        no = any(c.lower == "no" for c in sentence.children(noun, "det"))
        if below and no and noun.lemma.lower() in words.DOUBTS:
            return True
        pointed = noun.pos in ("PROPN", "PRON") or any(c.lower == "the" for c in sentence.children(noun, "det"))
        who = (t.lower for c in below for t in sentence.children(c, "nsubj", "dobj", "nsubjpass"))
        if (
            given.subject is not None
            and given.subject.lower == "it"
            and pointed
            and any(w in ("that", "who") for w in who)
        ):
            return True
    return False


def _told_below(sentence: Sentence, predicate: Predicate, given: Arguments, roles: Roles) -> bool:
    """Whether the clause adds nothing to the one that it governs: "it was reported that", "let her go", "to say"."""
    head = predicate.head
    clauses = [c for c in sentence.children(head, "ccomp", "xcomp") if is_clausal(c)]
    states = sentence.children(head, "acomp")
    clauses += [c for a in states for c in sentence.children(a, "ccomp")]
    lemma = lemma_of(head)
    speaks = lemma in words.SPEAKING
    if predicate.passive and lemma == "aim":
        return any(sentence.children(p, "pcomp") for p in sentence.children(head, "prep"))  # "talks aimed at ending"
    target = [t for t in roles.target if not (t is given.subject and t.lower == "it")]
    if target or roles.place or roles.instrument:
        return False
    if predicate.passive and given.subject is not None and given.subject.lower == "it" and (clauses or speaks):
        return True
    if clauses and (lemma in words.RAISING or predicate.kind == "copula"):
        return True
    # "Needless to say, ..."; "Reyes said" where nothing was found that she said.
    return speaks and predicate.carried is None


def _empty_state(sentence: Sentence, predicate: Predicate, given: Arguments, roles: Roles) -> Reason | None:
    head = predicate.head
    there = bool(sentence.children(head, "expl")) and bool(given.objects)
    bears = given.subject is not None and (roles.place or sentence.children(head, "attr", "acomp"))
    if predicate.kind == "copula" and not (there or bears):
        return "no-arguments", "nobody is said to be anything, or anywhere"
    rest = (*roles.target, *roles.place, *roles.instrument)
    pointing = given.subject is not None and given.subject.lower in POINTING
    alone = pointing and predicate.kind != "copula" and not [t for t in rest if t is not given.subject]
    if alone and lemma_of(head) in words.POOR:
        return "no-arguments", "what it is and what it does are not told"
    return None


def _filler(sentence: Sentence, predicate: Predicate, given: Arguments, roles: Roles) -> Reason | None:
    filler = verb_lemma(sentence, predicate.head) in words.FILLERS and not (roles.target or roles.place)
    if filler and given.subject is not None and given.subject.lower in ("i", "you", "we"):
        return "filler", "words of speaking that state nothing"
    return None
