"""What touches each sentence, found in one pass, so that long articles take time in proportion to their length."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from pipeline.model import Sentence

T = TypeVar("T")


class Stretch(Protocol):
    """Anything with half-open offsets."""

    @property
    def start(self) -> int:
        """Offset of the first character."""
        ...

    @property
    def end(self) -> int:
        """Offset after the last character."""
        ...


def by_sentence(
    sentences: Sequence[Sentence], items: Iterable[T], stretches: Callable[[T], Iterable[Stretch]]
) -> tuple[tuple[T, ...], ...]:
    """For each sentence the items of which a stretch shares a character with it, in the order of `items`."""
    starts = [s.start for s in sentences]
    found: list[list[T]] = [[] for _ in sentences]
    for item in items:
        touched: set[int] = set()
        for stretch in stretches(item):
            at = max(0, bisect_right(starts, stretch.start) - 1)
            while at < len(sentences) and starts[at] < stretch.end:
                if sentences[at].end > stretch.start:
                    touched.add(at)
                at += 1
        for at in sorted(touched):
            found[at].append(item)
    return tuple(map(tuple, found))


def sentence_at(sentences: Sequence[Sentence], offset: int) -> Sentence | None:
    """The sentence that holds the character at `offset`, or None."""
    at = bisect_right(sentences, offset, key=lambda s: s.start) - 1
    return sentences[at] if at >= 0 and offset < sentences[at].end else None
