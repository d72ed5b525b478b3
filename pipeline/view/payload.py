"""What the page knows: the records of a corpus, shaped for reading, and their text as text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pipeline.model import PlaceType
from pipeline.view.passage import Excerpt, Place

MarkKind = Literal["source", "outlet", "article", "claim", "entity", "place", "event"]

Position = Annotated[int, "position in marks"]
"""The position of a mark in `Payload.marks`. Whatever holds one is of this type: it changes where a part is cut out."""


@dataclass(frozen=True, slots=True)
class When:
    """A time: the words, what they were read as (in words), and the interval (ISO 8601, `finish` exclusive). `type` and
    `precision` are those of the `TimeRef`.
    """

    text: str
    reading: str
    begin: str | None
    finish: str | None
    value: str
    basis: str | None = None
    type: str = "DATE"
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """An attribution as the panel shows it: id, stance, cue, form, when, how the source knows (a kind of basis), and
    the places to mark for it. The words of the basis, and what is told of an unnamed source, are among the places.
    """

    stance: str
    cue: str | None
    form: str
    said: When | None
    places: tuple[Place, ...]
    content: tuple[Place, ...]
    basis: str | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One source in a chain: who, of what kind, by what act; `mark` is its place in `marks`.

    `act` is None for the outlet, which ends every chain.
    """

    mark: Position | None
    label: str
    kind: str
    act: Act | None


@dataclass(frozen=True, slots=True)
class Mark:
    """Something drawn. Its position in the list is its number in the drawing; `id` is the record's.

    `rank` is the place in the order of importance (0 first). `column`: 0 sources, 1 claims, 2 what they speak of.
    `order` sorts claims, and breaks ties in the other columns; `group` is the source and the article of a claim.
    `recorded` is the label in the graph, where it is not the one that is shown.
    """

    id: str
    kind: MarkKind
    type: str
    label: str
    rank: int
    column: int
    order: int
    group: tuple[int, int] | None = None
    recorded: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as the panel shows it. `article` and `events` are positions in `marks`.

    `places` are those of its clause (the first), action, parts and time, and of the clauses that repeat it with their
    sources and cues; `means` has the mark that each stands for, if it stands for one. `passage` is what is shown of
    the article around them. `unworded`: the claim is negative and neither a word of the clause nor the stance of its
    source says so. `status` is how it stands with all that the corpus holds, `origins` the positions of those
    with whom the report begins; None and empty where articles were not joined.
    """

    mark: Position
    article: Position
    chain: tuple[Link, ...]
    places: tuple[Place, ...]
    means: tuple[Position | None, ...]
    plover: str | None
    time: When | None
    polarity: str
    unworded: bool
    modality: str
    certainty: str
    tense: str
    confidence: float
    extractor: str
    passage: tuple[Excerpt, ...]
    events: tuple[Position, ...]
    status: str | None = None
    origins: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationView:
    """How two claims stand to each other: `claim` and `other` are positions in `marks`, the rest as in `Relation`."""

    claim: Position
    other: Position
    kind: str
    slot: str
    reason: str


@dataclass(frozen=True, slots=True)
class DerivationView:
    """What an article has from elsewhere: `article` and `of` are positions in `marks`, `label` whose it is; `kind` is
    that of a `Derivation`, or ``revision`` of a later version.
    """

    article: Position
    kind: str
    of: Position | None
    label: str | None
    share: float | None


@dataclass(frozen=True, slots=True)
class JudgementView:
    """Why a name was, or was not, taken for the entity."""

    verdict: str
    subject: str
    reason: str


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity as the panel shows it; `articles` is in how many articles it is mentioned. Of a place that is known in
    GeoNames, `country` (ISO 3166-1 alpha-2), `point` (WGS 84: latitude, longitude, in degrees) and `place_type`: the
    point of a country or a division stands for all of it.
    """

    mark: Position
    kind: str
    aliases: tuple[str, ...]
    links: tuple[str, ...]
    mentions: int
    articles: int
    judgements: tuple[JudgementView, ...]
    country: str | None = None
    point: tuple[float, float] | None = None
    place_type: PlaceType | None = None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as the panel shows it; `url` only where it is http or https. `published` and `day` are in
    words, `date` is ISO 8601. Of `text` the page holds what its claims show.
    """

    mark: Position
    title: str
    outlet: str | None
    byline: str | None
    published: str
    day: str
    date: str | None
    url: str | None
    path: str | None
    text: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """What some claims of an event surely say alike: their positions in `marks`, the earliest first, and from how many
    independent origins the version comes.
    """

    claims: tuple[Position, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class EventView:
    """An event as the page shows it; `claims`, `told_by` (articles, the earliest first), `places` and `parts` of one
    that is a whole (those that most articles tell of first) are positions in `marks`. `begin` and `finish` (exclusive)
    are ISO 8601. `versions` part its claims; that of most origins is the first.
    """

    mark: Position
    type: str | None
    status: str
    when: str
    claims: tuple[Position, ...]
    origins: int
    articles: int
    parts: tuple[Position, ...] = ()
    told_by: tuple[Position, ...] = ()
    begin: str | None = None
    finish: str | None = None
    versions: tuple[VersionView, ...] = ()
    places: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class Payload:
    """All that the script reads. `limit` is how many marks are drawn at most when the page opens."""

    version: str
    limit: int
    marks: tuple[Mark, ...]
    claims: tuple[ClaimView, ...]
    entities: tuple[EntityView, ...]
    articles: tuple[ArticleView, ...]
    events: tuple[EventView, ...]
    rejections: int
    words: dict[str, dict[str, str]]
    spacing: dict[str, int]
    relations: tuple[RelationView, ...] = ()
    derivations: tuple[DerivationView, ...] = ()
