"""Join the names of an article: equal names, surnames, given names, short forms and acronyms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from pipeline.model import EntityKind, Reading
from pipeline.stages.resolve.clusters import Clusters
from pipeline.stages.resolve.kinds import may_be_person, name_kind
from pipeline.stages.resolve.lexicon import words
from pipeline.stages.resolve.naming import initials, is_generic
from pipeline.stages.resolve.phrases import lemma
from pipeline.stages.resolve.referents import Referent
from pipeline.stages.resolve.which import places_of

ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,4}[A-Z]s?")
COMPANY_ENDS = frozenset({"inc", "corp", "co", "ltd", "llc", "plc", "company", "corporation", "group"})
HALVES = {"north": {"north korea"}, "south": {"south korea", "south sudan"}}
"""The countries that go by their first word and "the"."""
ESTABLISHED = 2
"""How often a bare surname must have meant one person before another of that name comes up."""


@dataclass(frozen=True, slots=True)
class NameGroup:
    """One name and all its places, first one first."""

    norm: str
    kind: EntityKind
    places: tuple[int, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The words of the name."""
        return tuple(self.norm.split())

    @property
    def first(self) -> int:
        """The first place, which stands for the name."""
        return self.places[0]


def join_names(reading: Reading, referents: tuple[Referent, ...], clusters: Clusters) -> dict[int, EntityKind]:
    """Join the names; the kind of each place that names something, after all joins."""
    groups = _groups(reading, referents)
    kinds = {place: group.kind for group in groups for place in group.places}
    people = [g for g in groups if g.kind == "person" and len(g.parts) > 1]
    swallowed = _swallowed(people, referents)
    for group, name in swallowed:
        clusters.join(name.first, group.first, "prefixed-name")
    people = [g for g in people if g not in {group for group, _ in swallowed}]
    _join_misspelt(people, clusters)
    _join_variants(people, clusters)
    # Fuller names first, so that what they join is settled before shorter ones join them.
    for group in sorted(groups, key=lambda g: (-len(g.parts), g.first)):
        rest = group.places
        if group.kind in {"person", "collective", "thing"} or _may_be_person(group, reading, referents):
            joined = _join_person(group, people, reading, referents, clusters)
            kinds.update((place, "person") for place in joined)
            rest = tuple(place for place in rest if place not in joined or not clusters.judged_same(place))
        for place in rest:
            clusters.join(rest[0], place, "exact-name")
        if rest == group.places:
            for longer, reason in _fuller(group, groups, reading, referents):
                clusters.join(longer.first, group.first, reason)
                kinds.update((place, longer.kind) for place in group.places)
    return kinds


def _groups(reading: Reading, referents: tuple[Referent, ...]) -> list[NameGroup]:
    places: dict[str, list[int]] = {}
    for index, referent in enumerate(referents):
        if referent.form == "name" and referent.norm:
            places.setdefault(referent.norm, []).append(index)
    return [
        NameGroup(norm, name_kind(reading, [referents[i] for i in found]), tuple(found))
        for norm, found in places.items()
    ]


def _swallowed(people: list[NameGroup], referents: tuple[Referent, ...]) -> list[tuple[NameGroup, NameGroup]]:
    """Names that have taken in a word before them ("Crooked Ana Reyes", or the verb of a headline in capitals), each
    with the name itself: it stands elsewhere in the text and begins with a given name, which the word before is not.
    """
    given = words().gender_of_given_name
    names = {g.parts: g for g in people if g.parts[0] in given and not all(referents[i].heading for i in g.places)}
    found = []
    for group in people:
        inner = next((names[group.parts[n:]] for n in range(1, len(group.parts) - 1) if group.parts[n:] in names), None)
        if inner is not None and group.parts[0] not in given and len(group.parts[0]) > 1:
            found.append((group, inner))
    return found


def _join_variants(people: list[NameGroup], clusters: Clusters) -> None:
    """Join "John F. Kennedy" and "John Kennedy": first and last names agree, and only one longer form fits."""
    by_ends: dict[tuple[str, str], list[NameGroup]] = {}
    for group in people:
        by_ends.setdefault((group.parts[0], group.parts[-1]), []).append(group)
    for same in by_ends.values():
        shorter, *longer = sorted(same, key=lambda g: (len(g.parts), g.first))
        if len(longer) == 1 and len(shorter.parts) == 2 < len(longer[0].parts):
            clusters.join(shorter.first, longer[0].first, "name-variant")


def _join_misspelt(people: list[NameGroup], clusters: Clusters) -> None:
    """Join "Kristin Ortiz" and "Kristen Ortiz": one surname, given names of one length that differ in one letter
    within, and that are no man's and woman's. An article that speaks of two such people is rarer than a misprint.
    """
    for one, other in combinations(people, 2):
        a, b = one.parts[0], other.parts[0]
        genders = {words().gender_of_given_name.get(a), words().gender_of_given_name.get(b)} - {None}
        differ = [i for i, (m, n) in enumerate(zip(a, b, strict=False)) if m != n]
        alike = len(a) == len(b) > 4 and len(differ) == 1 and 0 < differ[0] < len(a) - 1
        if alike and len(genders) < 2 and one.parts[1:] == other.parts[1:]:
            clusters.join(one.first, other.first, "near-spelling")


def _may_be_person(group: NameGroup, reading: Reading, referents: tuple[Referent, ...]) -> bool:
    """Whether a name that the parser took for a place or body may still be a surname: somewhere it is a person's, or
    it speaks, or it is a body's in the parser's opinion alone.
    """
    if group.norm in words().countries or len(group.parts) > 2:
        return False
    if any(referents[i].label == "PERSON" or referents[i].speaks for i in group.places):
        return True
    if len(group.parts) == 1 and not places_of(referents[group.first].text):
        # No place that is known: a foreign surname ("Lukaku").
        labels = {"GPE", "LOC", "ORG"}
        return all(referents[i].label in labels and may_be_person(reading, referents[i]) for i in group.places)
    return all(referents[i].label == "ORG" and may_be_person(reading, referents[i]) for i in group.places)


def _join_person(
    group: NameGroup,
    people: list[NameGroup],
    reading: Reading,
    referents: tuple[Referent, ...],
    clusters: Clusters,
) -> frozenset[int]:
    """Join a surname, or a given name, to the one person of the article whose name ends, or begins, with it.

    The places that name a person this way, whether joined or in doubt.
    """
    size = len(group.parts)
    fitting = [p for p in people if len(p.parts) > size and p.parts[-size:] == group.parts]
    reason = "surname"
    if not fitting and size == 1:
        fitting = [p for p in people if p.parts[0] == group.parts[0]]
        reason = "given-name"
    if not fitting:
        return frozenset()
    # "The Reyes" is the family; a surname that ends with "s" is taken for a plural elsewhere ("Waters said").
    places = [p for p in group.places if referents[p].head.tag != "NNPS" or not _definite(reading, referents[p])]
    uses: Counter[int] = Counter()
    for place in places:
        chosen = _choose(place, fitting, reading, referents, clusters)
        if chosen is not None:
            clusters.join(chosen.first, place, reason)
            uses[chosen.first] += 1
        elif len(uses) == 1 and uses.total() >= ESTABLISHED:
            # Whom the bare surname has meant so far it goes on to mean; the newcomer is named in full.
            clusters.join(next(iter(uses)), place, f"established-{reason}")
        else:
            clusters.doubt(place, f"ambiguous-{reason}")
    return frozenset(places)


def _choose(
    place: int,
    fitting: list[NameGroup],
    reading: Reading,
    referents: tuple[Referent, ...],
    clusters: Clusters,
) -> NameGroup | None:
    """The person meant at `place`: the only one named before it, else the only one at all; or None."""
    title = set(referents[place].title)
    genders = {words().gender_of_title.get(t) for t in title} - {None}
    if genders:
        fitting = [p for p in fitting if words().gender_of_given_name.get(p.parts[0], *genders) in genders] or fitting
    # A relative, introduced as such, keeps the first name afterwards; the bare surname is the other one's.
    fitting = [p for p in fitting if not _is_relative(reading, referents[p.first])] or fitting
    roots = {clusters.root(p.first): p for p in reversed(fitting)}
    before = {root: p for root, p in roots.items() if p.first < place}
    for found in (before, roots):
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            return None
    return None


def _is_relative(reading: Reading, place: Referent) -> bool:
    """Whether a noun of kinship stands right before the name ("his daughter, Ana Reyes")."""
    sentence = reading.sentences[place.sentence]
    before = [t for t in sentence.tokens if t.end <= place.start and t.text != ","][-1:]
    return bool(before) and lemma(before[0]) in words().kin


def _fuller(
    group: NameGroup, groups: list[NameGroup], reading: Reading, referents: tuple[Referent, ...]
) -> Iterator[tuple[NameGroup, str]]:
    """The one fuller name, if any, of a body or place: spelt out, or with the words that "the" stands for."""
    if group.kind == "person":
        return
    size, surface = len(group.parts), referents[group.first].text
    longer = [g for g in groups if len(g.parts) > size and g.kind != "person"]
    if size == 1 and ACRONYM.fullmatch(surface.replace(".", "")):
        spelt = [g for g in longer if g.kind == group.kind and group.parts[0] in initials(g.norm)]
        spelt = spelt or [g for g in longer if _in_brackets(group, g, reading, referents)]
        if len(spelt) == 1:
            yield spelt[0], "acronym"
        return
    if group.norm == "house":
        return
    if group.norm in HALVES:
        # "The North", in an article that names North Korea and no other such country.
        whole = [g for g in longer if g.norm in HALVES[group.norm]]
        if len(whole) == 1 and any(_definite(reading, referents[i]) for i in group.places):
            yield whole[0], "short-name"
        return
    alike = [g for g in longer if g.kind == group.kind]
    fitting = [g for g in alike if g.parts[:size] == group.parts and set(g.parts[size:]) <= COMPANY_ENDS]
    if size > 1:
        # "Orvel Guard" is the Orvel Guard of Tamsk, if there is no other; a department is not that of anything.
        fitting += [g for g in alike if g.parts[: size + 1] == (*group.parts, "of") and _of_place(g, size)]
    if 2 * sum(_definite(reading, referents[i]) for i in group.places) > len(group.places):
        fitting += [g for g in alike if g.parts[-size:] == group.parts]
        if size == 1 and group.parts[0] in words().organisation_ends:
            # "the Church": the Church of Orvel, if the article names no other.
            fitting += [g for g in alike if g.parts[:2] == (group.parts[0], "of")]
    if len(fitting) == 1:
        yield fitting[0], "short-name"


def _of_place(full: NameGroup, size: int) -> bool:
    """Whether what a name goes on with behind "of" only tells where, or its head needs no more to be told."""
    return not is_generic(full.parts[size - 1]) or bool(places_of(" ".join(full.parts[size + 1 :])))


def _in_brackets(short: NameGroup, long: NameGroup, reading: Reading, referents: tuple[Referent, ...]) -> bool:
    """Whether the short name stands in brackets right behind the long one."""
    text = reading.article.text
    return any(
        re.fullmatch(r"['’s]{0,2} ?[(\[]", text[referents[a].end : referents[b].start])
        for a in long.places
        for b in short.places
        if 0 < referents[b].start - referents[a].end < 6
    )


def _definite(reading: Reading, place: Referent) -> bool:
    sentence = reading.sentences[place.sentence]
    before = [t for t in sentence.tokens if t.end <= place.start][-1:]
    return bool(before) and lemma(before[0]) == "the"
