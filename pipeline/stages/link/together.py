"""Which claims are of one event: clusters within each story, and the few that join across stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.stages.link.cluster import Edges, average_link
from pipeline.stages.link.countries import country_ids
from pipeline.stages.link.interval import days, excluded
from pipeline.stages.link.likeness import Likeness, comparable, share
from pipeline.stages.link.pairs import pairs
from pipeline.stages.link.scorer import scorer
from pipeline.stages.link.sketch import Sketch

UNKNOWN = 0.15
"""What a pair counts that was not worth comparing: two ways to put one happening often share nothing."""

Group = tuple[str, ...]


def within(sketches: Sequence[Sketch], likeness: Likeness) -> tuple[Group, ...]:
    """The claims of one story, as groups of one event each: ids of claims, sorted."""
    known = {s.claim.id: s for s in sketches}
    worth = worthwhile(sketches)
    if not worth:
        return tuple((name,) for name in sorted(known))
    chances = scorer().probabilities(likeness.table(worth))
    edges = {(a.claim.id, b.claim.id): _weight(a, b, float(p)) for (a, b), p in zip(worth, chances, strict=True)}

    def apart(one: Sequence[str], other: Sequence[str]) -> bool:
        if len(one) == len(other) == 1 and not _by_themselves(known[one[0]], known[other[0]], edges):
            return True
        return any(_exclude(known[a], known[b]) for a in one for b in other)

    return average_link(tuple(known), edges, scorer().least, UNKNOWN, apart)


def _by_themselves(one: Sketch, other: Sketch, edges: Edges) -> bool:
    """Whether two claims, each by itself, may be one event: it is sure, and they share more than an action."""
    first, second = sorted((one.claim.id, other.claim.id))
    return edges.get((first, second), 0.0) >= scorer().sure and share(one, other)


def _weight(one: Sketch, other: Sketch, chance: float) -> float:
    if contrary(one, other):
        return 0.0
    if strangers(one, other):
        return min(chance, UNKNOWN)
    return max(chance, scorer().sure) if denies(one, other) else chance


def strangers(one: Sketch, other: Sketch) -> bool:
    """Whether two claims of one article have nobody in one role and no place in common, though both tell who or
    where. A country that both are in is no such place; one that acts in both, or that both befall, is somebody. The
    articles that was learned from tell of one happening each; many tell of several of a kind ("attacked a base",
    "attacked another base"), and then the same word for the act says little.
    """
    if one.claim.article != other.claim.article:
        return False
    common = one.actors & other.actors | one.targets & other.targets | (one.places & other.places) - country_ids()
    return bool(one.entities - country_ids() and other.entities - country_ids()) and not common


def denies(one: Sketch, other: Sketch) -> bool:
    """Whether one of two claims of a story denies what the other affirms: an action of the same PLOVER type against
    the same target, not a country. Denials are rare in what was learned from, and what is denied has been said by
    somebody.
    """
    kind = one.claim.action.plover
    opposed = one.claim.polarity != other.claim.polarity and kind is not None and kind == other.claim.action.plover
    return opposed and not one.targets & other.targets <= country_ids()


def worthwhile(sketches: Sequence[Sketch]) -> list[tuple[Sketch, Sketch]]:
    """The pairs of claims of one story that may be of one event, in the order of their ids."""
    ordered = sorted(sketches, key=lambda s: s.claim.id)
    near = ((ordered[i], ordered[j]) for i, j in pairs(ordered))
    return [(a, b) for a, b in near if comparable(a, b) and not _exclude(a, b)]


def contrary(one: Sketch, other: Sketch) -> bool:
    """Whether two claims speak against being of one event: their actions are of two PLOVER types; both name a place
    and none in common; or both have a doer, none in common, and neither denies what the other says. In two articles
    that is said of doers with a name, since descriptions differ. Names of one thing may differ too, so this counts
    against a join, and does not forbid it where all else speaks for it.
    """
    if None not in (kinds := {one.claim.action.plover, other.claim.action.plover}) and len(kinds) > 1:
        return True
    if _differ(one.places - country_ids(), other.places - country_ids(), one.place_heads, other.place_heads):
        return True
    doers = (
        (one.actors, other.actors)
        if one.claim.article == other.claim.article
        else (one.named_actors, other.named_actors)
    )
    return one.claim.polarity == other.claim.polarity and _differ(
        *doers, one.actor_heads | one.actor_names, other.actor_heads | other.actor_names
    )


def _exclude(one: Sketch, other: Sketch) -> bool:
    """Whether the times of two claims exclude each other. Two articles may mean one night by two days, one does
    not.
    """
    return excluded(one.time, other.time, one.claim.article != other.claim.article)


def _differ(one: frozenset[str], other: frozenset[str], words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether both have entities, none in common, and no word of their names either."""
    return bool(one and other) and not one & other and not words & others


def across(groups: Iterable[Group], known: Mapping[str, Sketch]) -> tuple[Group, ...]:
    """The groups of several stories, those of one event joined.

    Claims of two stories are of one event on strong evidence only: one PLOVER type, one named actor and one target,
    not both of them countries, and times of a day or less that meet.
    """
    of = {name: group for group in groups for name in group}
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in sorted(of):
        for key in _evidence(known[name]):
            blocks[key].append(name)
    for key in sorted(blocks):
        for name in blocks[key][1:]:
            one, other = of[blocks[key][0]], of[name]
            if one != other and not any(_exclude(known[a], known[b]) for a in one for b in other):
                joint = tuple(sorted((*one, *other)))
                of.update(dict.fromkeys(joint, joint))
    return tuple(sorted(set(of.values())))


def _evidence(sketch: Sketch) -> Iterator[tuple[str, ...]]:
    kind = sketch.claim.action.plover
    if kind is None or sketch.time is None:
        return
    for actor in sorted(sketch.named_actors):
        for target in sorted(sketch.targets):
            if not {actor, target} <= country_ids():
                for day in days(sketch.time):
                    yield sketch.world, kind, actor, target, day
