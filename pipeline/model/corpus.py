"""All that a run knows, ready for the graph."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.article import Article
from pipeline.model.attribution import Attribution
from pipeline.model.claim import Claim
from pipeline.model.entity import Entity
from pipeline.model.event import Event
from pipeline.model.rejection import Rejection
from pipeline.model.time import TimeRef


@dataclass(frozen=True, slots=True)
class ArticleTime:
    """A line of ``times.jsonl``: a time expression and the article it stands in."""

    article: str
    time: TimeRef


@dataclass(frozen=True, slots=True)
class Corpus:
    """The records of all articles. Each list is sorted by article id, then by place in the text; entities and
    events are sorted by id.
    """

    articles: tuple[Article, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    times: tuple[ArticleTime, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    rejections: tuple[Rejection, ...] = ()
