"""Pieces of a marked-up text to one plain text with blocks."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Block
from pipeline.stages.parse.layout import lay_out_body
from pipeline.stages.parse.lines import Stretch


def assemble(title: str | None, pieces: Sequence[tuple[bool, str]]) -> tuple[str, list[Block]]:
    """The text and its blocks: the title, then the pieces (each with whether it is a heading), each on a line of its
    own with a blank line between. The title is not repeated where the first piece is the same.
    """
    if title and pieces and pieces[0][1].casefold() == title.casefold():
        pieces = pieces[1:]
    parts = ([title] if title else []) + [words for _, words in pieces]
    body: list[Stretch] = []
    marked: set[int] = set()
    start = len(title) + 2 if title else 0
    for is_heading, words in pieces:
        body.append(Stretch(start, start + len(words), True))
        if is_heading:
            marked.add(start)
        start += len(words) + 2
    text = "\n\n".join(parts)
    blocks, _ = lay_out_body(text, body)
    blocks = [Block("heading", b.start, b.end) if b.start in marked and b.kind == "paragraph" else b for b in blocks]
    return text, ([Block("title", 0, len(title))] if title else []) + blocks
