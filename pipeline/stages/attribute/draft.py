"""Drafts: attributions as the patterns find them, before they are weighed against each other."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Sentence, SourceKind, Stance, Token

Stretch = tuple[int, int]
SPEAKERLESS = "speakerless"
"""The pattern of a quotation whose speaker was not found."""
SET_BELOW = "set-below"
"""The pattern of a paragraph that is set off below its cue without quotation marks."""
TAGGED = "tagged"
"""The pattern of what the trained tagger found."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One candidate. Stretches are offsets ``[start, end)``.

    `pattern` names the rule that found it, by which its confidence was measured. `sentence` and `verb` are where
    the cue stands (None in formats without a cue). `carried` is the draft whose speaker goes on. `sure` is how sure the
    tagger is of it, None for what a pattern found.
    """

    pattern: str
    content: tuple[Stretch, ...]
    stance: Stance
    kind: SourceKind
    source: Stretch | None = None
    cue: Stretch | None = None
    sentence: Sentence | None = None
    verb: Token | None = None
    carried: Draft | None = None
    sure: float | None = None

    @property
    def start(self) -> int:
        """Offset of the first character of the content."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Offset after the last character of the content."""
        return self.content[-1][1]

    def covers(self, stretch: Stretch) -> bool:
        """Whether the stretch lies within one piece of the content."""
        return any(start <= stretch[0] and stretch[1] <= end for start, end in self.content)
