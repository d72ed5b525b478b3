"""Claims: what is said to happen, and on whose say-so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.attribution import SourceKind
from pipeline.model.event import EventStatus
from pipeline.model.span import Span
from pipeline.model.time import TimeBasis, TimeRef

Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "planned", "possible", "conditional", "ordered", "hypothetical"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Tense = Literal["future", "non_future"]


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A span that names or describes someone or something, and the entity that it means (if known).

    A pronoun's mention keeps its own span; `entity` points to whom it means.
    """

    start: int
    end: int
    text: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """What is done: the words of the predicate, its lemma, and its PLOVER type where one fits.

    `mode` is how it is done, as PLOVER's codebook names it for the type ("firearms"); None where the words do not
    say.
    """

    start: int
    end: int
    text: str
    lemma: str
    plover: str | None = None
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that the text gives ("some 2,500 troops"), as bounds (inclusive; None is unbounded)."""

    start: int
    end: int
    text: str
    minimum: float | None
    maximum: float | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class SourceLink:
    """One link in the chain of sources of a claim.

    `attribution` is None for the outlet, which ends every chain; `entity` is the speaker's id once
    resolved; `label` is the speaker's name or the words that describe them.
    """

    attribution: str | None
    entity: str | None
    label: str
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Evidence:
    """A further passage of the article that makes a claim: its clause, as a span, and how it was read.

    `attribution` is the act of saying that it stands in (None where the outlet speaks), which tells by what words and
    when the source said it there. `confidence` is how sure the extractor is of its reading of this passage.
    """

    start: int
    end: int
    text: str
    attribution: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said: actor, action, target, time, place; polarity and modality; its chain and evidence.

    `sources` is the chain, innermost first, the outlet last; who reports their own words stands in it once.
    `attribution` is the innermost attribution, None where the outlet speaks. An `actor` that the text does not name
    is empty, never guessed.
    `certainty` and `tense` follow MEANTIME: how sure the speaker is, and whether it had happened when
    the text was written. `time_basis` tells how `time` was found. `evidence` is the clause that the claim
    was read from. Mentions are in the order of the text. `condition`, `reason` and `purpose` are the sorted ids of
    claims in the same article that the text makes this claim's condition ("if ..."), reason ("because ...",
    "in retaliation for ...") or purpose ("to ...").

    Some mentions have a second, narrower role. `recipient` are those of the targets that are given, sent or sold
    something ("gave *the rebels* arms"); `departure` and `destination` are those of the places that a motion is from
    and to. What the words leave open is in none of them.

    What is said, and by whom, makes a claim, not where it stands: where the article says the same again, `repeated`
    has the later passages, in the order of the text. All other fields are those of the first, `evidence`.

    `origins` are the independent beginnings of the report: entity ids of those who are known to have said it first,
    or of the outlet or agency whose report it is; sorted. `status` is how the claim stands with all that the corpus
    holds. Both are filled in when articles are joined; until then they are empty and None.
    """

    id: str
    article: str
    attribution: str | None
    sources: tuple[SourceLink, ...]
    actor: tuple[Mention, ...]
    action: Action
    target: tuple[Mention, ...]
    time: TimeRef | None
    place: tuple[Mention, ...]
    instrument: tuple[Mention, ...]
    quantity: tuple[Quantity, ...]
    polarity: Polarity
    modality: Modality
    certainty: Certainty
    tense: Tense
    evidence: Span
    confidence: float
    time_basis: TimeBasis | None = None
    extractor: str = ""
    condition: tuple[str, ...] = ()
    reason: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    repeated: tuple[Evidence, ...] = ()
    recipient: tuple[Mention, ...] = ()
    departure: tuple[Mention, ...] = ()
    destination: tuple[Mention, ...] = ()
    origins: tuple[str, ...] = ()
    status: EventStatus | None = None

    def mentions(self) -> tuple[Mention, ...]:
        """All mentions of the claim, role by role; each once, a narrower role repeats them."""
        return (*self.actor, *self.target, *self.place, *self.instrument)
