"""The action of a claim: its words and its lemma."""

from __future__ import annotations

from pipeline.model import Sentence, Token
from pipeline.stages.split.phrases import verb_lemma
from pipeline.stages.split.plover import event_word, prepositional_verb
from pipeline.stages.split.predicates import Predicate

FAR = 8


def action_tokens(sentence: Sentence, predicate: Predicate) -> tuple[Token, Token]:
    """The first and last word: absorbed verbs, verb, particle, and the noun that a light verb brings.

    Helpers ("will", "have been") stay outside; what stands too far away or before the verb stays out as well.
    """
    head = predicate.head
    first = head
    for word in reversed(predicate.matrix):
        if sentence.children(word, "dobj"):
            continue  # "has troops deployed"
        if word.index < first.index and first.index - word.index <= FAR and word.lemma.lower() != "be":
            first = word
    last = head
    for particle in predicate.particles:
        if particle.index == last.index + 1:
            last = particle
    carried = predicate.carried
    if carried is not None and last.index < carried.index <= last.index + FAR:
        last = carried
    if predicate.kind == "copula":
        for state in sentence.children(head, "acomp"):
            between = sentence.tokens[head.index + 1 : state.index]
            if head.index < state.index <= head.index + FAR // 2 and not any(t.dep == "neg" for t in between):
                last = state
    return first, last


def action_lemma(sentence: Sentence, predicate: Predicate) -> str:
    """The lemma: "carry out attack", "break out", "call for", "be ready"."""
    lemma = verb_lemma(sentence, predicate.head)
    if predicate.kind == "copula":
        states = sentence.children(predicate.head, "acomp")
        return " ".join([lemma, *(s.lemma.lower() for s in states[:1])])
    if predicate.kind == "nominal" and predicate.head.pos == "VERB":
        return event_word(predicate.head) or predicate.head.lower
    prepositional = prepositional_verb(sentence, predicate.head)
    if prepositional is not None and predicate.carried is None:
        return prepositional
    if predicate.carried is not None and predicate.carried.dep != "nsubj":
        middle = ["under"] if predicate.under else []
        return " ".join([lemma, *middle, predicate.carried.lemma.lower()])
    return lemma
