"""One name of an article and all its places."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import EntityKind


@dataclass(frozen=True, slots=True)
class NameGroup:
    """One name and all its places, first one first."""

    norm: str
    kind: EntityKind
    places: tuple[int, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The words of the name."""
        return tuple(self.norm.split())

    @property
    def first(self) -> int:
        """The first place, which stands for the name."""
        return self.places[0]
