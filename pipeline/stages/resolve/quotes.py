"""Whose words a place in the text is in."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Attribution, Span

WIDTH = 512
"""Pieces of content are kept by stretches of this many characters, so that looking one up does not go through all."""


class Voices:
    """The attributions of an article, by place."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._pieces: dict[int, list[tuple[Span, Attribution]]] = {}
        # The innermost first: it has the least content.
        for attribution in sorted(attributions, key=lambda a: (sum(p.end - p.start for p in a.content), a.id)):
            for piece in attribution.content:
                for place in range(piece.start // WIDTH, piece.end // WIDTH + 1):
                    self._pieces.setdefault(place, []).append((piece, attribution))

    def quoted_by(self, start: int, end: int) -> Attribution | None:
        """The innermost attribution that quotes ``[start, end)`` word for word; None outside quotation marks."""
        for piece, attribution in self._pieces.get(start // WIDTH, ()):
            if piece.start <= start and end <= piece.end:
                if attribution.form == "direct":
                    return attribution
                return attribution if attribution.form == "mixed" and _in_marks(piece, start) else None
        return None


def _in_marks(piece: Span, offset: int) -> bool:
    """Whether quotation marks are open at `offset`, counted from the start of the piece."""
    before = piece.text[: offset - piece.start]
    curly = before.count("“") - before.count("”")
    return curly > 0 or before.count('"') % 2 == 1
