"""What mentions of two claims have in common, by entity or by words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pipeline.model import Mention
from pipeline.stages.compare.lexicon import words
from pipeline.stages.resolve.naming import normalise
from pipeline.stages.split.words import NUMBERS

TELLING = 3
"""Descriptions of so many words that are all the same are of the same."""
FORMS = 100_000
"""So many texts of mentions are kept with their forms: those of an event are compared many times."""


def shared(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """Whether two lists of mentions have one in common, by its entity or, of descriptions, by its words.

    A short description describes the same only where one of the two has it as known ("a gun", "the gun") or counts it:
    any two texts may tell of "a soldier", of "stones" or "a home run".
    """
    return bool(entities(one) & entities(other)) or any(_described(a, b) for a in one for b in other)


def entities(mentions: Sequence[Mention]) -> frozenset[str]:
    """The entities that mentions mean."""
    return frozenset(m.entity for m in mentions if m.entity)


def nobody(mentions: Sequence[Mention]) -> bool:
    """Whether one of the mentions is of nobody: "no one", "none of the ships"."""
    return any(m.text.lower().split()[:1] and m.text.lower().split()[0] in words().nobody for m in mentions)


def _described(one: Mention, other: Mention) -> bool:
    said = plain(one)
    if not said or said != plain(other) or said in words().hollow:
        return False
    parts = said.split()
    counted = parts[0][0].isdigit() or parts[0] in NUMBERS.words
    return counted or len(parts) >= TELLING or any(m.text.lower().split()[0] in words().definite for m in (one, other))


def plain(mention: Mention) -> str:
    """The words of a mention in one form."""
    return _form(mention.text)


@lru_cache(FORMS)
def _form(text: str) -> str:
    return normalise(text)
