"""Judge the names of one story: what is tied to its article joins the one full name that the story has for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from pipeline.lexicon import load
from pipeline.lexicon.gazetteer import adjectives, fold
from pipeline.model import EntityJudgement
from pipeline.stages.identify.block import LEFT_OUT, choose
from pipeline.stages.identify.bodies import acronym_of, acronyms_for, country_in
from pipeline.stages.identify.countries import country_of
from pipeline.stages.identify.groups import pair
from pipeline.stages.identify.persons import compare_persons, parts, prefixed
from pipeline.stages.identify.profile import Profile
from pipeline.stages.identify.spelling import letters, words_of
from pipeline.stages.resolve.lexicon import words

OVERLOOKED = LEFT_OUT | {"near-spelling"}
"""What may be two people in the world at large, and is one in one story."""
LEAST_LETTERS = 3
"""Acronyms of fewer letters fit too much by chance."""

Judged = Iterator[EntityJudgement]


def judge_story(profiles: Mapping[str, Sequence[Profile]]) -> tuple[EntityJudgement, ...]:
    """The judgements on pairs of entities of one story, sorted: `profiles` has the named entities of each of its
    articles (see `profile`), by article id. They depend on the story alone.

    A surname joins the one person of the story who bears it; a generic name ("Ministry of Health") the one body whose
    name it ends, if the article names the country; a name that the parser did not know the entity of that very name;
    an acronym the one full name that it fits; a name left over the same name in the other articles. Where several fit,
    all are ``unsure``. What the article itself leaves open stays open.
    """
    every: dict[str, Profile] = {}
    countries: dict[str, frozenset[str]] = {}
    beside: dict[str, set[str]] = defaultdict(set)
    for article in sorted(profiles):
        named = frozenset(found[0] for p in profiles[article] if (found := country_of(p)) is not None)
        for one in profiles[article]:
            if one.kind != "outlet":
                every.setdefault(one.id, one)
                countries[one.id] = named
                beside[one.id].add(article)
    ordered = [every[key] for key in sorted(every)]
    story = _Story.of([p for p in ordered if p.bound is None])
    bound = [p for p in ordered if p.bound is not None]
    return tuple(sorted({*_bound(bound, story, countries), *_acronyms(story.free), *_variants(story.free, beside)}))


@dataclass(frozen=True, slots=True)
class _Story:
    """The names of a story that are tied to no article, and where to look them up."""

    free: Sequence[Profile]
    by_name: Mapping[str, list[Profile]]
    by_surname: Mapping[str, list[Profile]]

    @classmethod
    def of(cls, free: Sequence[Profile]) -> _Story:
        by_name, by_surname = defaultdict[str, list[Profile]](list), defaultdict[str, list[Profile]](list)
        for one in free:
            by_name[letters(one.name)].append(one)
            for surname in _surnames(one):
                by_surname[surname].append(one)
        return cls(free, by_name, by_surname)


def _surnames(person: Profile) -> list[str]:
    """What a person may go by: the last name, with and without its particle, or the first where it is the surname."""
    known = parts(person.name) if person.kind == "person" else None
    # "Orvel Zoo" was misread.
    if known is None or known.surname in words().organisation_ends | words().place_ends:
        return []
    found = {letters(known.surname), letters(known.surname.split()[-1])}
    if known.given in surnames_first() and len(words_of(person.name)) <= 3:
        found.add(known.given)
    return sorted(found)


@cache
def surnames_first() -> frozenset[str]:
    """The surnames that stand first."""
    return frozenset(load("identity")["surname_first"]["words"].split())


def _bound(bound: Sequence[Profile], story: _Story, countries: Mapping[str, frozenset[str]]) -> Judged:
    left: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for one in bound:
        name = letters(one.name)
        if (one.bound or "").startswith("ambiguous") or _means_many(one):
            continue
        fitting, reason = [], "surname-in-story"
        if one.bound == "surname-only":
            fitting = story.by_surname.get(name, [])
        if not fitting:
            fitting, reason = [p for p in story.by_name.get(name, []) if _may_bear(one, p)], "name-in-story"
        if not fitting and one.bound == "generic-name" and one.kind == "organisation":
            fitting, reason = list(_fuller(one, story.free)), "generic-in-story"
            if not _is_named(fitting, countries[one.id]):
                for other in fitting:
                    yield pair(one, other, "unsure", "country-not-named")
                continue
        if reason == "surname-in-story" and _one_person(fitting):
            for other in fitting:
                yield pair(one, other, "same", reason)
        elif fitting:
            yield from choose(one, fitting, reason)
        elif one.bound != "generic-name":
            left[one.kind, name].append(one)
    for same in left.values():
        for one, other in combinations(same, 2):
            yield pair(one, other, "same", "same-name-in-story")


def _one_person(people: Sequence[Profile]) -> bool:
    """Whether the names of some people of a story are all forms of one: each pair agrees but for what is left out."""
    for one, other in combinations(people, 2):
        found = compare_persons(one.name, other.name)
        left_out = found is not None and (found[0] in {"equal", "shorter", "longer"} or found[1] in LEFT_OUT)
        if not (left_out or prefixed(one.name, other.name) or prefixed(other.name, one.name)):
            return False
    return bool(people)


def _means_many(one: Profile) -> bool:
    """Whether a name of one word is that of a people, which may mean any of its members ("the Dutchman")."""
    key, people = fold(one.name), adjectives()
    return key in people or any(key.endswith(end) and len(key) > len(end) for end in ("man", "woman") if " " not in key)


def _may_bear(one: Profile, other: Profile) -> bool:
    """Whether a name that the parser may have misread can be that of `other`: not a surname that of a known place."""
    located = any(link.startswith("geonames:") for link in other.links)
    return one.kind == other.kind or not (one.kind == "person" and other.kind == "place" and located)


def _fuller(short: Profile, free: Iterable[Profile]) -> Iterator[Profile]:
    """The bodies whose name ends with the words of a generic name, or begins with them and goes on with "of"."""
    inner = words_of(short.name)
    if not set(inner) & (words().organisation_ends | words().organisations):
        return
    for one in free:
        outer = words_of(one.name) if one.kind == "organisation" else []
        more = len(outer) - len(inner)
        if more > 0 and (outer[more:] == inner or (outer[: len(inner)] == inner and outer[len(inner)] == "of")):
            yield one


def _is_named(bodies: Iterable[Profile], countries: frozenset[str]) -> bool:
    """Whether the article names the country of each of the bodies that has one in its name."""
    found = [country_in(words_of(p.name)) for p in bodies]
    return all(f is None or f[0] in countries for f in found)


def _acronyms(free: Sequence[Profile]) -> Judged:
    full: dict[str, list[Profile]] = defaultdict(list)
    for one in free:
        if one.kind == "organisation" and acronym_of(one.label) is None:
            for short in acronyms_for(one.name):
                full[short].append(one)
    for one in free:
        acronym = acronym_of(one.label) if one.kind in {"organisation", "thing", "collective"} else None
        if acronym and acronym in full and len(acronym) >= LEAST_LETTERS:
            yield from choose(one, full[acronym], "acronym-in-story")


def _variants(free: Sequence[Profile], articles: Mapping[str, set[str]]) -> Judged:
    """Names of people that differ in what may be left out or misspelt, or that took in a word before them: one person,
    if no one else fits. An article that has two names of nearly one spelling tells the two apart.
    """
    people = [p for p in free if parts(p.name) is not None and p.kind == "person"]
    near: dict[str, set[str]] = defaultdict(set)
    known = {p.id: p for p in people}
    other_people: set[str] = set()
    for one, other in _neighbours(people):
        found = compare_persons(one.name, other.name)
        if found is not None and found[0] == "unsure" and found[1] in OVERLOOKED:
            if found[1] == "near-spelling" and articles[one.id] & articles[other.id]:
                other_people.update((one.id, other.id))
            near[one.id].add(other.id)
            near[other.id].add(one.id)
        elif prefixed(one.name, other.name) or prefixed(other.name, one.name):
            yield pair(one, other, "same", "prefixed-in-story")
    for key, others in near.items():
        only = next(iter(others))
        if len(others) == 1 and near[only] == {key} and key not in other_people:
            yield pair(known[key], known[only], "same", "variant-in-story")


def _neighbours(people: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """The pairs of people that share the surname or the given name."""
    shared: dict[str, list[Profile]] = defaultdict(list)
    for one in people:
        name = parts(one.name)
        if name is not None:
            shared[letters(name.surname)].append(one)
            shared[f"{letters(name.given)} "].append(one)
    for same in shared.values():
        yield from combinations(same, 2)
