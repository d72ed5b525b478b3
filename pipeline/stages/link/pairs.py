"""Which claims of a story are compared: those of one action word, and those of like actions that share something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

import numpy as np
import numpy.typing as npt

from pipeline.nlp.embedding import WIDTH
from pipeline.stages.link.sketch import Sketch, direction
from pipeline.stages.link.terms import rarity

MANY = 40
"""Claims of one action word beyond this many are compared only where they share something besides."""
LIKE, SAME = 0.3, 0.55
"""Cosine of the directions of two action words from which on claims of theirs are compared if they share something, and
from which on the words are taken for one."""
TOLD = 5
"""How many of the rarest words of its sentence a claim is found by."""

Pair = tuple[int, int]
Table = npt.NDArray[np.bool_]


def pairs(sketches: Sequence[Sketch]) -> list[Pair]:
    """The pairs of positions in `sketches` that are worth comparing, sorted; the lesser first.

    Both claims are of one world (what is planned has not happened). Their actions have one word, or one PLOVER type,
    or words that are used alike (of words that the table of vectors lacks, nobody knows); unless the words mean the
    same and there are few claims of them, the claims share a participant, a place, a name or one of the rarest words
    of their sentences as well. `sketches` are those of one story.
    """
    by_world: dict[str, list[int]] = defaultdict(list)
    for place, sketch in enumerate(sketches):
        by_world[sketch.world].append(place)
    found = set[Pair]()
    for places in by_world.values():
        for some in _of_world(sketches, places):
            found.update(some)
    return sorted(found)


def _of_world(sketches: Sequence[Sketch], places: Sequence[int]) -> Iterator[Iterable[Pair]]:
    """The pairs of one world, some of them several times; `places` are in order."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place in places:
        groups[sketches[place].word].append(place)
    words = sorted(groups)
    like, same = _alike(sketches, [groups[word] for word in words])
    for i, j in np.argwhere(np.triu(same)).tolist():
        one, other = groups[words[i]], groups[words[j]]
        if i == j and len(one) <= MANY:
            yield combinations(one, 2)
        elif i != j and len(one) + len(other) <= MANY:
            yield _between(one, other)
    upper: Table = np.asarray(np.triu(like))
    number = {word: n for n, word in enumerate(words)}
    index: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place in places:
        for key in sorted(set(_keys(sketches[place]))):
            index[key][number[sketches[place].word]].append(place)
    for found in index.values():
        here = sorted(found)
        if len(here) == 1:
            yield combinations(found[here[0]], 2)
            continue
        for i, j in np.argwhere(upper[here][:, here]).tolist():
            one, other = found[here[i]], found[here[j]]
            if i == j:
                yield combinations(one, 2)
            else:
                yield _between(one, other)


def _between(one: Sequence[int], other: Sequence[int]) -> list[Pair]:
    """The pairs of a position of each, the lesser first."""
    return [(a, b) if a < b else (b, a) for a, b in product(one, other)]


def _alike(sketches: Sequence[Sketch], groups: Sequence[Sequence[int]]) -> tuple[Table, Table]:
    """Which action words are used alike or have a PLOVER type in common, and which mean the same."""
    lemmas = [min(sketches[place].claim.action.lemma for place in group) for group in groups]
    none = np.zeros(WIDTH, np.float32)
    table = np.stack([none if (found := direction(lemma.split())) is None else found for lemma in lemmas])
    cosines = table @ table.T
    unknown: Table = np.asarray(~np.asarray(table.any(1)))
    like = (cosines >= LIKE) | unknown[:, None] | unknown[None, :]
    by_type: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for kind in {t for place in group if (t := sketches[place].claim.action.plover) is not None}:
            by_type[kind].append(number)
    for numbers in by_type.values():
        like[np.ix_(numbers, numbers)] = True
    same = np.asarray(cosines >= SAME)
    np.fill_diagonal(same, True)
    np.fill_diagonal(like, True)
    return like, same


def _keys(sketch: Sketch) -> Iterator[str]:
    """What a claim may share with another, beside its action."""
    yield from sketch.entities
    yield from sketch.heads | sketch.names
    yield from sorted(sketch.around, key=lambda w: (-rarity(w), w))[:TOLD]
