"""Sets of words of the lexicon that rules ask for."""

from __future__ import annotations

from functools import cache

from pipeline.lexicon import load


@cache
def choice(name: str) -> frozenset[str]:
    """The words of ``choices.<name>`` in ``lexicon/times.toml``."""
    return frozenset(load("times")["choices"][name])
