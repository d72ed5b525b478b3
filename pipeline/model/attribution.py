"""Attributions: acts of saying."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.span import Span
from pipeline.model.time import TimeRef

Form = Literal["direct", "indirect", "mixed"]
"""Whether the content is quoted whole, not at all, or in part."""

Stance = Literal[
    "asserts",
    "confirms",
    "denies",
    "refuses",
    "alleges",
    "warns",
    "threatens",
    "promises",
    "asks",
    "demands",
    "predicts",
    "believes",
    "wants",
    "doubts",
    "acknowledges",
    "praises",
    "criticises",
]
"""What the cue makes of the content: the attitude of the source (PARC 3 calls it attitude).

``refuses`` is to hold back or not to do ("declined to comment", "refused to leave"): it denies nothing."""

SourceKind = Literal["person", "organisation", "document", "collective", "unnamed", "outlet"]
"""Who speaks. ``collective`` is a group that speaks as one ("residents"); ``unnamed`` a person or people
described but not named ("a Syrian field source"), or not given at all ("it was reported")."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of saying: `source` says, with `cue`, the `content`.

    All spans are code-point offsets into the article's text. `content` has its pieces in the order of the
    text (a discontinuous content has several). `source` is None where the text names none ("it was
    reported"), or where the content carries on from a speaker named before and no words stand for the
    speaker here; then `speaker`, or the parent, still tells who it is. `cue` is None in formats without one
    ("Clinton: ...") and in quotes that carry on. Where source, cue, parent and continues are all None, it is a
    quotation whose speaker was not found: somebody else's words, no one knows whose. `speaker`
    is the entity id that `resolve` joins the source to. `parent` is the attribution whose content holds
    this one ("A said that B said"). `continues` is the attribution whose speaker this one carries on.
    `confidence` is between 0 and 1 (rules: the measured precision of the pattern that found it).
    """

    id: str
    article: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    form: Form
    stance: Stance
    speaker: str | None
    source_kind: SourceKind
    said_at: TimeRef | None
    parent: str | None
    confidence: float
    continues: str | None = None
    extractor: str = ""

    @property
    def speakerless(self) -> bool:
        """Whether this is a quotation whose speaker was not found."""
        return (self.source, self.cue, self.parent, self.continues) == (None, None, None, None)

    def covers(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` lies within one piece of the content."""
        return any(piece.start <= start and end <= piece.end for piece in self.content)
