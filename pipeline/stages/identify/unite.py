"""Entities that judgements make one: which id each goes by, and the entities put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Entity, EntityJudgement, EntityKind
from pipeline.stages.identify.profile import Profile
from pipeline.stages.identify.sets import Sets
from pipeline.stages.resolve.across import merge_entities
from pipeline.stages.resolve.lexicon import words
from pipeline.stages.resolve.naming import label_order

STRENGTH = (
    "gazetteer",
    "same-wikidata",
    "same-geonames",
    "alias",
    "spelling",
    "name-of-other-kind",
    "word-order",
    "company-ending",
    "name-variant",
    "middle-initial",
    "transliteration",
    "initial",
    "acronym",
    "name-in-story",
    "surname-in-story",
    "acronym-in-story",
    "prefixed-in-story",
    "variant-in-story",
    "generic-in-story",
    "same-name-in-story",
)
"""The reasons for joins of the machine, the surest first."""
LOOSE = frozenset({"acronym-in-story", "variant-in-story"})
"""Joins of names that are not tied to an article, made in one story: another story may join them to something else."""
KINDS: tuple[EntityKind, ...] = (
    "outlet",
    "organisation",
    "person",
    "place",
    "collective",
    "document",
    "unnamed",
    "thing",
)
MACHINE = "sayso"
HELD_APART = "held-apart"
"""The reason of a join that was not made because it would have brought together what is judged different."""


@dataclass(frozen=True, slots=True)
class United:
    """`canonical` gives the id that each joined entity goes by (those that are joined to none are not in it), its
    own among them; `judgements` what is written for a person to read: one for each pair, sorted.
    """

    canonical: Mapping[str, str]
    judgements: tuple[EntityJudgement, ...]


def settle(judgements: Iterable[EntityJudgement]) -> tuple[EntityJudgement, ...]:
    """One of the machine's judgements for each pair, sorted: ``different`` wins, then ``same`` by the surest reason,
    then ``unsure``. A join made in a story stands against the doubt that the names alone leave.
    """
    best: dict[tuple[str, str], EntityJudgement] = {}
    for one in sorted(judgements, key=_weight):
        best.setdefault((one.one, one.other), one)
    return tuple(best[key] for key in sorted(best))


def united(
    judgements: Iterable[EntityJudgement], persons: Sequence[EntityJudgement], profiles: Iterable[Profile]
) -> United:
    """Join what is judged ``same``, as far as nothing is brought together that is judged ``different``.

    A person's word on a pair takes the place of the machine's (the last one, where there are several; ``unsure`` of a
    person undoes a join and bars nothing). Joins are made one by one: those of persons first, then the machine's, the
    surest reason first (`STRENGTH`), equal ones by ids. A join that would put two entities into one set that are
    judged different is left out, so that a person's ``different`` splits a set at its weakest joins; it is written as
    ``unsure``, with the reason `HELD_APART`. A person's joins yield only to persons. Of the joins that stories make
    between names that are tied to none (`LOOSE`), those are left out that would give one name several bearers.

    A set goes by the id of the member whose name says most: not tied to an article, the kind that most of its mentions
    have, of people a name that begins with a usual given name (not "Model Ana Reyes"), most words, most letters, not in
    capitals; then the lesser id. Judgements on entities without a profile are
    kept and do nothing. Results of one connected group depend on its members alone.
    """
    by_id = {p.id: p for p in profiles}
    told = {(j.one, j.other): j for j in persons}
    machine = {(j.one, j.other): j for j in settle(judgements)}
    final = {**machine, **told}
    sets = Sets(by_id)
    sets.bar(key for key, j in told.items() if j.verdict == "different")
    dropped = {key for key, j in sorted(told.items()) if j.verdict == "same" and not sets.join(*key)}
    own = {key: j for key, j in machine.items() if key not in told}
    sets.bar(key for key, j in own.items() if j.verdict == "different")
    joins = [(key, j) for key, j in sorted(own.items(), key=lambda item: _weight(item[1])) if j.verdict == "same"]
    dropped |= {key for key, j in joins if j.reason not in LOOSE and not sets.join(*key)}
    loose = [key for key, j in joins if j.reason in LOOSE]
    several = _several(loose, sets)
    dropped |= {key for key in loose if key not in several and not sets.join(*key)}
    for key in (dropped | several) & own.keys():
        final[key] = replace(final[key], verdict="unsure", reason="several-fit" if key in several else HELD_APART)
    canonical = {}
    for members in sets.found():
        best = _canonical([by_id[key] for key in members])
        canonical.update(dict.fromkeys(members, best))
    return United(canonical, tuple(sorted(final.values())))


def unite_entities(entities: Iterable[Entity], canonical: Mapping[str, str]) -> tuple[Entity, ...]:
    """The entities, those of one canonical id as one, sorted by id: names, mentions, links and judgements are united
    (see `merge_entities`); id, kind and label are the canonical entity's. Uniting again changes nothing.
    """
    every = list(entities)
    named = {e.id: e for e in merge_entities([[e for e in every if canonical.get(e.id, e.id) == e.id]])}
    groups = [replace(e, id=canonical.get(e.id, e.id)) for e in every]
    return tuple(_as(one, named.get(one.id)) for one in merge_entities([groups]))


def _as(one: Entity, canonical: Entity | None) -> Entity:
    if canonical is None or (one.label == canonical.label and one.kind == canonical.kind):
        return one
    names = {one.label, *one.aliases} - {canonical.label}
    return replace(one, label=canonical.label, kind=canonical.kind, aliases=tuple(sorted(names)))


def _weight(judgement: EntityJudgement) -> tuple[int, int, EntityJudgement]:
    verdict = ("different", "same", "unsure").index(judgement.verdict)
    known = judgement.reason in STRENGTH
    return verdict, STRENGTH.index(judgement.reason) if known else len(STRENGTH), judgement


def _canonical(members: Sequence[Profile]) -> str:
    mentions: dict[EntityKind, int] = defaultdict(int)
    for p in members:
        mentions[p.kind] += p.mentions
    usual = words().gender_of_given_name
    kind = min(mentions, key=lambda k: (-mentions[k], KINDS.index(k)))
    return min(
        members,
        key=lambda p: (
            p.bound is not None,
            p.kind != kind,
            kind == "person" and p.name.split()[0] not in usual,
            -len(p.name.split()),
            -len(p.name),
            label_order(p.label),
            p.id,
        ),
    ).id


def _several(loose: Sequence[tuple[str, str]], sets: Sets) -> set[tuple[str, str]]:
    """The loose joins of names that stories join to more than one."""
    others: dict[str, set[str]] = defaultdict(set)
    for one, other in loose:
        others[one].add(sets.root(other))
        others[other].add(sets.root(one))
    return {key for key in loose if any(len(others[end]) > 1 for end in key)}
