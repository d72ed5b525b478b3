"""Which claims are of one event: clusters within each story, and the few that join across stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.stages.link.cluster import average_link
from pipeline.stages.link.countries import country_ids
from pipeline.stages.link.interval import days, excluded
from pipeline.stages.link.likeness import Likeness, share
from pipeline.stages.link.pairs import pairs
from pipeline.stages.link.scorer import scorer
from pipeline.stages.link.sketch import Sketch

FAINT = 0.02
"""A probability below this is no edge."""
UNKNOWN = 0.15
"""What a pair counts that was not worth comparing, or is faint: two ways to put one happening often share nothing."""

Group = tuple[str, ...]


def within(sketches: Sequence[Sketch], likeness: Likeness) -> tuple[Group, ...]:
    """The claims of one story, as groups of one event each: ids of claims, sorted."""
    known = {s.claim.id: s for s in sketches}
    worth = worthwhile(sketches)
    if not worth:
        return tuple((name,) for name in sorted(known))
    chances = scorer().probabilities(likeness.table(worth))
    edges = {(a.claim.id, b.claim.id): float(p) for (a, b), p in zip(worth, chances, strict=True) if p >= FAINT}
    return average_link(tuple(known), edges, scorer().least, UNKNOWN, lambda one, other: _apart(known, one, other))


def worthwhile(sketches: Sequence[Sketch]) -> list[tuple[Sketch, Sketch]]:
    """The pairs of claims of one story that may be of one event, in the order of their ids."""
    ordered = sorted(sketches, key=lambda s: s.claim.id)
    near = ((ordered[i], ordered[j]) for i, j in pairs(ordered))
    return [(a, b) for a, b in near if share(a, b) and not excluded(a.time, b.time, _tolerant(a, b))]


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
            if one != other and not _apart(known, one, other):
                joint = tuple(sorted((*one, *other)))
                of.update(dict.fromkeys(joint, joint))
    return tuple(sorted(set(of.values())))


def _evidence(sketch: Sketch) -> Iterator[tuple[str, ...]]:
    kind = sketch.claim.action.plover
    if kind is None or sketch.time is None:
        return
    for actor in sorted(_named(sketch, sketch.actors)):
        for target in sorted(sketch.targets):
            if not {actor, target} <= country_ids():
                for day in days(sketch.time):
                    yield sketch.world, kind, actor, target, day


def _named(sketch: Sketch, ids: frozenset[str]) -> frozenset[str]:
    capital = {m.entity for m in sketch.claim.actor if any(w[:1].isupper() for w in m.text.split()[-1:])}
    return frozenset(i for i in ids if i in capital)


def _tolerant(one: Sketch, other: Sketch) -> bool:
    """Two articles may mean one night by two days; one article does not."""
    return one.claim.article != other.claim.article


def _apart(known: Mapping[str, Sketch], one: Group | Sequence[str], other: Group | Sequence[str]) -> bool:
    timed = [[known[name] for name in group if known[name].time is not None] for group in (one, other)]
    return any(excluded(a.time, b.time, _tolerant(a, b)) for a in timed[0] for b in timed[1])
