"""Arguments: who a verb's subject and object are, also where they stand in another clause."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Sentence, Token
from pipeline.stages.split import words
from pipeline.stages.split.phrases import RELATIVE, is_agent, is_clausal, lemma_of
from pipeline.stages.split.predicates import Predicate, is_passive

SENDING = frozenset({"send", "deploy", "dispatch", "leave", "set", "hire", "pay", "need"})
DEMANDING = frozenset({"demand", "seek", "request", "want", "require", "urge"})
AIMS = frozenset({"aim", "goal", "purpose", "task", "job", "intent", "objective", "mission", "strategy", "priority"})
PLAN_NOUNS = frozenset().union(*(g.words for g in words.GOVERNORS)) - words.AGENTS


@dataclass(frozen=True, slots=True)
class Arguments:
    """Heads of the grammatical subject and objects; `shared` where the subject stands in another clause."""

    subject: Token | None
    objects: tuple[Token, ...]
    shared: bool = False


def arguments(sentence: Sentence, predicate: Predicate) -> Arguments:
    """The arguments of a predicate."""
    subject, shared = _subject(sentence, predicate)
    if subject is not None and _is_expletive(sentence, predicate, subject):
        subject = None
    return Arguments(subject, _objects(sentence, predicate), shared)


def _subject(sentence: Sentence, predicate: Predicate) -> tuple[Token | None, bool]:
    for verb in (predicate.head, *reversed(predicate.matrix)):
        if sentence.children(verb, "expl"):
            return None, False  # "there was no evidence": nobody acts
        own = sentence.children(verb, "nsubj", "nsubjpass", "csubj")
        if own:
            subject = _resolved(sentence, verb, own[-1])
            if verb in predicate.matrix and lemma_of(verb) == "be" and subject.lemma.lower() in PLAN_NOUNS | AIMS:
                return next(iter(sentence.children(subject, "poss")), None), True  # "her aim is to leave"
            return subject, False
    return _fit(sentence, predicate, _controller(sentence, predicate.top, predicate.head)), True


def _fit(sentence: Sentence, predicate: Predicate, subject: Token | None) -> Token | None:
    """The shared subject, its owner where it is a plan ("her aim is to leave"), or None where it cannot act."""
    if subject is None:
        return None
    top = predicate.top
    if top.dep in ("conj", "relcl"):
        return subject
    if any(c.lower in words.NO for c in sentence.children(subject, "det")):
        return None  # "no charges were brought for using"
    above = sentence.head(top)
    if subject.lower == "it" and (above.pos == "ADJ" or lemma_of(above) == "be"):
        return None  # "it is important to know"
    infinitive = any(c.lower == "to" for c in sentence.children(top, "aux"))
    if infinitive and lemma_of(above) == "be" and subject.lemma.lower() in PLAN_NOUNS | AIMS:
        return next(iter(sentence.children(subject, "poss")), None)
    if any(c.lower == "whether" for c in sentence.children(top)) and subject.lemma.lower() not in words.AGENTS:
        return subject if is_agent(sentence, subject) else None
    return subject


def _controller(sentence: Sentence, top: Token, verb: Token, depth: int = 0) -> Token | None:
    """The subject of a verb that has none of its own."""
    above = sentence.head(top)
    if above is top or depth > 8:
        return None
    infinitive = any(c.lower == "to" for c in sentence.children(top, "aux"))
    if top.dep == "conj" and is_clausal(above):
        return _subject_of(sentence, above, depth)
    if top.dep in ("acl", "relcl"):
        return _of_noun(sentence, above, top, infinitive, depth)
    if top.dep == "amod":
        return above
    if top.dep == "pcomp":
        return _of_preposition(sentence, above, depth)
    if above.pos == "ADJ" and top.dep in ("xcomp", "ccomp", "advcl"):
        return _of_adjective(sentence, above, depth)
    if top.dep == "advcl" and any(c.lower == "that" and c.index > top.index for c in sentence.children(above, "mark")):
        above = sentence.head(above)  # "reported, citing a source, that two men fled"
    if top.dep in ("xcomp", "ccomp", "advcl") and is_clausal(above):
        objects = sentence.children(above, "dobj", "dative") or _asked(sentence, above)
        if objects and (top.dep == "xcomp" or (infinitive and top.index > objects[0].index)):
            asked = above.lemma.lower() in words.ORDERED or bool(_asked(sentence, above))
            if top.dep == "advcl" and above.lemma.lower() in SENDING and not is_agent(sentence, objects[0]):
                asked = False  # "will send arms to help defend the town": who sends them helps
            if asked or not infinitive:
                return objects[0] if top.dep == "xcomp" or asked else _subject_of(sentence, above, depth)
            if top.dep == "advcl" and above.lemma.lower() in DEMANDING:
                # "demanded a force to protect them": it is not the one who demands that is to do so.
                return objects[0] if is_agent(sentence, objects[0]) else None
            if is_agent(sentence, objects[0]) and above.lemma.lower() not in words.SUBJECT_CONTROL:
                # "beat the guards to win": the parse does not tell who wins.
                return None if top.dep == "xcomp" else _subject_of(sentence, above, depth)
        if top.dep == "advcl" and infinitive and is_passive(sentence, above):
            sent = sentence.children(above, "nsubjpass") if above.lemma.lower() in words.ORDERED else ()
            if sent and is_agent(sentence, sent[0]):
                return sent[0]  # "the envoy was sent to talk"
            # "bridges were bombed to cut supplies": whoever bombed them.
            return next((o for a in sentence.children(above, "agent") for o in sentence.children(a, "pobj")), None)
        if top.dep == "ccomp" and not infinitive and top.tag != "VBG":
            return None
        return _subject_of(sentence, above, depth)
    return None


def _asked(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Who is asked in "called on the army to leave", "appealed to the rebels to stop"."""
    if verb.lemma.lower() not in words.ASKING:
        return ()
    return tuple(
        o
        for p in sentence.children(verb, "prep", "dative")
        if p.lower in ("on", "upon", "to", "for", "with")
        for o in sentence.children(p, "pobj")
        if is_agent(sentence, o)
    )


def _subject_of(sentence: Sentence, verb: Token, depth: int) -> Token | None:
    own = sentence.children(verb, "nsubj", "nsubjpass")
    if own:
        return _resolved(sentence, verb, own[0])
    return _controller(sentence, verb, verb, depth + 1)


def _of_noun(sentence: Sentence, noun: Token, verb: Token, infinitive: bool, depth: int) -> Token | None:
    if not infinitive or (is_agent(sentence, noun) and noun.lemma.lower() not in PLAN_NOUNS):
        return noun
    if noun.lemma.lower() in PLAN_NOUNS:
        owners = sentence.children(noun, "poss")
        owners += tuple(
            o
            for p in sentence.children(noun, "prep")
            if p.lower == "of"
            for o in sentence.children(p, "pobj")
            if is_agent(sentence, o)
        )
        if owners:
            return owners[0]  # "her plan to", "the readiness of soldiers to"
        above = sentence.head(noun)
        if noun.dep == "dobj" and is_clausal(above):
            return _subject_of(sentence, above, depth)
    return None


def _of_adjective(sentence: Sentence, adjective: Token, depth: int) -> Token | None:
    above = sentence.head(adjective)
    if adjective.dep == "amod":
        return above
    return _subject_of(sentence, above, depth) if is_clausal(above) else None


def _of_preposition(sentence: Sentence, preposition: Token, depth: int) -> Token | None:
    above = sentence.head(preposition)
    if not is_clausal(above):
        verb = sentence.head(above)
        if above.dep == "dobj" and verb.lemma.lower() in words.OBJECT_CONTROL:
            return above  # "accused the rebels of burning", where "of" was hung on "the rebels"
        if above.pos in ("NOUN", "PROPN") and above.lemma.lower() in PLAN_NOUNS:
            return next(iter(sentence.children(above, "poss")), None)
        return None
    if above.lemma.lower() in words.OBJECT_CONTROL and preposition.lower in ("of", "from", "for", "with"):
        patients = sentence.children(above, "dobj", "nsubjpass")
        if patients:
            return patients[0]
        if above.dep == "acl":
            return sentence.head(above)
    if is_passive(sentence, above) and preposition.lower == "by":
        return None
    if preposition.lower == "from" and lemma_of(above) in ("arise", "result", "stem"):
        return None  # "the loss arose from selling too late"
    return _subject_of(sentence, above, depth)


def _objects(sentence: Sentence, predicate: Predicate) -> tuple[Token, ...]:
    verb = predicate.head
    own = sentence.children(verb, "dobj", "dative", "attr", "oprd")
    own = tuple(o for o in own if o.pos != "ADP" and not (o.dep == "oprd" and o.pos == "ADJ"))  # "shot dead"
    if own:
        return tuple(_resolved(sentence, verb, o) for o in own if o.pos != "ADV")
    if predicate.passive:
        return ()
    if lemma_of(verb) in words.CAUSING and not own:
        let = [s for c in sentence.children(verb, "ccomp") if _no_tense(c) for s in sentence.children(c, "nsubj")]
        if let:
            return tuple(let)  # "allowed the boats to leave"
    if predicate.matrix and (had := sentence.children(predicate.matrix[-1], "dobj")):
        return had  # "has troops deployed"
    if verb.dep == "relcl" and _gap(sentence, verb):
        return (sentence.head(verb),)
    for other in sentence.children(verb, "conj"):
        between = sentence.tokens[verb.index + 1 : other.index]
        if is_clausal(other) and all(t.dep in ("cc", "punct", "advmod") for t in between):
            shared = sentence.children(other, "dobj")
            if sentence.children(other, "xcomp", "ccomp"):
                continue  # "beamed and asked the crowd to sing"
            if shared and not sentence.children(other, "nsubj"):
                return shared
    return ()


def _no_tense(verb: Token) -> bool:
    return verb.tag in ("VB", "VBG", "VBN")


def _gap(sentence: Sentence, verb: Token) -> bool:
    """Whether the noun before a relative clause is its object: "the town that rebels hold"."""
    subjects = sentence.children(verb, "nsubj")
    return (
        bool(subjects)
        and subjects[0].lower not in RELATIVE
        and not any(
            t.tag in ("WRB", "WDT", "WP", "WP$") and t.dep not in ("dobj", "mark") for t in sentence.subtree(verb)
        )
        and not any(not sentence.children(p) for p in sentence.children(verb, "prep"))
        and not sentence.children(verb, "xcomp", "ccomp", "acomp")
    )


def _resolved(sentence: Sentence, verb: Token, argument: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if argument.tag in ("WDT", "WP") and argument.lower in RELATIVE:
        at = verb
        while at.dep in ("conj", "xcomp", "ccomp"):
            at = sentence.head(at)
        if at.dep == "relcl":
            return sentence.head(at)
    return argument


def expletive(sentence: Sentence, predicate: Predicate) -> bool:
    """Whether “it” or "there" stands in for the subject."""
    return any(
        c.dep == "expl" or c.lower in ("it", "there")
        for v in (predicate.head, *predicate.matrix)
        for c in sentence.children(v)
    )


def _is_expletive(sentence: Sentence, predicate: Predicate, subject: Token) -> bool:
    if subject.dep == "expl" or subject.lower == "there":
        return True
    top = predicate.top
    if subject.lower == "it" and top.dep in ("xcomp", "ccomp") and sentence.head(top).pos == "ADJ":
        return True
    return subject.lower == "it" and (
        (bool(sentence.children(predicate.head, "acomp")) and bool(sentence.children(predicate.head, "ccomp", "xcomp")))
        or (top.lemma.lower() == "be" and any(sentence.children(a, "ccomp", "xcomp") for a in sentence.children(top)))
    )
