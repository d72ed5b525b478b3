"""What an article reports on, in a few words, and how alike two articles are in that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from pipeline.model import Article, Claim
from pipeline.stages.link.terms import Terms, cosine, rarity, stems, weighed

OPENING = 500
"""Code points of headline and body that tell what an article is about; what follows is background as well."""
RARE, VERY_RARE = 3.0, 4.0
"""Rarity of a term that brings articles of neighbouring days together (fewer than one article in twenty has it), and of
one that does so together with another, whatever the days (one in fifty)."""
KEYED = 16
"""How many of the strongest terms of the opening, and of the whole, an article is found by."""
BUCKET = 15
"""Days: articles are compared with those of the same stretch and of the two beside it."""
PROMPT, LATE = 2, 14
"""Days between two articles: up to the first, nothing speaks against one story, from the second on much does."""
LATE_FACTOR, UNDATED_FACTOR = 0.7, 0.85
"""What is left of the likeness of articles that lie far apart, and of those where one has no day. Days are not trusted
further: many a page gives the day of its last change, or of its copy."""
CORE = 8
"""How many of the strongest very rare terms of the opening, and of the whole, are taken two by two."""
FAINT = 0.1
"""Likeness below this is no edge."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What of an article is compared with others.

    `day` is that of publication, counted from the year 1 (`date.toordinal`), None where it is unknown or less precise.
    `opening` and `whole` are the weighed stems of headline and first words, and of all that the article says; vectors
    of length 1, in the order of the alphabet. `keys` are the blocks that the article is found in, sorted: two articles
    are worth comparing if they share one.
    """

    article: str
    day: int | None
    opening: Terms
    whole: Terms
    keys: tuple[str, ...]


def profile_of(article: Article, claims: Sequence[Claim] = ()) -> Profile:
    """The profile of one article; it depends on nothing else. `claims` are those of the article."""
    title = article.title or ""
    body = "\n".join(article.text[b.start : b.end] for b in article.saying_blocks() if b.kind != "title")
    said = f"{title}\n{body}"
    opening, whole = weighed(Counter(stems(said[:OPENING]))), weighed(Counter(stems(said)))
    day = day_of(article.published)
    return Profile(article.id, day, opening, whole, _keys(opening, whole, day))


def related(one: Profile, other: Profile) -> float | None:
    """How alike two articles are in what they report on, between 0 and 1; None where they hardly are.

    Symmetric. It is no probability: `pipeline.stages.link.stories` knows from where on it counts.
    """
    likeness = (cosine(one.opening, other.opening) + 2 * cosine(one.whole, other.whole)) / 3
    found = round(_nearness(one.day, other.day) * likeness, 4)
    return found if found >= FAINT else None


def day_of(published: str | None) -> int | None:
    """The day of an ISO 8601 date or date-time, as an ordinal; None where it is less precise or no day of a calendar.

    >>> day_of("2024-10-01T23:31+03:00") == day_of("2024-10-01"), day_of("2024-10"), day_of("2024-02-31")
    (True, None, None)
    """
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _nearness(one: int | None, other: int | None) -> float:
    if one is None or other is None:
        return UNDATED_FACTOR
    late = min(1.0, max(0, abs(one - other) - PROMPT) / (LATE - PROMPT))
    return 1 - (1 - LATE_FACTOR) * late


def _keys(opening: Terms, whole: Terms, day: int | None) -> tuple[str, ...]:
    buckets = ("undated",) if day is None else (str(day // BUCKET), str(day // BUCKET + 1))
    found = (_strongest(opening, RARE, KEYED), _strongest(whole, RARE, KEYED))
    dated = (f"{s} {bucket}" for s in {s for terms in found for s in terms} for bucket in buckets)
    core = {s for terms in (opening, whole) for s in _strongest(terms, VERY_RARE, CORE)}
    return tuple(sorted({*dated, *map(" ".join, combinations(sorted(core), 2))}))


def _strongest(terms: Terms, least: float, count: int) -> list[str]:
    rare = [s for s in terms if rarity(s) >= least]
    return sorted(rare, key=lambda s: (-terms[s], s))[:count]
