"""Derivations: what an article has from elsewhere, and what became of an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.span import Span

DerivationKind = Literal["copy", "excerpt", "credit", "cites"]
"""How an article comes to have something from elsewhere.

``copy``: most of it stands word for word in another article. ``excerpt``: some of its passages do. ``credit``: it
names the agency or outlet whose report it is, in a byline, dateline or credit line ("(Reuters)", "AP contributed").
``cites``: it says of another outlet that it reported something ("Reuters reported", "citing state television")."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """One thing that `article` has from elsewhere (PROV-O: a derivation).

    `of` is the article it comes from, where that is in the corpus; `outlet` the entity id of the outlet or agency,
    `label` its name. `share` is the part of the words of `article` that stand in `of` (0 to 1; None where nothing was
    compared). `spans` are the passages: of a copy or excerpt those that are the same, of a credit or citing the words
    that say so; in the order of the text, offsets into the text of `article`.
    """

    article: str
    kind: DerivationKind
    of: str | None = None
    outlet: str | None = None
    label: str | None = None
    share: float | None = None
    spans: tuple[Span, ...] = ()


def derivation_order(derivation: Derivation) -> tuple[str, str, str, str, str, tuple[Span, ...]]:
    """What derivations are sorted by: article, kind, of, outlet, label (None first), spans."""
    d = derivation
    return d.article, d.kind, d.of or "", d.outlet or "", d.label or "", d.spans


@dataclass(frozen=True, slots=True)
class Revision:
    """What changed in the claims when an outlet changed an article: `article` is the later version of `of` (one
    address, another text; PROV-O: a revision).

    `kept` are pairs of claims (of the later, of the earlier version) that say the same by the same source; `added`
    are the claims that only the later one has, `dropped` those that only the earlier one had. All are ids of claims,
    sorted.
    """

    article: str
    of: str
    kept: tuple[tuple[str, str], ...] = ()
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
