"""Which claims of a story are compared: those of one action word, and those of like actions that share something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

import numpy as np

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


def pairs(sketches: Sequence[Sketch]) -> list[Pair]:
    """The pairs of positions in `sketches` that are worth comparing, sorted; the lesser first.

    Both claims are of one world (what is planned has not happened). Their actions have one word, or one PLOVER type,
    or words that are used alike (of words that the table of vectors lacks, nobody knows); unless the words mean the same
    and there are few claims of them, the claims share a participant, a place, a name or one of the rarest words of
    their sentences as well. `sketches` are those of one story.
    """
    by_world: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, sketch in enumerate(sketches):
        by_world[sketch.world][sketch.word].append(place)
    found: set[Pair] = set()
    keys = [frozenset(_keys(s)) for s in sketches]
    for world in sorted(by_world):
        groups = by_world[world]
        for word in sorted(groups):
            few = len(groups[word]) <= MANY
            found.update(combinations(groups[word], 2) if few else _sharing(groups[word], groups[word], keys))
        for one, other, same in _alike(sketches, groups):
            if same and len(groups[one]) + len(groups[other]) <= MANY:
                found.update((min(p), max(p)) for p in product(groups[one], groups[other]))
            else:
                found.update(_sharing(groups[one], groups[other], keys))
    return sorted(found)


def _alike(sketches: Sequence[Sketch], groups: dict[str, list[int]]) -> Iterator[tuple[str, str, bool]]:
    """Pairs of action words that are used alike or have a PLOVER type in common, and whether they mean the same."""
    words = sorted(groups)
    lemmas = [min(sketches[i].claim.action.lemma for i in groups[word]) for word in words]
    none = np.zeros(WIDTH, np.float32)
    known = [none if (found := direction(lemma.split())) is None else found for lemma in lemmas]
    table = np.stack(known)
    cosines = table @ table.T
    unknown = ~table.any(1)
    like = (cosines >= LIKE) | unknown[:, None] | unknown[None, :]
    by_type: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        for kind in {t for i in groups[word] if (t := sketches[i].claim.action.plover) is not None}:
            by_type[kind].append(place)
    for places in by_type.values():
        like[np.ix_(places, places)] = True
    for i, j in np.argwhere(np.triu(like, 1)).tolist():
        yield words[i], words[j], bool(cosines[i, j] >= SAME)


def _sharing(one: Iterable[int], other: Iterable[int], keys: Sequence[frozenset[str]]) -> Iterator[Pair]:
    """The pairs of a claim of `one` and a claim of `other` that have a key in common."""
    index: dict[str, list[int]] = defaultdict(list)
    for place in one:
        for key in keys[place]:
            index[key].append(place)
    for place in other:
        for key in keys[place]:
            for match in index.get(key, ()):
                if match != place:
                    yield min(match, place), max(match, place)


def _keys(sketch: Sketch) -> Iterator[str]:
    """What a claim may share with another, beside its action."""
    yield from sketch.actors | sketch.targets | sketch.places
    yield from sketch.heads | sketch.names
    yield from sorted(sketch.around, key=lambda w: (-rarity(w), w))[:TOLD]
