"""Carrying: on which claims of an event it rests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.model import Claim


def carrying(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one event that it rests on, by article and id.

    Where an article attributes the event to someone, what it says of it in its own voice (a title, say) repeats
    that and begins nothing.
    """
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.article, c.id)):
        by_article[claim.article].append(claim)
    return [
        claim
        for article in sorted(by_article)
        for claim in ([c for c in by_article[article] if c.attribution is not None] or by_article[article])
    ]


def event_origins(claims: Sequence[Claim], origins: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The independent beginnings of an event: those of the claims that carry it, each once, sorted."""
    return tuple(sorted({origin for claim in carrying(claims) for origin in origins.get(claim.id, ())}))
