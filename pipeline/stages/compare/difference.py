"""A difference between two versions of one action."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import RelationKind, Slot


@dataclass(frozen=True, slots=True)
class Difference:
    """In which `slot` two versions differ, of what `kind` that is, and why (see `Relation`). `key` has the two values:
    versions that differ by the same values are told once.
    """

    slot: Slot
    kind: RelationKind
    reason: str
    key: tuple[object, ...]
