"""How far a run is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of each step, so that a person can see how far a run is."""

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """`done` of `total` (None: not known) things of `step` are finished."""
        ...


def silent(step: str, done: int, total: int | None) -> None:
    """A `Progress` that shows nothing."""
