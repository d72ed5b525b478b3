"""How likely each person mentioned before is the one that a pronoun means, or none of them.

A conditional logit: a mention has features of place and grammar, an entity has those of all its mentions and some of
its own, and "none of them" is an answer too. The share of an entity is the sum over its mentions. The weights (data
file ``lexicon/salience.toml``) were fitted by ``tests/quality/fit_salience.py``; below a share of `certain` the pronoun
stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import exp

from pipeline.lexicon import load
from pipeline.model import EntityKind, Sentence
from pipeline.stages.resolve.grammar import clause, role, subject_of
from pipeline.stages.resolve.referents import Referent


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a pronoun may mean: its own features, and those of each of its mentions."""

    root: int
    own: tuple[str, ...]
    mentions: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a pronoun may mean, and the features of "none of them"."""

    candidates: tuple[Candidate, ...]
    none: tuple[str, ...]


@cache
def weights() -> dict[str, float]:
    """The weight of each feature; a feature without one counts nothing."""
    return {name: float(value) for name, value in load("salience")["weights"].items()}


@cache
def certain() -> float:
    """The share that the best entity must have."""
    return float(load("salience")["certain"])


def shares(scene: Scene, weight: Mapping[str, float] | None = None) -> dict[int, float]:
    """The shares of the entities, by root. What is missing from 1 is the share of "none of them"."""
    known = weights() if weight is None else weight
    likely = {
        c.root: exp(_sum(c.own, known)) * sum(exp(_sum(names, known)) for names in c.mentions) for c in scene.candidates
    }
    total = sum(likely.values()) + exp(_sum(scene.none, known))
    return {root: value / total for root, value in likely.items()}


def _sum(names: Iterable[str], weight: Mapping[str, float]) -> float:
    return sum(weight.get(name, 0.0) for name in names)


def bucket(number: int) -> str:
    """A count as part of a feature's name: exact up to three.

    >>> bucket(2), bucket(7)
    ('2', 'many')
    """
    return str(number) if number < 4 else "many"


def none_of(pronoun: Referent, sentence: Sentence, found: int) -> tuple[str, ...]:
    """The features of "none of them", where there are `found` entities to choose from."""
    return ("none", f"none-of-{bucket(found)}", f"none-{role(sentence, pronoun.head)}")


def features(
    pronoun: Referent, candidate: Referent, sentences: Sequence[Sentence], known: bool, kind: EntityKind | None
) -> Iterator[str]:
    """The names of the features that hold of a candidate. `known`: its gender is known, and fits; `kind`: what its
    name has been taken for.
    """
    here, there = sentences[pronoun.sentence], sentences[candidate.sentence]
    distance = pronoun.sentence - candidate.sentence
    mine, its = role(here, pronoun.head), role(there, candidate.head)
    yield f"distance-{distance}"
    yield f"{its}"
    yield f"{mine}-{its}"
    yield f"{distance}-{mine}-{its}"
    yield candidate.form
    if candidate.form == "name":
        yield "name-short" if " " not in candidate.norm else "name-full"
    if pronoun.speaks and candidate.speaks:
        yield "both-speak"
    if candidate.heading:
        yield "heading"
    if kind not in {"person", "unnamed"}:
        yield f"taken-for-{kind}"
    if known:
        yield "gender-known"
    if candidate.head.dep in {"conj", "appos", "compound", "nmod"}:
        yield candidate.head.dep
    if its == "subject" and clause(there, candidate.head).index == there.root.index:
        yield "main-subject"
    if here.block == there.block:
        yield "same-block"
    if distance == 0:
        verb = clause(here, pronoun.head)
        if candidate.start > pronoun.start:
            yield "behind"
        subject = subject_of(here, verb)
        if subject is not None and subject.index == candidate.head.index:
            yield f"own-clause-subject-{mine}"
        governors = [verb, *here.ancestors(verb)]
        for low, high in pairwise(governors):
            if low.dep == "ccomp" and subject_of(here, high) == candidate.head:
                yield "speech-subject"
                yield f"speech-subject-{mine}"
            if low.dep in {"advcl", "relcl", "acl", "xcomp"} and subject_of(here, high) == candidate.head:
                yield f"over-{low.dep}"
                opening = here.children(low, "mark", "advmod")
                if low.dep == "advcl" and opening:
                    yield f"over-{opening[0].lower}"
