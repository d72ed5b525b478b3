"""Event nouns that state something by themselves: "the US airstrikes on the town"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Sentence
from pipeline.stages.split.nounroles import noun_roles
from pipeline.stages.split.plover import event_word
from pipeline.stages.split.predicates import Predicate
from pipeline.stages.split.roles import Roles
from pipeline.stages.split.words import COMPLETE

AS_MODIFIER = frozenset({"compound", "nmod", "amod", "poss"})


def nominals(sentence: Sentence, taken: Sequence[Predicate]) -> tuple[tuple[Predicate, Roles], ...]:
    """The event nouns with explicit arguments, in order, without those that a verb of `taken` brings.

    An argument is what is acted on, or who acts, after "by" or together with where: "the war
    in Narnia" is none. Who resigns or retreats acts on nothing, and is enough.
    """
    brought = (noun for p in taken for noun in (p.carried, p.happening) if noun is not None)
    carried = {noun.index for noun in brought} | {p.head.index for p in taken}
    found = []
    for token in sentence.tokens:
        if token.index in carried or token.dep in AS_MODIFIER or event_word(token) is None:
            continue
        if token.pos == "VERB" and token.dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "appos", "attr"):
            continue
        roles = noun_roles(sentence, token)
        by = any(p.lower == "by" for p in sentence.children(token, "prep", "agent"))
        whole = event_word(token) in COMPLETE and bool(sentence.children(token, "poss"))
        if roles.target or (roles.actor and (roles.place or by or whole)):
            found.append((Predicate(token, "nominal"), roles))
    return tuple(found)
