"""Relations between two claims, the lesser id first where they hold both ways."""

from __future__ import annotations

from collections.abc import Set

from pipeline.model import Claim, Relation, RelationKind, Slot
from pipeline.stages.compare.sources import other_voice
from pipeline.stages.compare.versions import Version


def both_ways(one: Claim, kind: RelationKind, other: Claim, slot: Slot, reason: str, event: str | None) -> Relation:
    """A relation that holds both ways."""
    first, second = sorted((one.id, other.id))
    return Relation(first, kind, second, slot, reason, event)


def two_voices(
    one: Version, other: Version, articles: bool = True, without: Set[str] = frozenset()
) -> tuple[Claim, Claim] | None:
    """The earliest claims of two versions that are the word of two sources, None where there are none; with `articles`,
    those of two articles. Claims whose ids are in `without` do not count.
    """
    heard = [[c for c in version.voices() if c.id not in without] for version in (one, other)]
    for first in heard[0]:
        for second in heard[1]:
            if other_voice(first, second) and not (articles and first.article == second.article):
                return first, second
    return None
