"""Join the names of an article: equal names, surnames, given names, short forms and acronyms."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations

from pipeline.model import EntityKind, Reading
from pipeline.stages.resolve.clusters import Clusters
from pipeline.stages.resolve.kinds import may_be_person, name_kind
from pipeline.stages.resolve.lexicon import words
from pipeline.stages.resolve.namegroup import NameGroup
from pipeline.stages.resolve.nameindex import NameIndex
from pipeline.stages.resolve.phrases import lemma
from pipeline.stages.resolve.referents import Referent
from pipeline.stages.resolve.shortnames import definite, fuller
from pipeline.stages.resolve.which import places_of

LONGEST = 40
"""Letters of a given name; more are no name's."""
ESTABLISHED = 2
"""How often a bare surname must have meant one person before another of that name comes up."""


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
    persons, names = NameIndex(people, referents), NameIndex(groups, referents)
    # Fuller names first, so that what they join is settled before shorter ones join them.
    for group in sorted(groups, key=lambda g: (-len(g.parts), g.first)):
        rest = group.places
        if group.kind in {"person", "collective", "thing"} or _may_be_person(group, reading, referents):
            joined = _join_person(group, persons, reading, referents, clusters)
            kinds.update((place, "person") for place in joined)
            rest = tuple(place for place in rest if place not in joined or not clusters.judged_same(place))
        for place in rest:
            clusters.join(rest[0], place, "exact-name")
        if rest == group.places:
            for longer, reason in fuller(group, names, reading, referents):
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
    # Those of which but one letter differs are the same without it.
    without: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, group in enumerate(people):
        given, *rest = group.parts
        for i in range(1, len(given) - 1) if 4 < len(given) <= LONGEST else ():
            without[given[:i], given[i + 1 :], *rest].append(place)
    for i, j in sorted({pair for alike in without.values() for pair in combinations(alike, 2)}):
        genders = {words().gender_of_given_name.get(people[place].parts[0]) for place in (i, j)} - {None}
        if len(genders) < 2:
            clusters.join(people[i].first, people[j].first, "near-spelling")


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
    people: NameIndex,
    reading: Reading,
    referents: tuple[Referent, ...],
    clusters: Clusters,
) -> frozenset[int]:
    """Join a surname, or a given name, to the one person of the article whose name ends, or begins, with it.

    The places that name a person this way, whether joined or in doubt.
    """
    size = len(group.parts)
    fitting = [p for p in people.ending(group.parts[-1]) if len(p.parts) > size and p.parts[-size:] == group.parts]
    reason = "surname"
    if not fitting and size == 1:
        fitting = list(people.beginning(group.parts[0]))
        reason = "given-name"
    if not fitting:
        return frozenset()
    # "The Reyes" is the family; a surname that ends with "s" is taken for a plural elsewhere ("Waters said").
    places = [p for p in group.places if referents[p].head.tag != "NNPS" or not definite(reading, referents[p])]
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
