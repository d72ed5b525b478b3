"""Events out of claims: which claims describe one happening, and how that stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model import Article, Claim, Event, Mention, make_id
from pipeline.stages.link.countries import country_ids
from pipeline.stages.link.interval import Interval, common, interval, moment, overlap
from pipeline.stages.link.status import origins, status

HUB = 40
"""An entity that more claims of one action type have in common than this is a hub: by itself it joins nothing."""
WINDOW = 8
"""With how many of the next claims in its block a claim is compared."""

Key = tuple[str, str, str]


def link_events(articles: Sequence[Article], claims: Sequence[Claim]) -> tuple[Event, ...]:
    """The events that `claims` describe, sorted by id.

    Two claims describe one event if all of this holds:

    - their actions have the same PLOVER type or, without one, the same lemma;
    - both are of the same modality and tense (what is planned is not what happened); their polarity may differ: a
      denial belongs to the event that it denies;
    - they share a target, or a place and an actor; sharing a place alone is enough within an article only, and
      sharing a country alone never;
    - their times overlap; of claims without a time, only those of one article join.

    The intervals of all claims of an event overlap pairwise in the order of their begins, so that a chain of
    neighbouring days does not grow into one event. A claim whose action has no PLOVER type makes an event only
    together with another one; states that are no events (lemma "be", "have") make none. Near linear: claims are
    compared with their neighbours in time within blocks of equal type and entity.
    """
    published = {a.id: a.published for a in articles}
    order = sorted(
        (c for c in claims if c.article in published and _happens(c)), key=lambda c: (c.article, c.action.start, c.id)
    )
    parent = {c.id: c.id for c in order}
    spans = {c.id: found for c in order if (found := interval(c.time)) is not None}
    blocks: dict[Key, list[Claim]] = defaultdict(list)
    for claim in order:
        for key in _keys(claim):
            blocks[key].append(claim)
    for key in sorted(blocks):
        for one, other in _neighbours(blocks[key], spans):
            if _one_event(one, other, key, len(blocks[key])):
                _join(parent, spans, one.id, other.id)
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in order:
        groups[_root(parent, claim.id)].append(claim)
    events = [_event(group) for group in groups.values() if len(group) > 1 or group[0].action.plover is not None]
    return tuple(sorted(events, key=lambda e: e.id))


def _happens(claim: Claim) -> bool:
    """Whether a claim is of something that happens, and not of a state or a mere supposition."""
    return claim.action.lemma not in {"be", "have"} and claim.modality in {"actual", "planned"}


def _type(claim: Claim) -> str:
    return claim.action.plover or f"lemma:{claim.action.lemma}"


def _keys(claim: Claim) -> Iterator[Key]:
    """The blocks in which a claim meets those of the same event: by target, by place with actor, by place."""
    kind = f"{claim.modality} {claim.tense} {_type(claim)}"
    actors, places = _ids(claim.actor), _ids(claim.place)
    for target in _ids(claim.target):
        yield kind, "target", target
    for place in places:
        for actor in actors:
            yield kind, "place and actor", f"{place} {actor}"
        yield kind, "place", f"{place} {claim.article}"


def _ids(mentions: Sequence[Mention]) -> list[str]:
    return sorted({m.entity for m in mentions if m.entity is not None})


def _neighbours(block: list[Claim], spans: Mapping[str, Interval]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of a block: each with the next ones in time; claims without a time pair up within their articles."""
    timed = sorted((c for c in block if c.id in spans), key=lambda c: (*_bounds(spans[c.id]), c.id))
    yield from _windowed(timed)
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in block:
        if claim.id not in spans:
            by_article[claim.article].append(claim)
    for article in sorted(by_article):
        yield from _windowed(by_article[article])


def _windowed(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    for place, claim in enumerate(claims):
        for other in claims[place + 1 : place + 1 + WINDOW]:
            yield claim, other


def _bounds(span: Interval) -> tuple[str, str]:
    return (moment(span[0]) if span[0] else "", moment(span[1]) if span[1] else "~")


def _one_event(one: Claim, other: Claim, key: Key, size: int) -> bool:
    """Whether what two claims of a block share is enough.

    What many claims of one type share in common (a country, say) tells little; then both must agree in another role
    as well.
    """
    actors = set(_ids(one.actor)), set(_ids(other.actor))
    if actors[0] and actors[1] and not actors[0] & actors[1] and one.polarity == other.polarity:
        # Two named doers of what is said to have happened are two happenings, or an open question.
        return False
    places = set(_ids(one.place)), set(_ids(other.place))
    if key[1] == "target":
        if places[0] and places[1] and not places[0] & places[1]:
            return False
        wide = size > HUB or key[2] in country_ids()
        return not wide or bool(actors[0] & actors[1]) or bool((places[0] & places[1]) - country_ids())
    if key[1] == "place" and key[2].split()[0] in country_ids() and not actors[0] & actors[1]:
        return False
    targets = set(_ids(one.target)), set(_ids(other.target))
    return not (targets[0] and targets[1] and not targets[0] & targets[1])


def _root(parent: dict[str, str], claim: str) -> str:
    while parent[claim] != claim:
        parent[claim] = parent[parent[claim]]
        claim = parent[claim]
    return claim


def _join(parent: dict[str, str], spans: dict[str, Interval], one: str, other: str) -> None:
    """Join the events of two claims if their times overlap; the joint event keeps what the times share."""
    first, second = sorted((_root(parent, one), _root(parent, other)))
    if first == second:
        return
    known = [spans[root] for root in (first, second) if root in spans]
    if len(known) == 2 and not overlap(*known):
        return
    parent[second] = first
    if known:
        spans[first] = common(known)


def _event(claims: list[Claim]) -> Event:
    times = [found for c in claims if (found := interval(c.time)) is not None]
    begin, finish = common(times)
    ids = sorted(c.id for c in claims)
    return Event(
        id=make_id("event", *ids),
        claims=tuple(ids),
        articles=tuple(sorted({c.article for c in claims})),
        type=claims[0].action.plover,
        begin=begin,
        finish=finish,
        places=_all(m for c in claims for m in c.place),
        actors=_all(m for c in claims for m in c.actor),
        targets=_all(m for c in claims for m in c.target),
        outlets=tuple(sorted({c.sources[-1].entity for c in claims if c.sources and c.sources[-1].entity})),
        origins=origins(claims),
        status=status(claims),
    )


def _all(mentions: Iterator[Mention]) -> tuple[str, ...]:
    return tuple(sorted({m.entity for m in mentions if m.entity is not None}))
