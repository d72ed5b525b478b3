"""Mentions by their entities and by their words in one form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pipeline.model import Mention
from pipeline.stages.compare.lexicon import words
from pipeline.stages.resolve.naming import normalise
from pipeline.stages.split.words import NUMBERS

FORMS = 100_000
"""So many texts of mentions are kept with their forms: those of an event are compared many times."""


def entities(mentions: Sequence[Mention]) -> frozenset[str]:
    """The entities that mentions mean."""
    return frozenset(m.entity for m in mentions if m.entity)


def nobody(mentions: Sequence[Mention]) -> bool:
    """Whether one of the mentions is of nobody: "no one", "none of the ships"."""
    return any(m.text.lower().split()[:1] and m.text.lower().split()[0] in words().nobody for m in mentions)


def pronoun(mention: Mention) -> bool:
    """Whether a mention is a pronoun or a word that names nobody."""
    return plain(mention) in words().hollow


def plain(mention: Mention) -> str:
    """The words of a mention in one form."""
    return _form(mention.text)


@lru_cache(FORMS)
def _form(text: str) -> str:
    return normalise(text)


def counted(form: str) -> bool:
    """Whether words in one form begin with a number.

    >>> counted("three bank workers"), counted("bank workers")
    (True, False)
    """
    first = form.split(maxsplit=1)[0] if form else ""
    return first[:1].isdigit() or first in NUMBERS.words
