"""Regions: which attribution a word belongs to, and which words are the saying itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model import Attribution, Span, Token


@dataclass(frozen=True, slots=True)
class Regions:
    """The attributions of an article, asked by place in the text.

    The innermost attribution of a place is the one deepest in the chain of parents whose content covers it; of equals,
    the one with the shortest content.
    """

    attributions: Sequence[Attribution]
    _by_id: Mapping[str, Attribution] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, attributions: Sequence[Attribution]) -> Regions:
        """The regions of a whole article."""
        return cls(attributions, {a.id: a for a in attributions})

    def near(self, attributions: Sequence[Attribution]) -> Regions:
        """The same, asked only for places in a sentence that these `attributions` touch, with their whole chains."""
        return Regions(attributions, self._by_id)

    def get(self, key: str | None) -> Attribution | None:
        """The attribution with this id."""
        return None if key is None else self._by_id.get(key)

    def innermost(self, token: Token) -> Attribution | None:
        """The innermost attribution whose content holds the token, or None in the outlet's own words."""
        around = [a for a in self.attributions if a.covers(token.start, token.end)]
        return max(around, key=lambda a: (self._depth(a), -_size(a), a.id), default=None)

    def cue_of(self, token: Token) -> Attribution | None:
        """The attribution whose cue holds the token and whose content does not."""
        return next((a for a in self.attributions if _in(a.cue, token) and not a.covers(token.start, token.end)), None)

    def is_saying(self, token: Token) -> bool:
        """Whether the token belongs to a cue or to a source."""
        return any(
            (_in(a.cue, token) or _in(a.source, token)) and not a.covers(token.start, token.end)
            for a in self.attributions
        )

    def piece(self, attribution: Attribution, token: Token) -> Span | None:
        """The piece of the content that holds the token."""
        return next((p for p in attribution.content if p.start <= token.start and token.end <= p.end), None)

    def _depth(self, attribution: Attribution) -> int:
        depth, seen = 0, {attribution.id}
        while (parent := self.get(attribution.parent)) is not None and parent.id not in seen:
            seen.add(parent.id)
            depth, attribution = depth + 1, parent
        return depth


def _size(attribution: Attribution) -> int:
    return sum(p.end - p.start for p in attribution.content)


def _in(span: Span | None, token: Token) -> bool:
    return span is not None and span.start <= token.start and token.end <= span.end
