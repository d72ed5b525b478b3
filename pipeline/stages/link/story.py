"""The event that a story is: what several articles report on as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from pipeline.model import Article, Claim, Event, Mention, make_id
from pipeline.stages.link.interval import Interval, days, interval

SEVERAL = 2
"""Articles that must name an entity in a role before it counts as one of the story's."""


def story_event(articles: Sequence[Article], events: Sequence[Event], claims: Mapping[str, Claim]) -> Event:
    """The event of a story: `articles` are those that report on it, `events` those among which its parts are found.

    Its parts are the events that claims of its articles describe. Actors, targets and places are those that claims of
    two of its articles or more name; its time is the day that most of its articles tell of. The title is the
    headline of the article that was published first. `claims` are looked up by id.
    """
    names = {a.id for a in articles}
    parts = [e for e in events if names & set(e.articles)]
    held = [claims[name] for e in parts for name in e.claims if claims[name].article in names]
    begin, finish = _time(held)
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
        origins=(),
        parts=tuple(sorted(e.id for e in parts)),
        title=first[0][2] if first else None,
    )


def _time(claims: Sequence[Claim]) -> Interval:
    """The day on which most of the articles let something have happened, two at least; unknown if two days have equally
    many. Planned acts and longer times tell the background more often than the story.
    """
    articles: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        time = interval(claim.time)
        if time is not None and claim.modality == "actual" and claim.tense == "non_future":
            for day in days(time):
                articles[day].add(claim.article)
    ranked = sorted(articles, key=lambda day: (-len(articles[day]), day))
    if not ranked or len(articles[ranked[0]]) < SEVERAL:
        return None, None
    if len(ranked) > 1 and len(articles[ranked[1]]) == len(articles[ranked[0]]):
        return None, None
    return ranked[0], (date.fromisoformat(ranked[0]) + timedelta(days=1)).isoformat()


def _named(claims: Sequence[Claim], role: Callable[[Claim], tuple[Mention, ...]]) -> tuple[str, ...]:
    articles: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for mention in role(claim):
            if mention.entity is not None:
                articles[mention.entity].add(claim.article)
    return tuple(sorted(entity for entity, found in articles.items() if len(found) >= SEVERAL))
