"""Events out of claims: which claims describe one happening."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.model import Article, Claim, Event, Mention, make_id
from pipeline.stages.link.interval import Interval, agreed, interval, overlap
from pipeline.stages.link.likeness import Likeness
from pipeline.stages.link.profile import day_of, profile_of
from pipeline.stages.link.retold import first_told
from pipeline.stages.link.sketch import Sketch, sketches
from pipeline.stages.link.story import story_event
from pipeline.stages.link.together import across, within

FEW = 3
"""Articles of an event from which on more than one must tell its time."""
RECENT = 31
"""Days between what is told as news and the telling."""


def link_events(
    articles: Sequence[Article], claims: Sequence[Claim], stories: Sequence[Sequence[str]] = ()
) -> tuple[Event, ...]:
    """The events that `claims` describe, and those that `stories` are, sorted by id.

    `articles` are a group that `related` connects, `claims` theirs, with the ids of entities as they are after all
    joins, `stories` the ids of the articles of each story (`pipeline.stages.link.stories`); an article in none is a
    story of its own. The outcome depends on nothing else, and not on their order.

    Two claims of one story describe one event if it was learned that claims so alike do (`likeness`, `scorer`), and if
    all of this holds:

    - both are of the same modality and tense (what is planned is not what happened); their polarity may differ: a
      denial belongs to the event that it denies;
    - they have something in common beside the action and beside countries, where they are the only two: one of
      several may be known by its action alone, if that is no everyday one;
    - their times, where both are known, do not exclude each other.

    Claims of two stories join on strong evidence only (`together.across`). A claim whose action has no PLOVER type
    makes an event only together with another one; states that are no events (lemma "be", "have") make none.

    A story of several articles is an event of parts, those events that claims of its articles describe, if there are
    any.
    """
    known = {a.id: a for a in sorted(articles, key=lambda a: a.id)}
    told = _by_article(c for c in claims if c.article in known and happens(c))
    sketched = {s.claim.id: s for name, article in known.items() for s in sketches(article, told[name])}
    likeness = Likeness(profile_of(article) for article in known.values())
    inside = {name for story in stories for name in story}
    whole = [tuple(sorted(set(s) & known.keys())) for s in stories] + [(n,) for n in known if n not in inside]
    groups = [
        group
        for story in sorted(whole)
        for group in _within([sketched[c.id] for name in story for c in told[name]], likeness)
    ]
    published = {name: article.published for name, article in known.items()}
    events = [_event([sketched[name] for name in group], published) for group in across(groups, sketched)]
    kept = [e for e in events if len(e.claims) > 1 or e.type is not None]
    of_claims: Mapping[str, Claim] = {name: s.claim for name, s in sketched.items()}
    made = [story_event([known[n] for n in story], kept, of_claims) for story in sorted(whole) if len(story) > 1]
    return tuple(sorted((*kept, *(e for e in made if e.parts)), key=lambda e: e.id))


def _within(members: Sequence[Sketch], likeness: Likeness) -> Iterator[tuple[str, ...]]:
    """The claims of one story, as groups of one event each."""
    told = first_told(members)
    for group in within([s for s in members if s.claim.id in told], likeness):
        yield tuple(sorted(name for first in group for name in told[first]))


def happens(claim: Claim) -> bool:
    """Whether a claim is of something that happens, and not of a state or a mere supposition."""
    return claim.action.lemma.partition(" ")[0] not in {"be", "have"} and claim.modality in {"actual", "planned"}


def _by_article(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.article, c.action.start, c.id)):
        found[claim.article].append(claim)
    return found


def _event(members: Sequence[Sketch], published: Mapping[str, str | None]) -> Event:
    claims = [s.claim for s in members]
    begin, finish = _time(claims, published)
    ids = sorted(c.id for c in claims)
    return Event(
        id=make_id("event", *ids),
        claims=tuple(ids),
        articles=tuple(sorted({c.article for c in claims})),
        type=_type(claims),
        begin=begin,
        finish=finish,
        places=entities(m for c in claims for m in c.place),
        actors=entities(m for c in claims for m in c.actor),
        targets=entities(m for c in claims for m in c.target),
        outlets=tuple(sorted({c.sources[-1].entity for c in claims if c.sources and c.sources[-1].entity})),
        origins=(),
    )


def _time(claims: Sequence[Claim], published: Mapping[str, str | None]) -> Interval:
    """The time that most of the articles tell, if it is sure enough to be the event's: in an event of `FEW` articles or
    more, two at least must tell it, and half of them where it does not end within `RECENT` days of the first of them.
    Claims without a time may have joined one of something like it long ago.
    """
    told = [(c.article, found) for c in claims if (found := interval(c.time)) is not None]
    begin, finish = agreed(told)
    articles = {c.article for c in claims}
    if len(articles) < FEW or (begin, finish) == (None, None):
        return begin, finish
    behind = {article for article, time in told if overlap(time, (begin, finish))}
    first = min((day for name in articles if (day := day_of(published.get(name))) is not None), default=None)
    last = day_of(finish or begin)
    near = first is None or last is None or abs(first - last) <= RECENT
    return (begin, finish) if len(behind) >= (2 if near else len(articles) / 2) else (None, None)


def _type(claims: Sequence[Claim]) -> str | None:
    """The type that most of the claims have, the first in the alphabet of equals; None where none has one."""
    found = Counter(c.action.plover for c in claims if c.action.plover is not None)
    return min(found, key=lambda kind: (-found[kind], kind), default=None)


def entities(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The entities of the mentions, sorted."""
    return tuple(sorted({m.entity for m in mentions if m.entity is not None}))
