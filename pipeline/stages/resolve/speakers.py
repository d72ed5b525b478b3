"""Who speaks in an attribution, as the place in the text that names or describes the speaker."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model import Attribution


def speaker_of(
    attribution: Attribution, by_id: Mapping[str, Attribution], at: Mapping[tuple[int, int], int]
) -> int | None:
    """The referent of the source of `attribution`, or of the one whose speaker it carries on; None if no words
    name one. A circle of attributions that carry each other on has no speaker.
    """
    seen: set[str] = set()
    current: Attribution | None = attribution
    while current is not None and current.id not in seen:
        seen.add(current.id)
        if current.source is not None:
            return at.get((current.source.start, current.source.end))
        current = by_id.get(current.continues) if current.continues else None
    return None
