"""Words as they are compared across articles: their stems, and how rare each is in news."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from pipeline.lexicon.frequencies import frequencies

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
DOUBLED = re.compile(r"([^aeiouls\d])\1$")

Terms = dict[str, float]
"""Stems with their weights; the weights are the coordinates of a vector of length 1."""


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without the endings of plural, possession and tense; words of one stem may differ in meaning.

    >>> [stem(w) for w in ("Strikes", "striking", "struck", "Reyes’s", "parties", "stopped", "bus", "2,500")]
    ['strik', 'strik', 'struck', 'reye', 'party', 'stop', 'bus', '2,500']
    """
    word = word.lower().replace("’", "'").removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if len(word) > 5 and word.endswith("ing"):
        word = word[:-3]
    elif len(word) > 4 and word.endswith("ed"):
        word = word[:-2]
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    return DOUBLED.sub(r"\1", word) if len(word) > 4 else word


def stems(text: str) -> Iterator[str]:
    """The stems of the words of a text, in its order."""
    return (stem(found.group()) for found in WORD.finditer(text))


@lru_cache(maxsize=1 << 16)
def rarity(stemmed: str) -> float:
    """How much a stem tells: the logarithm of how many articles there are for each one that has it, in a fixed
    collection of news and never in the corpus at hand; 0 for words that nearly every article has.
    """
    counted = frequencies()
    return max(0.0, math.log((counted.articles + 1) / (counted.of.get(stemmed, 0) + 1.5)))


def weighed(counts: Mapping[str, int]) -> Terms:
    """Stems, weighed by how often they stand there and how rare they are (tf-idf, the former dampened), sorted."""
    weights = {s: (1 + math.log(n)) * rarity(s) if n > 1 else rarity(s) for s, n in sorted(counts.items())}
    return unit({s: w for s, w in weights.items() if w > 0})


def unit(terms: Terms) -> Terms:
    """The same direction, at length 1."""
    length = math.sqrt(sum([w * w for w in terms.values()]))
    return {s: w / length for s, w in terms.items()}


def cosine(one: Terms, other: Terms) -> float:
    """How alike two sets of weighed stems are, between 0 and 1; both are in the order of the alphabet, so that the sum
    is the same to the last digit whichever comes first.
    """
    if len(one) > len(other):
        one, other = other, one
    return sum([w * other[s] for s, w in one.items() if s in other])
