"""Event nouns that state something by themselves: "the US airstrikes on the town"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Sentence, Token
from pipeline.stages.split.plover import EVENT_NOUNS
from pipeline.stages.split.predicates import Predicate
from pipeline.stages.split.roles import Roles, noun_roles

AS_MODIFIER = frozenset({"compound", "nmod", "amod", "poss"})


def event_word(token: Token) -> str | None:
    """The word by which the lexicon knows an event noun, or None: a gerund goes by its form ("shelling")."""
    if token.pos not in ("NOUN", "VERB"):
        return None
    return next((w for w in (token.lemma.lower(), token.lower) if w in EVENT_NOUNS), None)


def nominals(sentence: Sentence, taken: Sequence[Predicate]) -> tuple[tuple[Predicate, Roles], ...]:
    """The event nouns with explicit arguments, in order, without those that a verb of `taken` brings.

    An argument is what is acted on, or who acts together with where: "the Israeli war on Gaza", but not "the war".
    """
    carried = {p.carried.index for p in taken if p.carried is not None} | {p.head.index for p in taken}
    found = []
    for token in sentence.tokens:
        if token.index in carried or token.dep in AS_MODIFIER or event_word(token) is None:
            continue
        if token.pos == "VERB" and token.dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "appos", "attr"):
            continue
        roles = noun_roles(sentence, token)
        if roles.target or (roles.actor and roles.place):
            found.append((Predicate(token, "nominal"), roles))
    return tuple(found)
