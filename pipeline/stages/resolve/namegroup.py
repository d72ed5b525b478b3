"""One name of an article and all its places."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model import EntityKind


@dataclass(frozen=True, slots=True)
class NameGroup:
    """One name and all its places, first one first. `parts` are its words."""

    norm: str
    kind: EntityKind
    places: tuple[int, ...]
    parts: tuple[str, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "parts", tuple(self.norm.split()))

    @property
    def first(self) -> int:
        """The first place, which stands for the name."""
        return self.places[0]
