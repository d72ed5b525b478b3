"""Judge the entities of one block: each pair on its own, or a short name against all full ones that fit it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, product

from pipeline.model import EntityJudgement, Verdict
from pipeline.stages.identify.bodies import acronym_of, acronyms_for, company, state_body
from pipeline.stages.identify.countries import country_of
from pipeline.stages.identify.groups import groups, pair
from pipeline.stages.identify.keys import identifier
from pipeline.stages.identify.persons import Relation, compare_persons, prefixed
from pipeline.stages.identify.profile import Profile
from pipeline.stages.identify.spelling import letters

Judged = Iterator[EntityJudgement]
SURE = 4
"""From how many letters on an acronym means the one full name that it fits, though no article says so."""
LEFT_OUT = frozenset({"middle-name-left-out", "suffix-left-out"})
"""Why a fuller name may, or may not, be that of who bears a shorter one: it is a rival of others that may be."""
_APART: frozenset[Relation] = frozenset({"different", "unsure"})


def judge_block(key: str, profiles: Sequence[Profile]) -> tuple[EntityJudgement, ...]:
    """The judgements on pairs of entities of one block (see `name_keys`), sorted. They depend on the entities of the
    block alone, not on their order. Entities of other blocks are ignored if `key` does not name their block.

    ``same`` where names or identifiers leave no choice within the block, ``unsure`` where several fit or the words do
    not settle it, ``different`` where something says so. Most pairs get none: nothing speaks for them.

    Raises `ValueError` for a key of an unknown kind.
    """
    kind, _, value = key.partition(":")
    judge = _JUDGES.get(kind)
    if judge is None:
        raise ValueError(f"no kind of block: {kind!r}")
    return tuple(sorted(set(judge(value, sorted(profiles, key=lambda p: p.id)))))


def _by_link(link: str, profiles: Sequence[Profile]) -> Judged:
    reason = "gazetteer" if link.startswith("gazetteer:") else f"same-{link.partition(':')[0]}"
    reason = {"same-wd": "same-wikidata"}.get(reason, reason)
    for one, other in combinations(profiles, 2):
        if one.kind == other.kind or reason == "gazetteer":
            yield pair(one, other, "same", reason)
        else:
            yield pair(one, other, "unsure", "kinds-differ")


def _by_name(form: str, profiles: Sequence[Profile]) -> Judged:
    """Equal names, spelt alike or of other kinds; and names that an article gave to another, fuller one."""
    owners = [p for p in profiles if letters(p.name) == form]
    holders = [p for p in profiles if letters(p.name) != form]
    for one, other in combinations(owners, 2):
        yield _equal_names(one, other)
    for owner in owners:
        yield from choose(owner, [h for h in holders if _may_be(owner, h)], "alias")
    for one, other in combinations(holders, 2):
        if one.kind == other.kind and _clash(one, other) is None and _alike(one, other):
            yield pair(one, other, "same", "spelling")


def _equal_names(one: Profile, other: Profile) -> EntityJudgement:
    clash = _clash(one, other)
    if clash is not None:
        return pair(one, other, "different", clash)
    if one.kind == other.kind:
        return pair(one, other, "same", "spelling")
    beside = {country_of(one), country_of(other)} - {None}
    capital = next((found for found in beside if found and found[1] == "capital-for-government"), None)
    if capital is not None:
        return pair(one, other, "different", capital[1])
    # "San Francisco" is a city and a club; a name of several words that is no place's is misread where kinds differ.
    located = any(p.kind == "place" and (p.links or p.acts) for p in (one, other))
    plain = " " in one.name and " " in other.name
    if one.name == other.name and plain and not located:
        return pair(one, other, "same", "name-of-other-kind")
    return pair(one, other, "unsure", "kinds-differ")


def _may_be(short: Profile, full: Profile) -> bool:
    if short.kind == full.kind:
        return True
    return full.kind == "organisation" and short.kind in {"thing", "collective"} and acronym_of(short.label) is not None


def _by_person(_: str, profiles: Sequence[Profile]) -> Judged:
    known = {p.id: p for p in profiles}
    relations: dict[tuple[str, str], tuple[Relation, str]] = {}
    fuller: dict[str, dict[str, str]] = defaultdict(dict)
    rivals: dict[str, set[str]] = defaultdict(set)
    for one, other in combinations(profiles, 2):
        relation, reason = compare_persons(one.name, other.name) or (None, "")
        clash = _clash(one, other)
        if relation is None:
            continue
        if clash is not None:
            relation, reason = "different", clash
        relations[one.id, other.id] = relation, reason
        if relation == "shorter":
            fuller[one.id][other.id] = reason
        elif relation == "longer":
            fuller[other.id][one.id] = reason
        else:
            verdict: Verdict = "same" if relation == "equal" else relation
            yield pair(one, other, verdict, reason)
            if reason in LEFT_OUT:
                rivals[one.id].add(other.id)
                rivals[other.id].add(one.id)
    for short, full in fuller.items():
        # Who is told apart, or perhaps is, by a name as full as the other's can't both be meant by a shorter one.
        fitting = combinations(sorted({*full, *rivals[short]}), 2)
        fits = not _APART.intersection(relations.get(key, ("unsure", ""))[0] for key in fitting)
        for key, reason in full.items():
            yield pair(known[short], known[key], *(("same", reason) if fits else ("unsure", "several-fit")))


def _by_acronym(short: str, profiles: Sequence[Profile]) -> Judged:
    full = [p for p in profiles if p.kind == "organisation" and short in acronyms_for(p.name)]
    for bearer in profiles:
        if acronym_of(bearer.label) != short:
            continue
        told = [p for p in full if letters(short) in {letters(name) for name in p.given}]
        # What articles say decides; where none does, the letters do if they are many.
        yield from choose(bearer, told or full, "alias" if told else "acronym", sure=bool(told) or len(short) >= SURE)


def _by_company(core: str, profiles: Sequence[Profile]) -> Judged:
    ends: dict[str, list[Profile]] = defaultdict(list)
    for p in profiles:
        found = company(p.name)
        if found is not None and found[0] == core:
            ends[found[1]].append(p)
    for ending, same in sorted(ends.items()):
        for one, other in combinations(same, 2):
            yield pair(one, other, "same", "spelling" if not ending else "company-ending")
    bare = ends.pop("", [])
    for one, other in product(bare, (p for same in ends.values() for p in same)):
        yield pair(one, other, *(("same", "company-ending") if len(ends) == 1 else ("unsure", "several-fit")))
    for first, second in combinations(sorted(ends), 2):
        for one, other in product(ends[first], ends[second]):
            yield pair(one, other, "unsure", "other-company-ending")


def _by_state(_: str, profiles: Sequence[Profile]) -> Judged:
    for one, other in combinations(profiles, 2):
        yield pair(one, other, "same", "word-order")


def _by_place(_: str, profiles: Sequence[Profile]) -> Judged:
    for one, other in combinations(profiles, 2):
        clash = _clash(one, other)
        yield pair(one, other, *(("different", clash) if clash else ("same", "transliteration")))


def _by_country(_: str, profiles: Sequence[Profile]) -> Judged:
    beside = [(p, found[1]) for p in profiles if (found := country_of(p)) is not None]
    countries = [p for p, what in beside if what == "country"]
    for country in countries:
        for other, what in beside:
            if what != "country":
                yield pair(country, other, "different", what)


def choose(short: Profile, full: Sequence[Profile], reason: str, sure: bool = True) -> Judged:
    """`short` judged against the full names that fit it: ``same`` if they are one bearer's, else ``unsure``."""
    found = groups(full, lambda a, b: _clash(a, b) is None and _alike(a, b))
    for other in full:
        if len(found) > 1:
            yield pair(short, other, "unsure", "several-fit")
        elif (clash := _clash(short, other)) is not None:
            yield pair(short, other, "different", clash)
        else:
            yield pair(short, other, "same" if sure else "unsure", reason if sure else f"{reason}-alone")


def _alike(one: Profile, other: Profile) -> bool:
    """Whether two full names are forms of one, as other blocks will judge."""
    if letters(one.name) == letters(other.name):
        return True
    if one.kind == other.kind == "person":
        found = compare_persons(one.name, other.name)
        if prefixed(one.name, other.name) or prefixed(other.name, one.name):
            return True
        return found is not None and found[0] in {"equal", "shorter", "longer"}
    state = state_body(one.name)
    if state is not None and state == state_body(other.name):
        return True
    a, b = company(one.name), company(other.name)
    return a is not None and b is not None and a[0] == b[0] and ("" in {a[1], b[1]} or a == b)


def _clash(one: Profile, other: Profile) -> str | None:
    """What of their identifiers says that two entities differ, as a reason; None if nothing does."""
    for scheme, reason in (("wd", "other-wikidata"), ("geonames", "other-geonames"), ("iso", "other-country")):
        a, b = identifier(one, scheme), identifier(other, scheme)
        if a is not None and b is not None and a != b:
            return reason
    return None


_JUDGES: dict[str, Callable[[str, Sequence[Profile]], Judged]] = {
    "link": _by_link,
    "name": _by_name,
    "person": _by_person,
    "acronym": _by_acronym,
    "company": _by_company,
    "state": _by_state,
    "place": _by_place,
    "country": _by_country,
}
