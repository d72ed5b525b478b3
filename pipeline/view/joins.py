"""What joining articles adds to the page: how claims stand to each other, what articles have from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from pipeline.model import Corpus, DerivationKind, RelationKind
from pipeline.view.payload import DerivationView, RelationView

JOINS: frozenset[str] = frozenset({*get_args(RelationKind), *get_args(DerivationKind), "revision"})
"""The edges of the projection that these are."""


def relation_views(corpus: Corpus, numbers: Mapping[str, int]) -> tuple[RelationView, ...]:
    """The relations between claims that are drawn; `numbers` are the positions of the drawn marks by record id."""
    return tuple(
        RelationView(numbers[r.claim], numbers[r.other], r.kind, r.slot, r.reason)
        for r in corpus.relations
        if r.claim in numbers and r.other in numbers
    )


def derivation_views(corpus: Corpus, numbers: Mapping[str, int]) -> tuple[DerivationView, ...]:
    """What the articles that are drawn have from elsewhere, and of which article they are a later version."""
    found = [
        DerivationView(numbers[d.article], d.kind, numbers.get(d.of or ""), d.label, d.share)
        for d in corpus.derivations
        if d.article in numbers
    ]
    found += [
        DerivationView(numbers[r.article], "revision", numbers[r.of], None, None)
        for r in corpus.revisions
        if r.article in numbers and r.of in numbers
    ]
    return tuple(found)
