"""Matching claims: the same passage in two articles, and the same happening within one group of articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import LCSseq

from pipeline.model import Claim
from pipeline.stages.derive.words import forms

ALIKE = 0.8
"""Two clauses are one passage if this part of the words of the longer stand in the other, in order."""
INSIDE = 0.9
"""... or this part of the shorter, where it is no fragment."""
ENOUGH = 5
"""Clauses of fewer words must be the same altogether."""


class Passages:
    """The claims of one article by the words that they were read from."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._exact: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
        self._lemmas: dict[str, list[tuple[tuple[str, ...], Claim]]] = defaultdict(list)
        for claim in sorted(claims, key=lambda c: (c.evidence.start, c.action.start, c.id)):
            for words in dict.fromkeys(forms(text) for text in texts(claim)):
                self._exact[words].append(claim)
                self._lemmas[claim.action.lemma].append((words, claim))

    def find(self, claim: Claim) -> Claim | None:
        """The claim that stands in the same words, told by the same action where it can be; None if there is none."""
        for words in dict.fromkeys(forms(text) for text in texts(claim)):
            same = self._exact.get(words, [])
            if same:
                return min(same, key=lambda c: (c.action.lemma != claim.action.lemma, c.polarity != claim.polarity))
            near = [
                (-ratio, place, found)
                for place, (other, found) in enumerate(self._lemmas.get(claim.action.lemma, ()))
                if (ratio := _alike(words, other))
            ]
            if near:
                return min(near, key=lambda n: n[:2])[2]
        return None


def texts(claim: Claim) -> tuple[str, ...]:
    """The clauses that a claim was read from, in the order of the text."""
    return (claim.evidence.text, *(r.text for r in claim.repeated))


def same_happening(one: Claim, other: Claim) -> bool:
    """Whether two claims tell, by their words, of one kind of act on or by one of the same: they have the same type or
    verb, and an actor or target in common.
    """
    acts = one.action, other.action
    alike = acts[0].lemma == acts[1].lemma or (acts[0].plover is not None and acts[0].plover == acts[1].plover)
    return alike and bool(_parties(one) & _parties(other))


def _parties(claim: Claim) -> set[str]:
    return {m.entity for m in (*claim.actor, *claim.target) if m.entity is not None}


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How much of two clauses is the same, 0 where it is not enough for one passage."""
    if min(len(one), len(other)) < ENOUGH:
        return 0.0
    same = LCSseq.similarity(one, other)
    whole = same / max(len(one), len(other))
    return whole if whole >= ALIKE or same >= INSIDE * min(len(one), len(other)) else 0.0
