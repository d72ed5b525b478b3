"""Whose word a claim is, where its report begins, and when it was said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.model import Article, Attribution, Claim
from pipeline.stages.compare.lexicon import words
from pipeline.stages.link.interval import Interval, interval, moment
from pipeline.stages.resolve.naming import normalise

Order = tuple[str, str, int, str]


def own_origin(claim: Claim) -> str | None:
    """The entity that a claim begins with in its own chain: the innermost source that is known.

    A source that the text leaves open ("it was reported") begins a report that nobody can be named for; then the next
    one outwards stands for it.
    """
    return next((link.entity for link in claim.sources if link.entity is not None), None)


@dataclass(frozen=True, slots=True)
class Sayings:
    """The articles and attributions that claims come from (by id), and the origins of each claim."""

    articles: Mapping[str, Article]
    attributions: Mapping[str, Attribution]
    origins: Mapping[str, tuple[str, ...]]

    def published(self, claim: Claim) -> str | None:
        """When the article of a claim was published."""
        article = self.articles.get(claim.article)
        return article.published if article else None

    def order(self, claim: Claim) -> Order:
        """What claims are sorted by: publication (unknown last), article, place in the text, id."""
        published = self.published(claim)
        return moment(published) if published else "~", claim.article, claim.action.start, claim.id

    def begun(self, claim: Claim) -> frozenset[str]:
        """The independent beginnings of a claim's report; without any, who says it first in its own chain."""
        given = self.origins.get(claim.id)
        own = own_origin(claim)
        return frozenset(given or ((own,) if own else ()))

    def independent(self, one: Claim, other: Claim) -> bool:
        """Whether two claims are known to begin apart: both beginnings are known, and none is shared.

        A pronoun that was not resolved may mean anybody. Whoever stands in both chains may be where both begin, by its
        entity or, as a description ("police"), by its words. What an outlet says in its own voice may be what a source
        told it.
        """
        if any(c.sources and c.sources[0].entity is None and _open(c.sources[0].label) for c in (one, other)):
            return False
        if _voices(one) & _voices(other) or (
            _outlet(one) == _outlet(other) and not (one.attribution and other.attribution)
        ):
            return False
        first, second = self.begun(one), self.begun(other)
        return bool(first and second) and not first & second

    def said(self, claim: Claim) -> Interval | None:
        """When the source said it: what the text tells of it, else when the article was published."""
        told = self.attributions.get(claim.attribution or "")
        found = interval(told.said_at) if told is not None else None
        if found is not None:
            return found
        published = self.published(claim)
        return (published, after(published)) if published else None


def _open(label: str) -> bool:
    return label.lower() in words().hollow


def _voices(claim: Claim) -> set[str]:
    """Everybody in the chain of a claim but the outlet, by entity and by words."""
    spoken = [link for link in claim.sources if link.kind != "outlet"]
    return {link.entity for link in spoken if link.entity} | {normalise(link.label) for link in spoken} - {""}


def _outlet(claim: Claim) -> str | None:
    """The outlet that a chain ends in, where it is known."""
    last = claim.sources[-1] if claim.sources else None
    return (last.entity or last.label) if last is not None and last.kind == "outlet" else claim.article


def speaker(claim: Claim) -> str:
    """Who says it, as a key: the innermost source's entity, else its words, which mean nobody beyond their article.

    >>> from tests.samples import DAMAGED
    >>> speaker(DAMAGED) == DAMAGED.sources[0].entity
    True
    """
    if not claim.sources:
        return f"nobody {claim.article}"
    link = claim.sources[0]
    return link.entity or f"{normalise(link.label)} {claim.article}"


def other_voice(one: Claim, other: Claim) -> bool:
    """Whether two claims are the word of two sources. Within an article, what the outlet says in its own voice is a
    retelling of what its sources say: there both must be somebody's.
    """
    if one.article == other.article and not (one.attribution and other.attribution):
        return False
    return speaker(one) != speaker(other)


def after(stamp: str) -> str:
    """The first moment after a date, month, year or minute, so that a stamp of any precision is an interval.

    >>> after("2024-12"), after("2024-02-28"), after("2024-10-01T23:31+03:00"), after("2024")
    ('2025-01', '2024-02-28T24:00', '2024-10-01T23:31:59', '2025')
    """
    day, _, clock = stamp.partition("T")
    if clock:
        return f"{day}T{clock[:5]}:59"
    parts = day.split("-")
    if len(parts) == 3:
        return f"{day}T24:00"
    if len(parts) == 2 and parts[1] != "12":
        return f"{parts[0]}-{int(parts[1]) + 1:02}"
    following = f"{int(parts[0]) + 1:04}"
    return following if len(parts) == 1 else f"{following}-01"


def shifted(stamp: str, days: int) -> str | None:
    """The day so many days behind (or before) a date or date-time; None where the stamp has no day of the calendar.

    >>> shifted("2024-03-01T10:00", -1), shifted("2024", 1)
    ('2024-02-29', None)
    """
    try:
        return (date.fromisoformat(stamp[:10]) + timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return None


def before(one: Interval | None, other: Interval | None, days: int = 0) -> bool:
    """Whether one interval is surely over, by so many days, when the other begins.

    >>> before(("2024-10-01", "2024-10-02"), ("2024-10-02", None)), before(("2024-10", None), ("2024-10-02", None))
    (True, False)
    """
    if one is None or other is None or one[1] is None or other[0] is None:
        return False
    begin = shifted(other[0], -days) if days else other[0]
    return begin is not None and moment(one[1]) <= moment(begin)
