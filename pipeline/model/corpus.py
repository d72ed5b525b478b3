"""All that a run knows, ready for the graph."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.article import Article
from pipeline.model.attribution import Attribution
from pipeline.model.claim import Claim
from pipeline.model.derivation import Derivation, Revision
from pipeline.model.entity import Entity, EntityJudgement
from pipeline.model.event import Event
from pipeline.model.rejection import Rejection
from pipeline.model.relation import Relation
from pipeline.model.time import Precision, TimeRef, TimexType


@dataclass(frozen=True, slots=True)
class ArticleTime:
    """A line of ``times.jsonl``: a time expression (see `TimeRef`) and the article it stands in."""

    article: str
    start: int
    end: int
    text: str
    type: TimexType
    value: str
    begin: str | None = None
    finish: str | None = None
    precision: Precision | None = None

    @classmethod
    def of(cls, article: str, time: TimeRef) -> ArticleTime:
        """The line for `time` in the article with this id."""
        return cls(
            article,
            time.start,
            time.end,
            time.text,
            time.type,
            time.value,
            time.begin,
            time.finish,
            time.precision,
        )


@dataclass(frozen=True, slots=True)
class Corpus:
    """The records of all articles. Each list is sorted by article id, then by place in the text; entities and
    events are sorted by id, relations and judgements by their fields.
    """

    articles: tuple[Article, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    times: tuple[ArticleTime, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    relations: tuple[Relation, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    revisions: tuple[Revision, ...] = ()
    judgements: tuple[EntityJudgement, ...] = ()
