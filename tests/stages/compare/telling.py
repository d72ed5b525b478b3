"""Claims, articles and attributions made by hand, told in few words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.model import (
    Action,
    Article,
    Attribution,
    Claim,
    Entity,
    EntityKind,
    Event,
    Location,
    Mention,
    Polarity,
    Quantity,
    Relation,
    SourceKind,
    SourceLink,
    Span,
    Stance,
    TimeRef,
    make_id,
)
from pipeline.stages.compare import relations_of
from pipeline.stages.compare.sources import own_origin
from tests.conftest import plain_article


def article(key: str, published: str | None = "2024-10-01", text: str = "Words.") -> Article:
    """An article of the outlet ``outlet-<key>``."""
    return replace(plain_article(text, published), id=key)


ONE, TWO, LATER = article("one"), article("two"), article("later", "2024-10-04")
ARTICLES = (ONE, TWO, LATER)


def _entity(key: str, label: str, kind: EntityKind, place: Location | None = None) -> Entity:
    return Entity(key, label, kind, (), (), (), (), place)


ENTITIES = {
    e.id: e
    for e in (
        _entity("reyes", "Ana Reyes", "person"),
        _entity("duarte", "Luis Duarte", "person"),
        _entity("solano", "Pia Solano", "person"),
        _entity("front", "Marun Front", "organisation"),
        _entity("guard", "Tamsk Guard", "organisation"),
        _entity("army", "the army", "organisation"),
        _entity("police", "Police", "organisation"),
        _entity("bridge", "the bridge", "thing"),
        _entity("orvel", "Orvel", "place", Location("city", "OR", 10.0, 10.0)),
        _entity("tamsk", "Tamsk", "place", Location("city", "OR", 14.0, 10.0)),
        _entity("near", "Upper Orvel", "place", Location("city", "OR", 10.1, 10.0)),
        _entity("orvelia", "Orvelia", "place", Location("country", "OR", 12.0, 10.0)),
        _entity("marun", "Marun", "place", Location("country", "MR", 40.0, 10.0)),
    )
}


def mentions(named: str, start: int = 0) -> tuple[Mention, ...]:
    """Mentions of ``key`` (an entity) or ``"words"`` (a description without one), with `|` between them."""
    made = []
    for word in named.split("|") if named else ():
        entity = word if word in ENTITIES else None
        text = ENTITIES[word].label if entity else word
        made.append(Mention(start, start + len(text), text, entity))
        start += len(text) + 1
    return tuple(made)


def time(value: str, finish: str, text: str = "then") -> TimeRef:
    """A stated time from `value` on, before `finish`."""
    precision = "hour" if "T" in value else ("year", "month", "day")[value.count("-")]
    return TimeRef(0, len(text), text, "DATE", value, value, finish, precision)  # type: ignore[arg-type]


def day(number: int) -> TimeRef:
    """A day of September 2024."""
    return time(f"2024-09-{number:02}", f"2024-09-{number + 1:02}")


def count(text: str, least: float | None, most: float | None, unit: str | None, start: int = 0) -> Quantity:
    """A number at the beginning of a mention."""
    return Quantity(start, start + len(text), text, least, most, unit)


def claim(
    key: str,
    of: Article,
    lemma: str,
    *,
    actor: str = "",
    target: str = "",
    place: str = "",
    by: str | None = None,
    kind: SourceKind = "person",
    said: str | None = None,
    polarity: Polarity = "positive",
    plover: str | None = None,
    when: TimeRef | None = None,
    number: Quantity | None = None,
    words: str = "",
    **more: object,
) -> Claim:
    """A claim of article `of`: its source is `by` (an entity, or words) or the outlet; `said` is its attribution."""
    outlet = SourceLink(None, f"outlet-{of.id}", f"outlet {of.id}", "outlet")
    attribution = said or (f"said-{key}" if by else None)
    chain: tuple[SourceLink, ...] = (outlet,)
    if by:
        chain = (SourceLink(attribution, by if by in ENTITIES else None, by, kind), outlet)
    told = words or " ".join(filter(None, (key, actor, lemma, target, place)))
    made = Claim(
        id=key,
        article=of.id,
        attribution=attribution,
        sources=chain,
        actor=mentions(actor),
        action=Action(len(told), len(told) + len(lemma), lemma, lemma, plover),
        target=mentions(target),
        time=when,
        place=mentions(place),
        instrument=(),
        quantity=(number,) if number else (),
        polarity=polarity,
        modality="actual",
        certainty="certain",
        tense="non_future",
        evidence=Span(0, len(told), told),
        confidence=1.0,
        time_basis="clause" if when else None,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def attribution(key: str, of: Article, stance: Stance, said_at: TimeRef | None = None) -> Attribution:
    """An act of saying, of which nothing but stance and time matters here."""
    return Attribution(key, of.id, None, Span(0, 1, "x"), (), "indirect", stance, None, "person", said_at, None, 1.0)


def event(*claims: Claim, key: str = "") -> Event:
    """The event that `claims` describe."""
    ids = tuple(sorted(c.id for c in claims))
    return Event(
        id=key or make_id("event", *ids),
        claims=ids,
        articles=tuple(sorted({c.article for c in claims})),
        type=None,
        begin=None,
        finish=None,
        places=(),
        actors=(),
        targets=(),
        outlets=(),
        origins=(),
        status="single_source",
    )


def related(
    claims: Sequence[Claim], attributions: Iterable[Attribution] = (), events: Sequence[Event] | None = None
) -> tuple[Relation, ...]:
    """The relations of claims that are one event (or of `events`), each beginning with its own source."""
    origins = {c.id: (own,) for c in claims if (own := own_origin(c))}
    held = [event(*claims)] if events is None else events
    return relations_of(held, claims, ARTICLES, tuple(attributions), origins, ENTITIES)


def told(relations: Iterable[Relation]) -> list[tuple[str, str, str, str, str]]:
    """Relations without their events: claim, kind, other, slot, reason."""
    return [(r.claim, r.kind, r.other, r.slot, r.reason) for r in relations]
