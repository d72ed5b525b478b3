"""What an article says again: one claim with further evidence.

An article often says the same thing twice: in its title and its first paragraph, or when it comes back to its subject.
Two claims that are wrongly made one would lose a statement, so what is in doubt stays two (see `identity`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model import Attribution, Claim, Entity, Evidence, Reading
from pipeline.stages.resolve.identity import (
    Key,
    Saying,
    Words,
    all_named,
    core,
    other_words,
    said_at,
    time_of,
    verbatim,
)


def join_repeats(
    reading: Reading, claims: Sequence[Claim], attributions: Sequence[Attribution], entities: Iterable[Entity]
) -> tuple[Claim, ...]:
    """The resolved claims of one article, each once: the first in the text, with the passages of the others.

    Two claims are the same if all of this is:

    - the chain of sources: the same entities, by acts of the same stance and kind of basis, that are not told to be of
      different times; someone unnamed or unresolved is nobody else than the speaker of the same act;
    - the lemma and the PLOVER type of the action;
    - the entities in each role, the recipient and where a motion is from and to among them; a mention without an entity
      equals the same words alone, and those only where they are a proper name or begin with "the"; claims with neither
      actor nor target are never the same;
    - polarity, modality, certainty and tense;
    - the quantities, with their units;
    - the time, by its TIMEX3 value and interval. A claim without a time is the same as one with a time only if the
      actor and target of both are named and the article has no such claim of another time: the claim keeps the time;
    - all other words of the clause that say something: roles are not all that a clause says ("spoke of taxes", "spoke
      of war"). Where actor and target are told, one clause may add what the other leaves out ("for talks on grain"),
      but no adverb, adjective, number or condition, and no preposition of a role.

    So are two whose clauses are the same `VERBATIM` words or more, as where a title quotes the text, if the chain, the
    lemma, the named entities, polarity, modality, certainty and tense are the same, and the times, if both have one.
    Claims whose passages overlap are never the same: they are two things said in one breath.

    Order is kept, and that of the arguments does not matter. Pure.
    """
    said = {a.id: a for a in attributions}
    named = {e.id for e in entities if any(j.reason == "exact-name" for j in e.judgements)}
    saying = Saying(attributions)
    stands_for: dict[str, str] = {}
    whole: dict[Key, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=_place):
        whole[verbatim(reading, claim, said, named) or (claim.id,)].append(claim)
    alike: dict[Key, list[Claim]] = defaultdict(list)
    quoted = (
        claims
        for group in whole.values()
        for told in _split(group, lambda c: said_at(c, said), True)
        for claims in _split(told, time_of, True)
    )
    for group in quoted:
        for claim in _joined(group, stands_for):
            alike[core(reading, claim, said) if claim.actor or claim.target else (claim.id,)].append(claim)
    same = (claims for group in alike.values() for claims in _same(reading, group, said, named, saying))
    made = {c.id: c for group in same for c in _joined(group, stands_for)}
    return tuple(_depending(made[c.id], stands_for) for c in claims if c.id in made)


def _joined(claims: Sequence[Claim], stands_for: dict[str, str]) -> Sequence[Claim]:
    """Claims that are the same as one, if their passages lie apart; `stands_for` is told whose place it takes."""
    if not _apart(claims):
        return claims
    one = _with(claims)
    stands_for.update({c.id: one.id for c in claims if c.id != one.id})
    return [one]


def _depending(claim: Claim, stands_for: Mapping[str, str]) -> Claim:
    """The claim with its condition, reason and purpose among the claims that are left."""

    def left(ids: Sequence[str]) -> tuple[str, ...]:
        # Claims may be joined twice: word for word, and then by what they say.
        once = (stands_for.get(i, i) for i in ids)
        return tuple(sorted({stands_for.get(i, i) for i in once} - {claim.id}))

    if not (claim.condition or claim.reason or claim.purpose):
        return claim
    return replace(claim, condition=left(claim.condition), reason=left(claim.reason), purpose=left(claim.purpose))


def _same(
    reading: Reading, group: Sequence[Claim], said: Mapping[str, Attribution], named: set[str], saying: Saying
) -> Iterator[list[Claim]]:
    """The claims of a group of equal keys, those together that are the same."""
    if len(group) == 1:
        yield list(group)
        return
    both = all(all_named(role, named) for c in group for role in (c.actor, c.target))
    for told in _split(group, lambda c: said_at(c, said), True):
        for equal in _split(told, time_of, both):
            by_words: dict[Words, list[Claim]] = defaultdict(list)
            for claim in equal:
                by_words[other_words(reading, claim, saying)].append(claim)
            yield from _shortened(by_words) if equal[0].actor and equal[0].target else by_words.values()


def _split(
    claims: Sequence[Claim], value: Callable[[Claim], Key | None], unknown_fits: bool
) -> Collection[Sequence[Claim]]:
    """The claims by a value; with `unknown_fits`, those without it go to the others where these have one only."""
    groups: dict[Key | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[value(claim)].append(claim)
    return [claims] if unknown_fits and len(groups.keys() - {None}) == 1 else groups.values()


def _shortened(by_words: Mapping[Words, list[Claim]]) -> Iterator[list[Claim]]:
    """Claims without loose words go to those that have some, if these all have the same."""
    by_strict: dict[frozenset[str], dict[frozenset[str], list[Claim]]] = defaultdict(dict)
    for (strict, loose), claims in by_words.items():
        by_strict[strict][loose] = claims
    for variants in by_strict.values():
        if len(variants) == 2 and frozenset() in variants:
            yield sorted((c for claims in variants.values() for c in claims), key=_place)
        else:
            yield from variants.values()


def _apart(claims: Sequence[Claim]) -> bool:
    spots = sorted((c.evidence.start, c.evidence.end) for c in claims)
    return all(one[1] <= other[0] for one, other in pairwise(spots))


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.action.start, claim.action.end, claim.id


def _with(claims: Sequence[Claim]) -> Claim:
    """The first of some claims with the passages of the others; without a time, it takes the first that one has."""
    first, *others = claims
    if not others:
        return first
    timed = next((c for c in claims if c.time is not None), first)
    basis = timed.time_basis if timed is first else "carried"
    further = {e for c in others for e in (_evidence(c), *c.repeated)} | {*first.repeated}
    order = sorted(further, key=lambda e: (e.start, e.end, e.attribution or ""))
    return replace(first, time=timed.time, time_basis=basis, repeated=tuple(order))


def _evidence(claim: Claim) -> Evidence:
    spot = claim.evidence
    return Evidence(spot.start, spot.end, spot.text, claim.attribution, claim.confidence)
