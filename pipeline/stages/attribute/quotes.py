"""Quotations, found on the characters of a block and not on its parse, which quotation marks mislead."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import Article

OPENERS = frozenset("“„«")
CLOSERS = frozenset("”»")
DOUBLE = frozenset('"“”„«»')
BEFORE_OPENING = frozenset("([{—–-/:…‘'")
SAYING = re.compile(r"\b(?:said|says|told|added|asked|wrote)\b")
ENDS = frozenset(".,?!…—–-;")
_MARK = re.compile("[\"“”„«»]|''|``|‘‘|’’")
_SINGLE = re.compile("[‘']")
_CLOSING_SINGLE = re.compile("[’']")
_SEEN = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks: offsets ``[start, end)``.

    `block` is the position of its block in ``article.blocks``. `closed` is false where the block ends before the
    closing mark; `carries` is true where such a quotation goes on at the opening mark of the next block.
    `width` is the length of a mark (two for ASCII ``''``).
    """

    block: int
    start: int
    end: int
    width: int = 1
    closed: bool = True
    carries: bool = False

    def inner(self, text: str) -> str:
        """The words between the marks."""
        return text[self.start + self.width : self.end - (self.width if self.closed else 0)].strip()

    def closing(self, text: str) -> str:
        """The last character of the words, behind which only closing marks stand."""
        return self.inner(text).rstrip("'’\"” ")[-1:]

    def holds(self, offset: int) -> bool:
        """Whether the character at `offset` is inside the quotation or is one of its marks."""
        return self.start <= offset < self.end


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """The outermost quotations of the saying blocks, in the order of the text.

    An opening mark without a closing one counts only where it opens the block, or where the next block opens with
    a mark (a quotation of several paragraphs has a closing mark at its very end), or where the next opening mark of the
    block stands behind a sentence in which nobody is said to speak (paragraphs whose breaks were lost).
    """
    found: list[Quotation] = []
    saying = set(article.saying_blocks())
    blocks = [(i, b) for i, b in enumerate(article.blocks) if b in saying]
    for place, (index, block) in enumerate(blocks):
        following = blocks[place + 1][1] if place + 1 < len(blocks) else None
        carried_on = following is not None and _mark(article.text, following.start, following.end) > 0
        for start, end, width, closed in _scan(article.text, block.start, block.end):
            if closed:
                found.append(Quotation(index, start, end, width))
            elif _SEEN.search(article.text, end, block.end):
                found.append(Quotation(index, start, end, width, closed=False))
            elif carried_on or start == block.start:
                found.append(Quotation(index, start, end, width, closed=False, carries=carried_on))
    return tuple(found)


def quotations_inside(text: str, quotation: Quotation) -> tuple[Quotation, ...]:
    """The quotations in single marks inside one in double marks, in the order of the text."""
    begin, end = quotation.start + quotation.width, quotation.end - (quotation.width if quotation.closed else 0)
    if text[quotation.start] not in DOUBLE and quotation.width == 1:
        return ()
    return tuple(Quotation(quotation.block, start, stop, width) for start, stop, width, _ in _single(text, begin, end))


def _mark(text: str, at: int, end: int) -> int:
    """The width of the double quotation mark at `at`; 0 where there is none."""
    if at >= end:
        return 0
    if text[at] in DOUBLE:
        return 1
    return 2 if text[at : at + 2] in ("''", "``", "‘‘", "’’") and at + 2 <= end else 0


def _scan(text: str, begin: int, end: int) -> Iterator[tuple[int, int, int, bool]]:
    at, opened, width = begin, -1, 1
    any_double = False
    while (mark := _MARK.search(text, at, end)) is not None:
        at, wide = mark.start(), len(mark[0])
        any_double = True
        if opened < 0:
            if _opens(text, at, wide, begin, end):
                opened, width = at, wide
        elif _closes(text, at, wide, begin, end):
            yield opened, at + wide, width, True
            opened = -1
        elif _opens(text, at, wide, begin, end):
            # A second opening mark: the next paragraph of a quotation whose breaks were lost. Else the first one was
            # never closed, and nobody knows where it ended.
            if _runs_on(text, opened + width, at):
                yield opened, at - len(text[opened:at]) + len(text[opened:at].rstrip()), width, False
            opened, width = at, wide
        at += wide
    if opened >= 0:
        yield opened, end, width, False
    if not any_double:
        yield from _single(text, begin, end)


def _runs_on(text: str, begin: int, end: int) -> bool:
    """Whether what an unclosed mark opens is speech up to `end`: it ends a sentence, and nobody speaks in it."""
    words = text[begin:end].rstrip()
    return words[-1:] in tuple(".?!") and not SAYING.search(words)


def _opens(text: str, at: int, wide: int, begin: int, end: int) -> bool:
    if wide == 1 and text[at] in CLOSERS:
        # A mark turned the wrong way: at the very beginning of a block nothing can close.
        return at == begin and text[at + 1 : at + 2].isalnum()
    before, after = text[at - 1] if at > begin else " ", text[at + wide] if at + wide < end else " "
    if wide == 1 and text[at] in OPENERS:
        return True
    return not after.isspace() and (before.isspace() or before in BEFORE_OPENING or before in DOUBLE)


def _closes(text: str, at: int, wide: int, begin: int, end: int) -> bool:
    if wide == 1 and text[at] in OPENERS:
        return False
    if wide == 1 and text[at] in CLOSERS:
        return True
    after = text[at + wide] if at + wide < end else " "
    # A straight mark with a blank before it and a word behind it opens; all others close.
    return not (text[at - 1].isspace() and not after.isspace() and after not in ENDS)


def _single(text: str, begin: int, end: int) -> Iterator[tuple[int, int, int, bool]]:
    """Quotations in single marks, for blocks without double ones. An apostrophe is no mark."""
    at, ends = begin, None
    for mark in _SINGLE.finditer(text, begin, end):
        if mark.start() < at:
            continue
        at = mark.start()
        before = text[at - 1] if at > begin else " "
        after = text[at + 1] if at + 1 < end else " "
        if (before.isspace() or before in "([—–:") and (after.isalnum() or after in "[…"):
            ends = ends or _single_ends(text, begin, end)
            closing = _single_end(ends, at + 2)
            if closing:
                yield at, closing, 1, True
                at = closing


def _single_end(ends: tuple[list[int], list[int]], begin: int) -> int:
    """The offset after the closing single mark at `begin` or behind it; 0 where there is none."""
    for marks in ends:
        place = bisect_left(marks, begin)
        if place < len(marks):
            return marks[place] + 1
    return 0


def _single_ends(text: str, begin: int, end: int) -> tuple[list[int], list[int]]:
    """Where single marks close for sure, and where they may, which is taken only where nothing better follows."""
    sure, likely = [], []
    for mark in _CLOSING_SINGLE.finditer(text, begin + 1, end):
        at = mark.start()
        before, after = text[at - 1], text[at + 1] if at + 1 < end else " "
        if after.isalnum():
            continue
        if before in ".,?!…":
            sure.append(at)
        elif not before.isspace() and (before != "s" or not after.isspace()):
            likely.append(at)  # and not "workers' rights"
    return sure, likely
