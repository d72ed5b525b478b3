"""Roots: where the report of an article begins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.model import Article, Claim, Derivation
from pipeline.stages.derive.credits import is_shared
from pipeline.stages.derive.outlets import is_agency, outlet_id

EDGE = 0.7
"""The part of a clause that must lie within the passages of an excerpt for the claim to be from there."""


class Roots:
    """What the articles of a group have from each other. Derivations from articles outside the group are not followed.

    Everything is decided by the articles and derivations themselves, whatever their order.
    """

    def __init__(self, articles: Iterable[Article], derivations: Iterable[Derivation]) -> None:
        self._articles = {article.id: article for article in articles}
        self._from: dict[str, list[Derivation]] = defaultdict(list)
        self._credits: dict[str, list[Derivation]] = defaultdict(list)
        for d in derivations:
            if d.article not in self._articles:
                continue
            if d.kind == "credit" and d.outlet is not None and not is_shared(d):
                self._credits[d.article].append(d)
            elif d.kind in {"copy", "excerpt"} and d.of in self._articles:
                self._from[d.article].append(d)
        for found in self._from.values():
            found.sort(key=lambda d: (d.kind != "copy", self.order(d.of or ""), -(d.share or 0)))
        for credited in self._credits.values():
            credited.sort(key=lambda d: ([s.start for s in d.spans] or [-1], d.outlet or ""))
        self._copies: dict[str, set[str]] = defaultdict(set)
        for name in sorted(self._articles):
            self._copies[self.root(name)].add(name)

    def order(self, article: str) -> tuple[str, str]:
        """What articles are ordered by where nothing else tells which was first; without a date is last."""
        known = self._articles.get(article)
        return (known.published if known and known.published else "~", article)

    def sources(self, claim: Claim) -> list[Derivation]:
        """The derivations that a claim may have come by: copies of whole articles, then excerpts that hold it."""
        return [d for d in self._from.get(claim.article, []) if d.kind == "copy" or holds(d, claim)]

    def root(self, article: str) -> str:
        """The first of the articles that this one is a copy of, over any number of steps; itself if it is of none.

        Articles that are, in a ring, copies of each other have one root: the first by `order`.
        """
        reached, queue = {article}, [article]
        while queue:
            for d in self._from.get(queue.pop(), ()):
                if d.kind == "copy" and d.of is not None and d.of not in reached:
                    reached.add(d.of)
                    queue.append(d.of)
        firsts = [name for name in reached if not any(d.kind == "copy" for d in self._from.get(name, ()))]
        return min(firsts or reached, key=self.order)

    def begins(self, article: str) -> str:
        """The entity id of the outlet or agency whose report an article is.

        That is whom its root credits; else the root's outlet if it is an agency; else the agency that a copy of the
        root credits, the first copy by `order`; else the root's outlet.
        """
        root = self.root(article)
        credited = self._credited(root)
        own = outlet_id(self._articles[root])
        if credited is not None or is_agency(own):
            return credited or own
        told = (self._credited(copy) for copy in sorted(self._copies[root], key=self.order))
        return next((outlet for outlet in told if outlet is not None and is_agency(outlet)), own)

    def of_outlet(self, outlet: str) -> Sequence[str]:
        """The ids of the articles that an outlet has published, sorted."""
        return [name for name in sorted(self._articles) if outlet_id(self._articles[name]) == outlet]

    def _credited(self, article: str) -> str | None:
        return next((d.outlet for d in self._credits.get(article, ())), None)


def holds(derivation: Derivation, claim: Claim) -> bool:
    """Whether one of the clauses of a claim lies within the passages, but for its edges."""
    clauses = [(claim.evidence.start, claim.evidence.end), *((r.start, r.end) for r in claim.repeated)]
    for start, end in clauses:
        inside = sum(max(0, min(end, s.end) - max(start, s.start)) for s in derivation.spans)
        if inside >= EDGE * (end - start):
            return True
    return False
