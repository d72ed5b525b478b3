"""How likely a person mentioned before is the one that a pronoun means.

A conditional logit over the mentions before a pronoun: each has features of place and grammar, the weights (data file
``lexicon/salience.toml``) were fitted on GAP (Webster et al., TACL 2018), and the share of an entity is the sum over
its mentions. Below a share of `CERTAIN` the pronoun stays open.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from pipeline.lexicon import load
from pipeline.model import EntityKind, Sentence, Token
from pipeline.stages.resolve.referents import Referent

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})
VERBAL = frozenset({"VERB", "AUX"})
POSSESSIVE = frozenset({"his", "her", "hers", "its", "their", "theirs"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})


@cache
def weights() -> dict[str, float]:
    """The weight of each feature; a feature without one counts nothing."""
    return {name: float(value) for name, value in load("salience")["weights"].items()}


@cache
def certain() -> float:
    """The share that the best entity must have."""
    return float(load("salience")["certain"])


def role(sentence: Sentence, token: Token) -> str:
    """The grammatical role of a phrase, by its head; a conjunct has that of the first one."""
    while token.dep in {"conj", "appos", "compound", "nmod"} and token.head != token.index:
        token = sentence.head(token)
    if token.dep in SUBJECTS:
        return "subject"
    if token.dep in OBJECTS:
        return "object"
    if token.dep == "poss":
        return "possessor"
    return "agent" if token.dep == "pobj" and sentence.head(token).dep == "agent" else "oblique"


def clause(sentence: Sentence, token: Token) -> Token:
    """The verb that governs a phrase, or the root."""
    return next((t for t in sentence.ancestors(token) if t.pos in VERBAL), token)


def subject_of(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a verb, its own or that of the verb it is coordinated with or complements."""
    seen: set[int] = set()
    while verb.index not in seen:
        seen.add(verb.index)
        own = [t for t in sentence.children(verb) if t.dep in SUBJECTS]
        if own:
            return own[0]
        if verb.dep in {"conj", "xcomp", "advcl"} and sentence.head(verb).pos in VERBAL:
            verb = sentence.head(verb)
    return None


def possible(pronoun: Referent, candidate: Referent, sentence: Sentence) -> bool:
    """Whether grammar lets a pronoun mean a candidate (binding theory, where both are in one sentence)."""
    if candidate.sentence != pronoun.sentence:
        return pronoun.head.lower not in REFLEXIVE
    word, token, other = pronoun.head.lower, pronoun.head, candidate.head
    verb = clause(sentence, token)
    if word in REFLEXIVE:
        return subject_of(sentence, verb) == other
    # "his friend" is not he, nor is "the friend of his"; but "the man who lost his job" may be.
    below = token
    for ancestor in sentence.ancestors(token):
        if below.dep in {"conj", "appos", "acl", "relcl"} or ancestor.pos in VERBAL:
            break
        if ancestor.index == other.index:
            return False
        below = ancestor
    if token.dep == "poss" or word in POSSESSIVE:
        return True
    if token.dep in SUBJECTS:
        if verb.dep == "relcl" and verb.head == other.index and token.index == other.index + 1:
            # "the man he met": what a clause without "who" narrows is its object.
            return False
        return candidate.start < pronoun.start or clause(sentence, other).index != verb.index
    subject = subject_of(sentence, verb)
    if subject is not None and subject.index == other.index:
        return False
    # Two arguments of one verb are two people ("Reyes told Ortiz about him" leaves neither).
    return not (clause(sentence, other).index == verb.index and role(sentence, other) in {"subject", "object"})


def features(
    pronoun: Referent, candidate: Referent, sentences: tuple[Sentence, ...], known: bool, kind: EntityKind | None
) -> Iterator[str]:
    """The names of the features that hold of a candidate. `known`: its gender is known, and fits; `kind`: what its
    name has been taken for.
    """
    here, there = sentences[pronoun.sentence], sentences[candidate.sentence]
    distance = pronoun.sentence - candidate.sentence
    mine, its = role(here, pronoun.head), role(there, candidate.head)
    yield f"distance-{distance}"
    yield f"{its}"
    yield f"{mine}-{its}"
    yield f"{distance}-{mine}-{its}"
    yield candidate.form
    if kind not in {"person", "unnamed"}:
        yield f"taken-for-{kind}"
    if known:
        yield "gender-known"
    if candidate.head.dep in {"conj", "appos", "compound", "nmod"}:
        yield candidate.head.dep
    if its == "subject" and clause(there, candidate.head).index == there.root.index:
        yield "main-subject"
    if here.block == there.block:
        yield "same-block"
    if distance == 0:
        verb = clause(here, pronoun.head)
        if candidate.start > pronoun.start:
            yield "behind"
        subject = subject_of(here, verb)
        if subject is not None and subject.index == candidate.head.index:
            yield f"own-clause-subject-{mine}"
        governors = [verb, *here.ancestors(verb)]
        for low, high in pairwise(governors):
            if low.dep == "ccomp" and subject_of(here, high) == candidate.head:
                yield "speech-subject"
            if low.dep in {"advcl", "relcl", "acl", "xcomp"} and subject_of(here, high) == candidate.head:
                yield f"over-{low.dep}"
