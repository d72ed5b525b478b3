"""A large invented corpus of which every view has much to show: stories told by several outlets, in places and on days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from pipeline.model import (
    Action,
    Article,
    Attribution,
    Block,
    Claim,
    Corpus,
    Derivation,
    Entity,
    EntityMention,
    Event,
    Location,
    Mention,
    Relation,
    SourceLink,
    Span,
    TimeRef,
    digest,
    relation_order,
)

ALIKE = 4
"""How many articles tell one story. All are of one day, by four outlets; the second copies the first."""

_OUTLETS, _TOWNS, _FIRST = 12, 150, date(2024, 3, 1)
_ACTS = (("shelled", "shell", "ASSAULT"), ("repaired", "repair", "AID"), ("seized", "seize", "SEIZE"),
         ("inspected", "inspect", None), ("met", "meet", "CONSULT"), ("opened", "open", None))  # fmt: skip


@dataclass
class _Draft:
    """Records as they come; `places` are where each entity is mentioned."""

    articles: list[Article] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    derivations: list[Derivation] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    places: dict[str, list[EntityMention]] = field(default_factory=dict)


def large_corpus(articles: int, claims: int) -> Corpus:
    """Articles of so many claims each. Three of four claims are told by all articles of a story and make an event, which
    is part of the story's; of every third event an outlet says that it was not so. `articles` is a multiple of ALIKE.
    """
    draft = _Draft()
    for number in range(articles):
        _write(draft, number, claims)
    for story in range(articles // ALIKE):
        _join(draft, story, claims)
    kinds = {"outlet": "outlet", "town": "place", "army": "organisation", "speaker": "person", "thing": "thing"}
    entities = tuple(
        Entity(key, _label(key), kinds[key.split("-")[0]], (), tuple(sorted(places)), (), (), _location(key))  # type: ignore[arg-type]
        for key, places in sorted(draft.places.items())
    )
    return Corpus(
        tuple(draft.articles), tuple(draft.attributions), tuple(draft.claims), (), entities,
        tuple(sorted(draft.events, key=lambda event: event.id)),
        relations=tuple(sorted(draft.relations, key=relation_order)), derivations=tuple(draft.derivations),
    )  # fmt: skip


def _label(key: str) -> str:
    kind, number = key.split("-")
    return {"outlet": "Paper", "town": "Tamsk", "army": "Brigade", "speaker": "Speaker", "thing": "bridge"}[kind] + " " + number


def _location(key: str) -> Location | None:
    """Two of three towns have a point: most lie near each other, some anywhere."""
    kind, number = key.split("-")
    n = int(number)
    if kind != "town" or n % 3 == 2:
        return None
    near = (33 + n * 7 % 40 / 10, 35 + n * 11 % 60 / 10)
    return Location("city", None, *(near if n % 4 else (n * 37 % 120 - 50.0, n * 53 % 340 - 170.0)))


def _write(draft: _Draft, number: int, claims: int) -> None:
    """The article of this number, with what it says."""
    story, key = number // ALIKE, f"article-{number:04}"
    day, paper = _FIRST + timedelta(days=story % 200), f"outlet-{number % _OUTLETS:05}"
    text, blocks = "", []

    def put(entity: str) -> tuple[int, int]:
        nonlocal text
        start, text = len(text), text + _label(entity)
        draft.places.setdefault(entity, []).append(EntityMention(key, start, len(text)))
        return start, len(text)

    def word(words: str) -> Span:
        nonlocal text
        start, text = len(text), text + words
        return Span(start, len(text), words)

    for c in range(claims):
        alike = c % 4 != 3
        seed = story * claims + c if alike else (number + 1) * 7919 + c
        verb, lemma, plover = _ACTS[seed % len(_ACTS)]
        begun = len(text)
        who = f"speaker-{(seed * 3 + number % ALIKE) % 1500:05}"
        source = Span(*put(who), _label(who))
        text += " "
        cue = word("said")
        text += " that "
        start = len(text)
        army, thing, town = f"army-{seed % 90:05}", f"thing-{seed % 6000:05}", f"town-{seed * 13 % _TOWNS:05}"
        actor = Mention(*put(army), _label(army), army)
        denies = alike and seed % 3 == 0 and number % ALIKE == 3
        text += " never " if denies else " "
        action = word(verb)
        text += " the "
        target = Mention(*put(thing), _label(thing), thing)
        text += " in "
        place = Mention(*put(town), _label(town), town)
        happened = day - timedelta(days=seed % 9)
        text += " on "
        when = word(f"{happened:%d %B %Y}".lstrip("0"))
        content = Span.of(text, start, len(text))
        text += ", after officials of the district had looked at it for most of the morning.\n"
        blocks.append(Block("paragraph", begun, len(text) - 1))
        time = TimeRef(when.start, when.end, when.text, "DATE", happened.isoformat(), happened.isoformat(),
                       (happened + timedelta(days=1)).isoformat(), "day")  # fmt: skip
        act = Attribution(
            f"attribution-{number:04}-{c:03}", key, source, cue, (content,), "indirect", "denies" if denies else "asserts",
            who, "person", None, None, 0.9,
        )  # fmt: skip
        draft.attributions.append(act)
        draft.claims.append(
            Claim(
                f"claim-{number:04}-{c:03}", key, act.id,
                (SourceLink(act.id, who, _label(who), "person"), SourceLink(None, paper, _label(paper), "outlet")),
                (actor,), Action(action.start, action.end, verb, lemma, plover), (target,), time if c % 5 else None,
                (place,) if c % 3 else (), (), (), "negative" if denies else "positive",
                ("actual", "planned", "possible")[seed % 3], "certain", "non_future", content, 0.5 + seed % 5 / 10,
                "clause" if c % 5 else None, origins=(who,), status=_status(seed) if alike else "single_source",
            )
        )  # fmt: skip
    draft.places.setdefault(paper, [])
    draft.articles.append(
        Article(key, f"{key}.txt", f"https://paper.example/{number}", _label(paper), f"Report {number} on {_label(army)}",
                None, day.isoformat(), "en", text, digest(text), tuple(blocks))
    )  # fmt: skip
    if number % ALIKE == 1:
        draft.derivations.append(Derivation(key, "copy", f"article-{number - 1:04}", None, None, 0.9))


def _status(seed: int) -> str:
    return "disputed" if seed % 3 == 0 else "several_origins"


def _join(draft: _Draft, story: int, claims: int) -> None:
    """The events of a story, and how their claims stand to each other."""
    numbers = range(story * ALIKE, (story + 1) * ALIKE)
    articles = tuple(f"article-{n:04}" for n in numbers)
    outlets = tuple(sorted(f"outlet-{n % _OUTLETS:05}" for n in numbers))
    parts = []
    for c in range(claims):
        if c % 4 == 3:
            continue
        seed = story * claims + c
        told = [draft.claims[n * claims + c] for n in numbers]
        first = told[0]
        for one, other in combinations(told, 2):
            against = one.polarity != other.polarity
            if against or other.id < told[2].id:
                draft.relations.append(
                    Relation(one.id, "contradicts" if against else "corroborates", other.id, "happening",
                             "opposite-polarity" if against else "same-words", f"event-{story:04}-{c:03}")
                )  # fmt: skip
        parts.append(
            Event(
                f"event-{story:04}-{c:03}", tuple(claim.id for claim in told), articles, first.action.plover,
                first.time.begin if first.time else None, first.time.finish if first.time else None,
                tuple(m.entity for m in first.place if m.entity), tuple(m.entity for m in first.actor if m.entity),
                tuple(m.entity for m in first.target if m.entity), outlets,
                tuple(sorted({origin for claim in told for origin in claim.origins})), _status(seed),  # type: ignore[arg-type]
            )
        )  # fmt: skip
    draft.events += parts
    draft.events.append(
        Event(f"event-{story:04}-all", (), articles, None, min(p.begin for p in parts if p.begin),
              max(p.finish for p in parts if p.finish), (), (), (), outlets,
              tuple(sorted({origin for part in parts for origin in part.origins})), "several_origins",
              tuple(part.id for part in parts), draft.articles[numbers[0]].title)
    )  # fmt: skip
