"""Denials of a part in something: they leave open whether it happened."""

from __future__ import annotations

from pipeline.model import Claim
from pipeline.stages.compare.lexicon import says, words
from pipeline.stages.compare.sources import Sayings

INVOLVED = "involve"


def is_denial(claim: Claim, sayings: Sayings) -> bool:
    """Whether a claim is what a source denies: an act of denying holds it, and its polarity is negative.

    `split` turns the clause that a denial governs, and that alone: a claim within the content that stays positive is
    something else that the denial speaks of ("denied the report published on Monday").
    """
    told = sayings.attributions.get(claim.attribution or "")
    return told is not None and told.stance == "denies" and not told.doubtful and claim.polarity == "negative"


def denies_part(claim: Claim, sayings: Sayings) -> bool:
    """Whether a claim is what a source denies a part in: the action itself ("denied involvement in the attack" makes a
    claim of the attack, too) or the part.
    """
    if not is_denial(claim, sayings):
        return False
    if words().kind(claim.action.lemma) == INVOLVED:
        return True
    content = sayings.attributions[claim.attribution or ""].content
    return any(
        piece.start <= claim.action.start < piece.end
        and says(piece.text[: claim.action.start - piece.start], words().part)
        for piece in content
    )


def disclaims(claim: Claim) -> bool:
    """Whether a claim tells that its actor denied a part in something: "the army denied any role in the attack"."""
    return (
        claim.action.lemma in words().denying
        and claim.polarity == "positive"
        and claim.modality == "actual"
        and any(says(m.text, words().part) for m in claim.target)
    )
