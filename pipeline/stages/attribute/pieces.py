"""The pieces of a content as the tagger cut them, brought in line with the lines and quotations of the page."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.stages.attribute.draft import Stretch
from pipeline.stages.attribute.page import Page


def tidy(page: Page, cue: Stretch, pieces: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The pieces in order: none runs over the end of a line, neighbours that only blanks part are one, and what is no
    part of the content is left out.

    That is a piece in another paragraph than the cue that is no quotation (only quotation marks carry a speaker over
    the end of a paragraph), one in a paragraph before whose quotation ends there (its speaker is named there), and one
    without quotation marks that a comma parts from a cue behind a full quotation: of '"Follow me," the guard said, and
    the boys ran', the guard says two words. The first piece always stays.
    """
    lines = [part for start, end in sorted(pieces) for part in _lines(page, start, end)]
    lines = [_closed(page, cue, part) for part in lines]
    joined: list[Stretch] = []
    for start, end in lines:
        if (
            joined
            and page.block_at(joined[-1][0]) == page.block_at(start)
            and not page.text[joined[-1][1] : start].strip()
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    home = page.block_at(cue[0])
    kept = [
        piece
        for piece in joined
        if (page.block_at(piece[0]) == home or _reaches(page, piece, home))
        and not _narrated(page, cue, joined[0], piece)
    ]
    return tuple(kept or joined[:1])


def untimed(page: Page, source: Stretch) -> Stretch:
    """The source without a time of saying at its end ("a field source *on Tuesday*")."""
    start, end = source
    for time in page.times_in(start, end):
        before = page.words(start, time.start)
        if time.end == end and time.type in ("DATE", "TIME") and len(before) > 1 and before[-1].pos == "ADP":
            return start, before[-2].end
    return source


def _closed(page: Page, cue: Stretch, piece: Stretch) -> Stretch:
    """The piece up to the end of the quotation that it begins and the tagger cut short: one speaker says all of it."""
    held = page.quotation_at(piece[1] - 1)
    if held is None or not held.closed or held.end <= piece[1] or not piece[0] <= held.start or held.holds(cue[0]):
        return piece
    return piece[0], held.end


def _lines(page: Page, start: int, end: int) -> list[Stretch]:
    """The parts of a stretch on each line, without blanks at their edges."""
    parts, at = [], start
    for line in page.text[start:end].splitlines(keepends=True):
        words = line.strip()
        if words:
            first = at + line.index(words)
            parts.append((first, first + len(words)))
        at += len(line)
    return parts


def _reaches(page: Page, piece: Stretch, home: int) -> bool:
    """Whether the piece is part of a quotation that may belong to a cue in another paragraph."""
    quotation = page.quotation_at(piece[0])
    return quotation is not None and (quotation.block > home or quotation.carries)


def _narrated(page: Page, cue: Stretch, first: Stretch, piece: Stretch) -> bool:
    """Whether the piece is the outlet's, behind a full quotation and the cue that follows it."""
    quotation = page.quotation_at(first[0])
    whole = quotation is not None and quotation.start <= first[0] and first[1] <= quotation.end
    behind = whole and first[1] <= cue[0] and cue[1] <= piece[0] and not page.quotations_within(*piece)
    return behind and ("," in page.text[cue[1] : piece[0]] or page.text[piece[0]] == ",")
