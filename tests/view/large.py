"""A large invented corpus that gives every view much to show: stories that several outlets tell, places, days."""

from __future__ import annotations

from collections import defaultdict
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
    EntityKind,
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
from pipeline.model.event import EventStatus

ALIKE = 4
"""How many articles tell one story: four outlets, on one day. The second copies the first."""

_OUTLETS, _SPEAKERS, _ARMIES, _BRIDGES, _TOWNS = 12, 1_500, 90, 6_000, 150
_FIRST = date(2024, 3, 1)
_REST = ", after officials of the district had looked at it for most of the morning.\n"
_NAMES: dict[str, tuple[str, EntityKind]] = {
    "army": ("Brigade", "organisation"),
    "bridge": ("bridge", "thing"),
    "outlet": ("Paper", "outlet"),
    "speaker": ("Speaker", "person"),
    "town": ("Tamsk", "place"),
}
_ACTS = (
    ("shelled", "shell", "ASSAULT"),
    ("repaired", "repair", "AID"),
    ("seized", "seize", "SEIZE"),
    ("inspected", "inspect", None),
    ("discussed", "discuss", "CONSULT"),
    ("opened", "open", None),
)


@dataclass
class _Draft:
    """Records as they come; `places` are where each entity is mentioned."""

    articles: list[Article] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    derivations: list[Derivation] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    places: defaultdict[str, list[EntityMention]] = field(default_factory=lambda: defaultdict(list))


@dataclass
class _Text:
    """The text of an article as it is written."""

    article: str
    draft: _Draft
    words: str = ""

    def put(self, words: str) -> Span:
        start = len(self.words)
        self.words += words
        return Span(start, len(self.words), words)

    def name(self, entity: str) -> Mention:
        span = self.put(_label(entity))
        self.draft.places[entity].append(EntityMention(self.article, span.start, span.end))
        return Mention(span.start, span.end, span.text, entity)


def large_corpus(articles: int, claims: int) -> Corpus:
    """Articles of so many claims each; `articles` is a multiple of ALIKE.

    Three of four claims are told by all articles of a story. They make an event, which is part of the story's; of every
    third one the last outlet says that it was not so.
    """
    draft = _Draft()
    for number in range(articles):
        _write(draft, number, claims)
    for story in range(articles // ALIKE):
        _join(draft, story, claims)
    entities = tuple(
        Entity(key, _label(key), _NAMES[key.split("-")[0]][1], (), tuple(sorted(places)), (), (), _location(key))
        for key, places in sorted(draft.places.items())
    )
    return Corpus(
        tuple(draft.articles),
        tuple(draft.attributions),
        tuple(draft.claims),
        entities=entities,
        events=tuple(sorted(draft.events, key=lambda event: event.id)),
        relations=tuple(sorted(draft.relations, key=relation_order)),
        derivations=tuple(draft.derivations),
    )


def _label(key: str) -> str:
    kind, number = key.split("-")
    return f"{_NAMES[kind][0]} {number}"


def _location(key: str) -> Location | None:
    """Two of three towns have a point: most lie near each other, some anywhere."""
    kind, number = key.split("-")
    n = int(number)
    if kind != "town" or n % 3 == 2:
        return None
    if n % 4:
        return Location("city", None, 33 + n * 7 % 40 / 10, 35 + n * 11 % 60 / 10)
    return Location("city", None, n * 37 % 120 - 50.0, n * 53 % 340 - 170.0)


def _is_shared(claim: int) -> bool:
    """Whether the claim at this place is told by all articles of the story."""
    return claim % 4 != 3


def _status(seed: int) -> EventStatus:
    return "several_origins" if seed % 3 else "disputed"


def _write(draft: _Draft, number: int, claims: int) -> None:
    """The article of this number, with what it says."""
    key, paper = f"article-{number:04}", f"outlet-{number % _OUTLETS:05}"
    day = _FIRST + timedelta(days=number // ALIKE % 200)
    text, blocks = _Text(key, draft), []
    draft.places[paper].extend(())  # known, though nothing mentions it
    for c in range(claims):
        start = len(text.words)
        _say(text, number, c, number // ALIKE * claims + c if _is_shared(c) else (number + 1) * 7919 + c, paper, day)
        blocks.append(Block("paragraph", start, len(text.words) - 1))
    title, url = f"Report {number} from {_label(paper)}", f"https://paper.example/{number}"
    draft.articles.append(
        Article(
            key, f"{key}.txt", url, _label(paper), title, None, day.isoformat(), "en", text.words, digest(text.words),
            tuple(blocks),
        )
    )  # fmt: skip
    if number % ALIKE == 1:
        draft.derivations.append(Derivation(key, "copy", f"article-{number - 1:04}", None, None, 0.9))


def _say(text: _Text, number: int, place: int, seed: int, paper: str, day: date) -> None:
    """A paragraph of an article, and the claim in it; `seed` is the same for what is said alike."""
    denies = _is_shared(place) and number % ALIKE == ALIKE - 1 and _status(seed) == "disputed"
    verb, lemma, plover = _ACTS[seed % len(_ACTS)]
    happened = day - timedelta(days=seed % 9)
    who = f"speaker-{(seed * 3 + number % ALIKE) % _SPEAKERS:05}"
    said = text.name(who)
    text.put(" ")
    cue = text.put("said")
    text.put(" that ")
    actor = text.name(f"army-{seed % _ARMIES:05}")
    text.put(" never " if denies else " ")
    action = text.put(verb)
    text.put(" the ")
    target = text.name(f"bridge-{seed % _BRIDGES:05}")
    text.put(" in ")
    town = text.name(f"town-{seed * 13 % _TOWNS:05}")
    text.put(" on ")
    when = text.put(f"{happened:%d %B %Y}")
    content = Span.of(text.words, actor.start, when.end)
    text.put(_REST)
    act = Attribution(
        f"attribution-{number:04}-{place:03}", text.article, Span(said.start, said.end, said.text), cue, (content,),
        "indirect", "denies" if denies else "asserts", who, "person", None, None, 0.9,
    )  # fmt: skip
    ends = (happened.isoformat(), (happened + timedelta(days=1)).isoformat())
    time = TimeRef(when.start, when.end, when.text, "DATE", ends[0], *ends, "day") if place % 5 else None
    text.draft.attributions.append(act)
    text.draft.claims.append(
        Claim(
            f"claim-{number:04}-{place:03}", text.article, act.id,
            (SourceLink(act.id, who, said.text, "person"), SourceLink(None, paper, _label(paper), "outlet")),
            (actor,), Action(action.start, action.end, verb, lemma, plover), (target,), time,
            (town,) if place % 3 else (), (), (), "negative" if denies else "positive",
            ("actual", "planned", "possible")[seed % 3], "certain", "non_future", content, 0.5 + seed % 5 / 10,
            "clause" if time else None, origins=(who,), status=_status(seed) if _is_shared(place) else "single_source",
        )
    )  # fmt: skip


def _meant(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    return tuple(mention.entity for mention in mentions if mention.entity)


def _join(draft: _Draft, story: int, claims: int) -> None:
    """The events of a story, and how their claims stand to each other."""
    numbers = range(story * ALIKE, (story + 1) * ALIKE)
    articles = tuple(f"article-{n:04}" for n in numbers)
    outlets = tuple(sorted(f"outlet-{n % _OUTLETS:05}" for n in numbers))
    parts = []
    for c in filter(_is_shared, range(claims)):
        key, told = f"event-{story:04}-{c:03}", [draft.claims[n * claims + c] for n in numbers]
        first, time = told[0], told[0].time
        for one, other in combinations(told, 2):
            if one.polarity != other.polarity:
                found = Relation(one.id, "contradicts", other.id, "happening", "opposite-polarity", key)
                draft.relations.append(found)
        draft.relations.append(Relation(first.id, "corroborates", told[1].id, "happening", "same-words", key))
        parts.append(
            Event(
                key, tuple(claim.id for claim in told), articles, first.action.plover,
                time.begin if time else None, time.finish if time else None,
                _meant(first.place), _meant(first.actor), _meant(first.target), outlets,
                tuple(sorted({origin for claim in told for origin in claim.origins})), _status(story * claims + c),
            )
        )  # fmt: skip
    begin = min(part.begin for part in parts if part.begin)
    finish = max(part.finish for part in parts if part.finish)
    origins = tuple(sorted({origin for part in parts for origin in part.origins}))
    title = draft.articles[numbers[0]].title
    draft.events += parts
    draft.events.append(
        Event(
            f"event-{story:04}-all", (), articles, None, begin, finish, (), (), (), outlets, origins, "several_origins",
            tuple(part.id for part in parts), title,
        )
    )  # fmt: skip
