"""Spans: half-open code-point offsets into an article's text, with the words that stand there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open offsets ``[start, end)`` in code points; ``article.text[start:end] == text``, always.

    >>> Span.of("The source said so.", 4, 10)
    Span(start=4, end=10, text='source')
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")
        if self.end - self.start != len(self.text):
            raise ValueError(f"span [{self.start}, {self.end}) does not fit its {len(self.text)} characters")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` (a whole article's) from `start` to `end`."""
        return cls(start, end, text[start:end])
