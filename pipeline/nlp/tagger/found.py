"""What a tagger finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pipeline.nlp.tagger.words import Words


@dataclass(frozen=True, slots=True)
class Part:
    """A span of one role: offsets ``[start, end)`` and the probability of its least sure edge or word."""

    start: int
    end: int
    sure: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """An attribution as the tagger sees it: one cue, its source if it has one, the pieces of its content in order.

    `source_link` is the probability of that source (or of none), `content_link` the least of those of the pieces.
    `confidence` is how often such an attribution is right, measured on annotated articles; `evidence` is what it was
    computed from.
    """

    cue: Part
    source: Part | None
    content: tuple[Part, ...]
    source_link: float
    content_link: float
    confidence: float = 0.0
    evidence: tuple[float, ...] = ()


class RoleTagger(Protocol):
    """Finds the outermost attributions of an article."""

    @property
    def version(self) -> str:
        """Name and version; part of the fingerprint of results."""
        ...

    def find(self, words: Words) -> Sequence[Tagged]:
        """The attributions, in the order of their cues. Depends on the words alone."""
        ...
