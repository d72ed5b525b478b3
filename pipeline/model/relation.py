"""Relations: how two claims stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RelationKind = Literal["corroborates", "contradicts", "differs_on", "denies", "revises"]
"""What one claim does to another. None of them rules on which of the two is true.

``corroborates``: another origin says the same. ``contradicts``: both can't be so (it happened, it did not).
``differs_on``: they tell of one event, and of one slot of it different things. ``denies``: a source rejects the claim
of another. ``revises``: the same source says it otherwise later."""

Slot = Literal["happening", "actor", "target", "number", "place", "time"]
"""What of an event two claims agree or differ on; ``happening`` is whether it did, does or will happen."""


@dataclass(frozen=True, slots=True)
class Relation:
    """`claim` stands in `kind` to `other` (ids of claims) as to one `slot`, and `reason` says why, as a code such as
    ``opposite-polarity``, ``disjoint-times``, ``numbers-apart``, ``other-actor``, ``same-numbers``.

    ``corroborates``, ``contradicts`` and ``differs_on`` hold both ways and are told once, `claim` being the lesser
    id; ``denies`` goes from the denial to what it denies, ``revises`` from the later to the earlier. `event` is the
    event that both describe, None where they share none.
    """

    claim: str
    kind: RelationKind
    other: str
    slot: Slot
    reason: str
    event: str | None = None


def relation_order(relation: Relation) -> tuple[str, str, str, str, str, str]:
    """What relations are sorted by: their fields in order, no event first."""
    return relation.claim, relation.kind, relation.other, relation.slot, relation.reason, relation.event or ""
