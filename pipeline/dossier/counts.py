"""How much there is: claims, articles, outlets, origins, and how the claims stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.dossier.desk import Desk, plural, words
from pipeline.model import Claim, EventStatus

_ORDER: tuple[EventStatus, ...] = (
    "disputed",
    "corroborated",
    "several_origins",
    "single_origin",
    "single_source",
    "unnamed_sources_only",
)


def counts(desk: Desk, claims: Sequence[Claim]) -> str:
    """The counts in one line. A copy is an article of its own and no origin."""
    articles = {claim.article for claim in claims}
    outlets = {desk.outlet(claim) for claim in claims}
    origins = {key for claim in claims for key in claim.origins}
    parts = [plural(len(claims), "claim"), plural(len(articles), "article"), plural(len(outlets), "outlet")]
    if origins:
        parts.append(plural(len(origins), "independent origin"))
    return ", ".join(parts) + (f". How the claims stand: {told}" if (told := stands(claims)) else "")


def stands(claims: Sequence[Claim]) -> str:
    """How many of the claims stand how: "disputed 2, one source 20"."""
    found = Counter(claim.status for claim in claims if claim.status)
    return ", ".join(
        f"{words('status', status).partition(':')[0]} {found[status]}" for status in _ORDER if found[status]
    )
