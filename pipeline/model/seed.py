"""A seed: the bytes of one input, before anything is known of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seed:
    """One input. `path` is relative to the folder that was given (a file's name for a file, ``-`` for the
    standard input), with ``/`` between parts, so that it is the same on every machine.
    """

    path: str
    data: bytes
