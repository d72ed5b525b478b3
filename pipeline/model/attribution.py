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
    "knows",
    "supports",
    "opposes",
    "unsaid",
]
"""What the cue makes of the content: the attitude of the source (PARC 3 calls it attitude).

``refuses`` is to hold back or not to do, on purpose ("declined to comment", "refused to leave"): it denies nothing.
``opposes`` is to be against it ("does not want"), whether it is so or not. ``unsaid``: the text does not tell that the
source says so, but that it did not ("did not say whether") or that it may or is yet to ("may announce", "will say")."""

SourceKind = Literal["person", "organisation", "document", "collective", "unnamed", "outlet"]
"""Who speaks. ``collective`` is a group that speaks as one ("residents"); ``unnamed`` a person or people
described but not named ("a Syrian field source"), or not given at all ("it was reported")."""


BasisKind = Literal["witnessed", "document", "told", "inferred"]
"""How a source says that it knows: it was there, it has read or seen a record, someone told it, it concludes."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What the text gives as the ground of a content, with the words that say so ("citing court records")."""

    kind: BasisKind
    span: Span


@dataclass(frozen=True, slots=True)
class Anonymity:
    """What the text tells of an unnamed source: the words for its position ("familiar with the talks", "in the
    ministry"), and why it is not named ("because he was not authorised to speak"). None where it tells nothing.
    The description itself is the attribution's source span.
    """

    position: Span | None = None
    reason: Span | None = None


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
    `confidence` is between 0 and 1 (rules: the measured precision of the pattern that found it). `basis` is what the
    text gives as the ground for the content, `anonymity` what it tells of a source that it does not name.
    `doubtful` is true for one that is too unsure to make anybody say something: no claim rests on it, and what it
    holds may be covered by another attribution that names no speaker.
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
    basis: Basis | None = None
    anonymity: Anonymity | None = None
    doubtful: bool = False

    @property
    def speakerless(self) -> bool:
        """Whether this is a quotation whose speaker was not found."""
        return (self.source, self.cue, self.parent, self.continues) == (None, None, None, None)

    def covers(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` lies within one piece of the content."""
        return any(piece.start <= start and end <= piece.end for piece in self.content)
