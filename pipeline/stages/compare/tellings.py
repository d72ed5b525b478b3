"""Tellings: the versions of an event side by side, each what some claims of it surely say alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model import Claim, Relation
from pipeline.stages.compare.accounts import LONG
from pipeline.stages.compare.agreement import one_happening
from pipeline.stages.compare.carrying import carrying, copied
from pipeline.stages.compare.lexicon import words
from pipeline.stages.compare.matching import Matching, dateless
from pipeline.stages.compare.numbers import counts
from pipeline.stages.compare.sources import speaker
from pipeline.stages.compare.versions import MOST

_APART = frozenset({"contradicts", "denies", "differs_on", "revises"})
"""Relations whose two ends are never of one version."""
_SURE = frozenset({"certain", "probable"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A version of an event: claims that surely say the same, the earliest first, and the independent beginnings that
    it has (sorted; copies and retellings add none).
    """

    claims: tuple[Claim, ...]
    origins: tuple[str, ...]


@dataclass(slots=True)
class _Group:
    """Claims that are found to say the same, in the order in which they came."""

    claims: list[Claim] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def take(self, claim: Claim) -> None:
        self.claims.append(claim)
        self.ids.add(claim.id)


def tellings(claims: Iterable[Claim], relations: Iterable[Relation], matching: Matching) -> tuple[Telling, ...]:
    """The versions of one event, each claim in one of them: those of most origins first, then the earliest.

    Two claims say the same where one corroborates the other, where they surely tell of one happening
    (`agreement.one_happening`, as corroboration asks it, by whatever source), or where one source or one copy says it
    again. They are of one version only if they also are alike in action, polarity, modality and numbers, if nothing
    tells any two of the version apart, and if no relation sets two of them against each other. "At least 80" and "84"
    fit each other and are two versions; so are "people" and "84 people": who says the one has not said the other.

    `relations` may have others than those of the event. The result depends on its members alone, whatever their order.
    """
    order = sorted(claims, key=matching.sayings.order)
    agreed, apart = _pairs(relations)
    found: dict[tuple[object, ...], list[_Group]] = defaultdict(list)
    for claim in order:
        groups = found[_key(claim)]
        backing = agreed[claim.id]
        for group in sorted(groups[:MOST], key=lambda g: not backing & g.ids):
            if not apart[claim.id] & group.ids and _joins(claim, group, backing, matching):
                group.take(claim)
                break
        else:
            groups.append(_Group([claim], {claim.id}))
    made = [Telling(tuple(g.claims), _origins(g.claims, matching)) for groups in found.values() for g in groups]
    return tuple(sorted(made, key=lambda t: (-len(t.origins), matching.sayings.order(t.claims[0]))))


def _pairs(relations: Iterable[Relation]) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """With whom each claim agrees, and against whom it stands, by its id."""
    agreed: dict[str, set[str]] = defaultdict(set)
    apart: dict[str, set[str]] = defaultdict(set)
    for r in relations:
        # Numbers that merely meet may be two numbers.
        found = apart if r.kind in _APART else agreed if r.reason != "numbers-meet" else None
        if found is not None:
            found[r.claim].add(r.other)
            found[r.other].add(r.claim)
    return agreed, apart


def _key(claim: Claim) -> tuple[object, ...]:
    """What all claims of a version have in common: action, polarity, modality, counts and a year that is stated."""
    time = claim.time
    year = (time.begin, time.finish) if time is not None and time.precision in LONG else None
    sure = claim.certainty in _SURE
    return words().kind(claim.action.lemma), claim.polarity, claim.modality, sure, year, counts(claim)


def _joins(claim: Claim, group: _Group, agreed: set[str], matching: Matching) -> bool:
    if not all(matching.may(claim, other) and _one_number(claim, other) for other in group.claims):
        return False
    first = group.claims[0]
    return bool(agreed & group.ids) or _alike(claim, first, matching) or any(_again(claim, c) for c in group.claims)


def _alike(one: Claim, other: Claim, matching: Matching) -> bool:
    return not dateless(one) and not dateless(other) and one_happening(one, other, matching)


def _again(one: Claim, other: Claim) -> bool:
    """Whether one is said again in the other: in a copy, or by the same source in the same words of its action."""
    if copied(one, other):
        return True
    said = speaker(one) == speaker(other) and one.attribution is not None and other.attribution is not None
    return said and _words(one) == _words(other)


def _words(claim: Claim) -> tuple[str, frozenset[str]]:
    return claim.action.lemma, frozenset(m.text.casefold() for m in (*claim.actor, *claim.target))


def _one_number(one: Claim, other: Claim) -> bool:
    """Whether two claims that both give numbers, of whatever, give one in common."""
    first, second = ({(q.minimum, q.maximum) for q in claim.quantity} for claim in (one, other))
    return not first or not second or bool(first & second)


def _origins(claims: Sequence[Claim], matching: Matching) -> tuple[str, ...]:
    return tuple(sorted({key for claim in carrying(claims) for key in matching.sayings.begun(claim)}))
