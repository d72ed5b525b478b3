"""What a claim depends on: the claim that is its condition, its reason, or the purpose that it serves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.model import Claim, Sentence, Token
from pipeline.stages.split import words
from pipeline.stages.split.assemble import Draft

Dependence = Literal["condition", "reason", "purpose"]


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim with the draft that it was made of."""

    draft: Draft
    claim: Claim


def with_dependences(sentence: Sentence, stated: Sequence[Stated]) -> list[Claim]:
    """The claims of a sentence, each with the ids of those that the words make its condition, reason or purpose.

    "If the army advances, the pact will end": the advance is the condition of the end. "The town was shelled in
    retaliation for the raid", "... because the talks failed": reasons. "Troops were sent to guard the port": a purpose.
    Both claims have the same source: what a speaker reports is no reason for what somebody else says.
    """
    held = {t.index: one for one in stated for t in (one.draft.predicate.head, *one.draft.predicate.matrix)}
    given: defaultdict[tuple[str, Dependence], list[str]] = defaultdict(list)
    for one in stated:
        top = one.draft.predicate.top
        kind = _of_clause(sentence, one.draft) if top.dep == "advcl" else _of_phrase(sentence, one.draft)
        above = next((held[t.index] for t in sentence.ancestors(top) if t.index in held), None)
        if kind and above and above is not one and above.claim.attribution == one.claim.attribution:
            given[above.claim.id, kind].append(one.claim.id)

    def of(claim: Claim, kind: Dependence) -> tuple[str, ...]:
        return tuple(sorted(given[claim.id, kind]))

    return [
        replace(c, condition=of(c, "condition"), reason=of(c, "reason"), purpose=of(c, "purpose"))
        for c in (one.claim for one in stated)
    ]


def without_dangling(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, in order, without what they depend on where that is none of them."""
    claims = tuple(claims)
    there = {claim.id for claim in claims}

    def known(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(i for i in ids if i in there)

    return tuple(
        replace(c, condition=known(c.condition), reason=known(c.reason), purpose=known(c.purpose))
        if c.condition or c.reason or c.purpose
        else c
        for c in claims
    )


def _of_clause(sentence: Sentence, draft: Draft) -> Dependence | None:
    """What an adverbial clause is to the clause above it."""
    top = draft.predicate.top
    marks = {c.lower for c in sentence.children(top, "mark", "advmod") if c.index < top.index}
    if marks & words.CONDITIONS:
        return "condition"
    if marks & words.REASONS:
        return "reason"
    to = any(c.lower == "to" for c in sentence.children(top, "aux"))
    # "arrived only to find": an outcome, not what they came for. "Too weak to fight": no purpose at all.
    return "purpose" if to and "only" not in marks and sentence.head(top).pos == "VERB" else None


def _of_phrase(sentence: Sentence, draft: Draft) -> Dependence | None:
    """What an event noun, or a verb in "-ing", behind prepositions is to the clause above it."""
    top = draft.predicate.top
    if top.dep not in ("pobj", "pcomp"):
        return None
    path: list[Token] = []
    for above in sentence.ancestors(top):
        if above.pos in ("VERB", "AUX"):
            break
        path.append(above)
    phrase = " ".join(t.lower for t in reversed(path))
    return "reason" if phrase in words.REASON_PHRASES else None
