"""Judge the names of one story: what is tied to its article joins the one full name that the story has for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from pipeline.model import EntityJudgement
from pipeline.stages.identify.block import choose
from pipeline.stages.identify.bodies import acronym_of, acronyms_for
from pipeline.stages.identify.groups import pair
from pipeline.stages.identify.persons import compare_persons, parts
from pipeline.stages.identify.profile import Profile
from pipeline.stages.identify.spelling import letters, words_of
from pipeline.stages.resolve.lexicon import words

OVERLOOKED = frozenset({"middle-name-left-out", "suffix-left-out", "near-spelling"})
"""What may be two people in the world at large, and is one in one story."""


def judge_story(profiles: Mapping[str, Sequence[Profile]]) -> tuple[EntityJudgement, ...]:
    """The judgements on pairs of entities of one story, sorted: `profiles` has the named entities of each of its
    articles (see `profile`), by article id. They depend on the story alone.

    A surname joins the one person of the story who bears it, a generic name ("Ministry of Health") the one body whose
    name ends or begins with it, a name that the parser did not know the entity of that very name, and an acronym the
    one full name that it fits; a name left over joins the same name in the other articles. Where several fit, all are
    ``unsure``.
    """
    every: dict[str, Profile] = {}
    for article in sorted(profiles):
        for one in profiles[article]:
            if one.kind != "outlet":
                every.setdefault(one.id, one)
    ordered = [every[key] for key in sorted(every)]
    bound = [p for p in ordered if p.bound is not None]
    free = [p for p in ordered if p.bound is None]
    return tuple(sorted({*_bound(bound, free), *_acronyms(free), *_variants(free)}))


def _bound(bound: Sequence[Profile], free: Sequence[Profile]) -> Iterator[EntityJudgement]:
    by_last: dict[str, list[Profile]] = defaultdict(list)
    by_first: dict[str, list[Profile]] = defaultdict(list)
    by_name: dict[str, list[Profile]] = defaultdict(list)
    for one in free:
        by_name[letters(one.name)].append(one)
        known = parts(one.name) if one.kind == "person" else None
        if known is not None:
            by_last[letters(known.surname)].append(one)
            by_last[letters(known.surname.split()[-1])].append(one)
            if letters(known.given) not in words().gender_of_given_name:
                by_first[letters(known.given)].append(one)
    open_names: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for one in bound:
        name = letters(one.name)
        fitting, reason = by_name[name], "name-in-story"
        if not fitting and one.bound == "surname-only":
            # Where the surname stands first ("Xi Jinping"), it is what the name goes by; a given name is not.
            fitting, reason = _unique([*by_last[name], *by_first[name]]), "surname-in-story"
        if not fitting and one.bound == "generic-name" and one.kind == "organisation":
            fitting, reason = _fuller(one, free), "generic-in-story"
        if fitting:
            yield from choose(one, fitting, reason)
        elif one.bound != "generic-name":
            open_names[one.kind, name].append(one)
    for same in open_names.values():
        for one, other in combinations(same, 2):
            yield pair(one, other, "same", "same-name-in-story")


def _unique(profiles: Sequence[Profile]) -> list[Profile]:
    return sorted({p.id: p for p in profiles}.values(), key=lambda p: p.id)


def _fuller(short: Profile, free: Sequence[Profile]) -> list[Profile]:
    """The bodies whose name ends, or begins, with the words of a generic name."""
    inner = words_of(short.name)
    found = []
    for one in free:
        outer = words_of(one.name) if one.kind == "organisation" else []
        if len(outer) > len(inner) and (outer[-len(inner) :] == inner or outer[: len(inner)] == inner):
            found.append(one)
    return found


def _acronyms(free: Sequence[Profile]) -> Iterator[EntityJudgement]:
    full: dict[str, list[Profile]] = defaultdict(list)
    for one in free:
        if one.kind == "organisation" and acronym_of(one.label) is None:
            for short in acronyms_for(one.name):
                full[short].append(one)
    for one in free:
        short = acronym_of(one.label) if one.kind in {"organisation", "thing", "collective"} else None
        if short and short in full:
            yield from choose(one, full[short], "acronym-in-story")


def _variants(free: Sequence[Profile]) -> Iterator[EntityJudgement]:
    """Names of people that differ in what may be left out or misspelt: one person, if no one else fits."""
    by_last: dict[str, list[Profile]] = defaultdict(list)
    for one in free:
        known = parts(one.name) if one.kind == "person" else None
        if known is not None:
            by_last[letters(known.surname)].append(one)
    for people in by_last.values():
        near: dict[str, list[Profile]] = defaultdict(list)
        for one, other in combinations(people, 2):
            found = compare_persons(one.name, other.name)
            if found is not None and found[0] == "unsure" and found[1] in OVERLOOKED:
                near[one.id].append(other)
                near[other.id].append(one)
        for one in people:
            if len(near[one.id]) == 1 and len(near[near[one.id][0].id]) == 1:
                yield pair(one, near[one.id][0], "same", "variant-in-story")
