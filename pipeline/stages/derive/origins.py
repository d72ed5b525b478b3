"""Origins: where the report that a claim rests on began."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.model import Article, Attribution, Claim, Derivation
from pipeline.stages.derive.matching import Passages, same_happening
from pipeline.stages.derive.outlets import id_of_outlet, outlet_as_source
from pipeline.stages.derive.roots import Roots, holds
from pipeline.stages.resolve.naming import normalise

REPORTING = frozenset({"organisation", "document", "outlet"})
"""The kinds of source that may be outlets: "Petra said" is a woman's word, where the article takes her for a person."""
REACH = 60
"""Characters behind a cue within which "citing ..." belongs to it."""
_ENDS = (". ", "? ", "! ", "\n")


def origins_of(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    derivations: Sequence[Derivation],
    attributions: Sequence[Attribution] = (),
) -> dict[str, tuple[str, ...]]:
    """The independent beginnings of each claim of one group of articles, as sorted entity ids; never none.

    The first of these that holds:

    - the claim stands in a passage that its article has from another one (`copied`), and a claim there is read from the
      same words: what is its origin there. So a copy begins nothing, whatever became of the names in it;
    - its chain of sources names one: the innermost that is named. A source that the text describes without a name
      is none. An outlet in the chain, or one that the words around cite ("told the BBC", "citing Reuters"), is a
      source; where the group has articles of that outlet, it is the origin of their claims of the same happening;
      A source of a copied passage is who it is there; one that is not known there is none;
    - it stands in a title or heading in the outlet's own voice, and below someone is said to say so: their origins;
    - it stands in a copied passage: the outlet or agency where the copied report began (`Roots.begins`);
    - the agency that the article credits, else its outlet.

    The order of the arguments' items does not matter; chains that lead back to themselves end where they meet.
    """
    finder = _Finder(claims, articles, derivations, attributions)
    return {claim.id: finder.origins(claim) for claim in sorted(claims, key=lambda c: c.id)}


class _Finder:
    def __init__(
        self,
        claims: Sequence[Claim],
        articles: Sequence[Article],
        derivations: Sequence[Derivation],
        attributions: Sequence[Attribution],
    ) -> None:
        self._roots = Roots(articles, derivations)
        self._articles = {a.id: a for a in articles}
        self._attributions = {a.id: a for a in attributions}
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(claims, key=lambda c: (c.article, c.evidence.start, c.action.start, c.id)):
            self._claims[claim.article].append(claim)
        self._passages: dict[str, Passages] = {}
        self._cites: dict[str, list[Derivation]] = defaultdict(list)
        for d in sorted(derivations, key=lambda d: (d.article, d.outlet or "")):
            if d.kind == "cites" and d.outlet is not None:
                self._cites[d.article].append(d)
        self._outlets = {normalise(a.outlet): id_of_outlet(a.outlet) for a in articles if a.outlet}
        self._labels: dict[str, str | None] = {}
        self._speaking = self._outlets_that_speak(claims)
        self._known: dict[str, tuple[str, ...]] = {}
        self._open: set[str] = set()

    def origins(self, claim: Claim) -> tuple[str, ...]:
        """The origins of a claim; those of its own article alone where the question is already open."""
        if claim.id not in self._known:
            if claim.id in self._open:
                return (self._roots.begins(claim.article),)
            self._open.add(claim.id)
            self._known[claim.id] = self._found(claim)
            self._open.discard(claim.id)
        return self._known[claim.id]

    def _found(self, claim: Claim) -> tuple[str, ...]:
        came_by = self._roots.sources(claim)
        for derivation in came_by:
            there = self._at(derivation.of or "").find(claim)
            if there is not None and there.id not in self._open:
                return self.origins(there)
        named, is_outlet = self._named(claim)
        if named is not None and not is_outlet:
            held = [d.of for d in came_by if d.of is not None and holds(d, claim)]
            named = self._there(claim, named, held) if held else named
        if named is not None:
            return self._reported(claim, named) if is_outlet else (named,)
        below = self._below(claim)
        if below:
            return below
        if came_by:
            return (self._roots.begins(came_by[0].of or claim.article),)
        return (self._roots.begins(claim.article),)

    def _there(self, claim: Claim, named: str, articles: Sequence[str]) -> str | None:
        """Who a source of a copied passage is in the articles that it is from; None where they do not know of it.

        Then it comes of the cut: a name without its first mention, a description that lost a word.
        """
        labels = {normalise(link.label) for link in claim.sources if link.entity == named}
        for article in articles:
            theirs = self._claims.get(article, ())
            links = [link for other in theirs for link in other.sources if link.entity is not None]
            if any(link.entity == named for link in links) or any(
                m.entity == named for other in theirs for m in other.mentions()
            ):
                return named
            alike = {link.entity for link in links if link.kind != "unnamed" and normalise(link.label) in labels}
            if len(alike) == 1:
                return alike.pop()
        return None

    def _at(self, article: str) -> Passages:
        if article not in self._passages:
            self._passages[article] = Passages(self._claims.get(article, ()))
        return self._passages[article]

    def _named(self, claim: Claim) -> tuple[str | None, bool]:
        """The innermost named source, and whether it is an outlet that reports; (None, False) without one."""
        for link in claim.sources:
            if link.kind == "outlet" and link.attribution is None:
                break
            said = self._attributions.get(link.attribution or "")
            outlet = self._outlet(link.label) if link.kind in REPORTING else None
            outlet = outlet or self._speaking.get(link.entity or "")
            if (outlet is not None or link.kind == "unnamed" or link.entity is None) and said is not None:
                outlet = self._cited(claim, said, outlet) or outlet
            if outlet is not None:
                return outlet, True
            if link.entity is not None and link.kind != "unnamed":
                return link.entity, False
        return None, False

    def _outlet(self, label: str) -> str | None:
        """The outlet that a label of a source means."""
        if label not in self._labels:
            name = outlet_as_source(label)
            self._labels[label] = id_of_outlet(name) if name else self._outlets.get(normalise(label))
        return self._labels[label]

    def _outlets_that_speak(self, claims: Sequence[Claim]) -> dict[str, str]:
        """The outlets that sources are, by the sources' entities, so that "it said" is Reuters too."""
        known: dict[str, str] = {}
        for link in (link for claim in claims for link in claim.sources if link.kind in REPORTING):
            outlet = self._outlet(link.label) if link.entity is not None else None
            if link.entity is not None and outlet is not None:
                known[link.entity] = min(outlet, known.get(link.entity, outlet))
        return known

    def _cited(self, claim: Claim, said: Attribution, but: str | None) -> str | None:
        """The outlet that is cited beside the words for the act of saying, another than `but`."""
        places = [span for span in (said.source, said.cue) if span is not None]
        if not places:
            return None
        text = self._articles[claim.article].text
        begin, end = min(p.start for p in places), max(p.end for p in places)
        behind = text[end : end + REACH]
        reach = end + min((at for mark in _ENDS if (at := behind.find(mark)) >= 0), default=len(behind))
        near = [
            (span.start, d.outlet)
            for d in self._cites.get(claim.article, ())
            for span in d.spans
            if d.outlet is not None and d.outlet != but and span.start < reach and span.end > begin
        ]
        return min(near)[1] if near else None

    def _reported(self, claim: Claim, outlet: str) -> tuple[str, ...]:
        """What an outlet reported began with it, or where it has it from by its own article in the group."""
        theirs = [
            other
            for article in self._roots.of_outlet(outlet)
            if article != claim.article
            for other in self._claims.get(article, ())
            if other.id not in self._open and same_happening(claim, other)
        ]
        found = {origin for other in theirs for origin in self.origins(other)}
        return tuple(sorted(found)) or (outlet,)

    def _below(self, claim: Claim) -> tuple[str, ...]:
        """The origins of what a heading says in the outlet's own voice and the paragraphs attribute."""
        if claim.attribution is not None or not self._is_heading(claim):
            return ()
        told = [
            other
            for other in self._claims[claim.article]
            if other.attribution is not None and other.id not in self._open and same_happening(claim, other)
        ]
        return tuple(sorted({origin for other in told for origin in self.origins(other)}))

    def _is_heading(self, claim: Claim) -> bool:
        blocks = self._articles[claim.article].blocks
        held = [b.kind for b in blocks if b.start < claim.evidence.end and claim.evidence.start < b.end]
        return bool(held) and all(kind in {"title", "heading"} for kind in held)
