"""Which referents are one, and why: a union-find whose joins keep their reasons."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """A judgement on one referent: whether it is the entity, by what rule."""

    referent: int
    verdict: Verdict
    reason: str


class Clusters:
    """Sets of referents, by their positions. The root of a set is the referent that names it best."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self.findings: list[Finding] = []
        self._joined: set[int] = set()

    def root(self, referent: int) -> int:
        """The referent that stands for the set."""
        while self._parent[referent] != referent:
            self._parent[referent] = self._parent[self._parent[referent]]
            referent = self._parent[referent]
        return referent

    def same(self, one: int, other: int) -> bool:
        """Whether the two are in one set."""
        return self.root(one) == self.root(other)

    def join(self, into: int, referent: int, reason: str) -> None:
        """Put the set of `referent` into that of `into`, whose root stays the root."""
        top, low = self.root(into), self.root(referent)
        if top != low:
            self._parent[low] = top
        self.findings.append(Finding(referent, "same", reason))
        self._joined.add(referent)

    def judged_same(self, referent: int) -> bool:
        """Whether some rule has joined this very referent to another."""
        return referent in self._joined

    def doubt(self, referent: int, reason: str) -> None:
        """Note that a referent was left alone, and why."""
        self.findings.append(Finding(referent, "unsure", reason))
