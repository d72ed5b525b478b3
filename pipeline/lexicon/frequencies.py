"""In how many articles of a fixed collection of English news each stem stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Frequencies:
    """`articles` were counted, `of` has how many of them hold the stem; those that hardly any holds are left out."""

    articles: int
    of: dict[str, int]


@cache
def frequencies() -> Frequencies:
    """The table of ``lexicon/frequencies.txt``, read once. Do not change it.

    >>> frequencies().of["the"] > frequencies().of["port"] > 2
    True
    """
    lines = (files(__package__) / "frequencies.txt").read_text("utf-8").splitlines()
    rows = [line.split() for line in lines if not line.startswith("#")]
    return Frequencies(int(rows[0][1]), {word: int(count) for word, count in rows[1:]})
