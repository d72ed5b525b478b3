"""How an event stands: on how many independent say-sos, and whether it is disputed. Never whether it is true."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline.model import Claim, EventStatus

WORD = re.compile(r"\w+")
COPIED = 0.8
"""Two passages that share this part of all their words are taken for copies of one report."""
ENOUGH = 6
"""Passages of fewer words may agree by chance."""


def origin(claim: Claim) -> str | None:
    """The entity that a report begins with: the innermost source of its chain that is known, else the outlet.

    A source that the text leaves open ("it was reported") begins a report that nobody can be named for; then the
    next one outwards stands for it.
    """
    return next((link.entity for link in claim.sources if link.entity is not None), None)


def carrying(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that the event rests on.

    Where an article attributes the event to someone, what it says of it in its own voice (a title, say) repeats
    that and begins nothing. Of passages in several articles that are word for word nearly the same, only the first
    (by article id) counts: they are copies.
    """
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    kept: list[Claim] = []
    for article in sorted(by_article):
        said = [c for c in by_article[article] if c.attribution is not None] or by_article[article]
        known = [(_words(k), k.article) for k in kept]
        kept += [c for c in said if not any(a != c.article and _copies(_words(c), w) for w, a in known)]
    return kept


def origins(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The distinct origins of the claims that the event rests on, sorted."""
    return tuple(sorted({found for c in carrying(claims) if (found := origin(c)) is not None}))


def status(claims: Sequence[Claim]) -> EventStatus:
    """How the event of these claims stands: the first of these that holds.

    - ``disputed``: some claims affirm it and some deny it;
    - ``unnamed_sources_only``: every claim that it rests on (`carrying`) begins with someone unnamed;
    - ``corroborated``: the claims that it rests on begin with two sources or more. That these do not know it from
      each other is not proven: an outlet that names no source counts as an origin;
    - ``single_source``: all claims are of one article;
    - ``single_origin``: several articles have it, from one source.
    """
    if len({c.polarity for c in claims}) > 1:
        return "disputed"
    if all(c.sources and c.sources[0].kind == "unnamed" for c in carrying(claims)):
        return "unnamed_sources_only"
    if len(origins(claims)) > 1:
        return "corroborated"
    return "single_source" if len({c.article for c in claims}) == 1 else "single_origin"


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(WORD.findall(claim.evidence.text.casefold()))


def _copies(one: frozenset[str], other: frozenset[str]) -> bool:
    return min(len(one), len(other)) >= ENOUGH and len(one & other) >= COPIED * len(one | other)
