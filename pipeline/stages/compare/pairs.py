"""Relations between two claims, the lesser id first where they hold both ways."""

from __future__ import annotations

from pipeline.model import Claim, Relation, RelationKind, Slot
from pipeline.stages.compare.sources import other_voice
from pipeline.stages.compare.versions import Version


def both_ways(one: Claim, kind: RelationKind, other: Claim, slot: Slot, reason: str, event: str | None) -> Relation:
    """A relation that holds both ways."""
    first, second = sorted((one.id, other.id))
    return Relation(first, kind, second, slot, reason, event)


def two_voices(one: Version, other: Version, articles: bool = True) -> tuple[Claim, Claim] | None:
    """The earliest claims of two versions that are the word of two sources, None where there are none; with `articles`,
    those of two articles.
    """
    for first in one.voices():
        for second in other.voices():
            if other_voice(first, second) and not (articles and first.article == second.article):
                return first, second
    return None
