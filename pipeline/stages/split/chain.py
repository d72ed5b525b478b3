"""The chain of sources of a claim, innermost first, the outlet last."""

from __future__ import annotations

from pipeline.model import Attribution, Reading, SourceLink
from pipeline.stages.split.regions import Regions

UNNAMED = "unnamed"
UNKNOWN_OUTLET = "unknown outlet"


def chain(reading: Reading, regions: Regions, innermost: Attribution | None) -> tuple[SourceLink, ...]:
    """The links from `innermost` along `parent`, then the article's outlet.

    A label is the source's words; where the text has none, those of the attribution that this one carries on, else
    ``unnamed``.
    """
    links: list[SourceLink] = []
    seen: set[str] = set()
    said = innermost
    while said is not None and said.id not in seen:
        seen.add(said.id)
        links.append(SourceLink(said.id, None, _label(regions, said), said.source_kind))
        said = regions.get(said.parent)
    return (*links, SourceLink(None, None, reading.article.outlet or UNKNOWN_OUTLET, "outlet"))


def _label(regions: Regions, said: Attribution) -> str:
    seen: set[str] = set()
    at: Attribution | None = said
    while at is not None and at.id not in seen:
        if at.source is not None:
            return at.source.text
        seen.add(at.id)
        at = regions.get(at.continues)
    return UNNAMED
