"""The event that a story is: what several articles report on as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from pipeline.model import Article, Claim, Event, EventStatus, Mention, make_id
from pipeline.stages.link.interval import Interval, common
from pipeline.stages.link.status import origins

SEVERAL = 2
"""Articles that must name an entity in a role before it counts as one of the story's."""


def story_event(articles: Sequence[Article], events: Sequence[Event], claims: Mapping[str, Claim]) -> Event:
    """The event of a story: `articles` are those that report on it, `events` those among which its parts are found.

    Its parts are the events that claims of its articles describe. Actors, targets and places are those that claims of
    two of its articles or more name; its time is that of the parts that most of its articles tell of. The title is the
    headline of the article that was published first. `claims` are looked up by id.
    """
    names = {a.id for a in articles}
    parts = [e for e in events if names & set(e.articles)]
    held = [claims[name] for e in parts for name in e.claims if claims[name].article in names]
    begin, finish = _time(parts, names)
    first = sorted((a.published or "~", a.id, a.title) for a in articles if a.title is not None)
    return Event(
        id=make_id("event", "story", *sorted(names)),
        claims=(),
        articles=tuple(sorted(names)),
        type=None,
        begin=begin,
        finish=finish,
        places=_named(held, lambda c: c.place),
        actors=_named(held, lambda c: c.actor),
        targets=_named(held, lambda c: c.target),
        outlets=tuple(sorted({o for e in parts for o in e.outlets})),
        origins=origins(held),
        status=_status(parts, held),
        parts=tuple(sorted(e.id for e in parts)),
        title=first[0][2] if first else None,
    )


def _time(parts: Sequence[Event], names: set[str]) -> Interval:
    timed = [(len(names & set(e.articles)), (e.begin, e.finish)) for e in parts if e.begin or e.finish]
    most = max((count for count, _ in timed), default=0)
    return common(span for count, span in timed if count == most)


def _named(claims: Sequence[Claim], role: Callable[[Claim], tuple[Mention, ...]]) -> tuple[str, ...]:
    articles: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for mention in role(claim):
            if mention.entity is not None:
                articles[mention.entity].add(claim.article)
    return tuple(sorted(entity for entity, found in articles.items() if len(found) >= SEVERAL))


def _status(parts: Sequence[Event], claims: Sequence[Claim]) -> EventStatus:
    """How a story stands: disputed where a part is, else by how many origins tell of it."""
    if any(e.status == "disputed" for e in parts):
        return "disputed"
    if claims and all(c.sources and c.sources[0].kind == "unnamed" for c in claims):
        return "unnamed_sources_only"
    return "corroborated" if len(origins(claims)) > 1 else "single_origin"
