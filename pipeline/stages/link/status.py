"""How an event stands: on how many independent say-sos, and whether it is disputed. Never whether it is true."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Claim, EventStatus, SourceLink


def origin(claim: Claim) -> str | None:
    """The entity that a report begins with: the innermost source of its chain that is known, else the outlet.

    A source that the text leaves open ("it was reported") begins a report that nobody can be named for; then the
    next one outwards stands for it.
    """
    return next((link.entity for link in claim.sources if link.entity is not None), None)


def origins(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The distinct origins of the claims, sorted."""
    return tuple(sorted({found for c in claims if (found := origin(c)) is not None}))


def status(claims: Sequence[Claim]) -> EventStatus:
    """How the event of these claims stands: the first of these that holds.

    - ``disputed``: some claims affirm it and some deny it;
    - ``unnamed_sources_only``: every claim begins with someone unnamed;
    - ``single_source``: all claims have one innermost source, and there is one article;
    - ``single_origin``: all claims of several articles begin with one source;
    - ``corroborated``: at least two distinct origins affirm it. (That they do not copy each other is not proven: an
      outlet that names no source counts as an origin of its own.)
    """
    if len({c.polarity for c in claims}) > 1:
        return "disputed"
    if all(_first(c) is not None and _is_unnamed(_first(c)) for c in claims):
        return "unnamed_sources_only"
    if len(origins(claims)) > 1:
        return "corroborated"
    return "single_source" if len({c.article for c in claims}) == 1 else "single_origin"


def _first(claim: Claim) -> SourceLink | None:
    return claim.sources[0] if claim.sources else None


def _is_unnamed(link: SourceLink | None) -> bool:
    return link is not None and link.kind == "unnamed"
