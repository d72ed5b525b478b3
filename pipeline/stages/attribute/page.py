"""An article laid out for attribution: its text, its sentences, its quotations, and where they meet."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from copy import copy

from pipeline.model import Block, Reading, Sentence, TimeRef, Token
from pipeline.stages.attribute.quotes import Quotation, find_quotations, quotations_inside

SHORT = re.compile(r"(?:\b[A-Za-z]\.){2,}$")
"""A word of letters with stops, to which the last stop belongs: "U.S.", "p.m."."""
SPACE_AND_COMMA = " \t\u00a0\u202f,"


class Page:
    """A reading with its quotations. Offsets are code points of the article's text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.sentences = reading.sentences
        self.quotations = find_quotations(reading.article)
        self.persons = _persons(self.sentences)
        self._quote_starts = [q.start for q in self.quotations]
        self._sentence_starts = [s.start for s in self.sentences]
        self._block_starts = [b.start for b in reading.article.blocks]
        self._times = sorted(reading.times, key=lambda t: (t.start, t.end))
        self._time_starts = [t.start for t in self._times]

    def inside(self, stretch: tuple[int, int]) -> Page:
        """The page as it is to one who reads only within a stretch: the marks of a quotation around it are none, and
        the quotations inside that one, in the other kind of marks, count.
        """
        start, end = self.trim(*stretch)
        around = tuple(q for q in self.quotations_within(start, end) if q.start <= start and end <= q.end)
        if not around:
            return self
        page = copy(self)
        others = [q for q in self.quotations if q not in around]
        inner = [held for q in around for held in quotations_inside(self.text, q)]
        page.quotations = tuple(sorted((*others, *inner), key=lambda q: q.start))
        page._quote_starts = [q.start for q in page.quotations]
        return page

    def block(self, sentence: Sentence) -> Block:
        """The block that the sentence stands in."""
        return self.reading.article.blocks[sentence.block]

    def block_at(self, offset: int) -> int:
        """The position of the block that holds the character at `offset`, or of the last one before it."""
        return bisect_right(self._block_starts, offset) - 1

    def times_in(self, start: int, end: int) -> list[TimeRef]:
        """The time expressions that lie within ``[start, end)``, in order."""
        first, last = bisect_left(self._time_starts, start), bisect_left(self._time_starts, end)
        return [t for t in self._times[first:last] if t.end <= end]

    def quotations_within(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that share a character with ``[start, end)``, in order."""
        first = max(0, bisect_right(self._quote_starts, start) - 1)
        last = bisect_left(self._quote_starts, end)
        return tuple(q for q in self.quotations[first:last] if q.end > start)

    def quotation_behind(self, offset: int, block: int) -> Quotation | None:
        """The first quotation of the block that begins at `offset` or later."""
        place = bisect_left(self._quote_starts, offset)
        found = self.quotations[place] if place < len(self.quotations) else None
        return found if found and found.block == block else None

    def quotation_opening(self, block: int) -> Quotation | None:
        """The quotation that a paragraph begins with."""
        blocks = self.reading.article.blocks
        if block >= len(blocks) or blocks[block].kind != "paragraph":
            return None
        found = self.quotation_at(blocks[block].start)
        return found if found and found.start == blocks[block].start else None

    def quotation_next(self, quotation: Quotation, step: int) -> Quotation | None:
        """The quotation `step` places behind (before, if negative) the given one."""
        place = bisect_left(self._quote_starts, quotation.start) + step
        return self.quotations[place] if 0 <= place < len(self.quotations) else None

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation that holds the character at `offset`."""
        place = bisect_right(self._quote_starts, offset) - 1
        if place >= 0 and self.quotations[place].holds(offset):
            return self.quotations[place]
        return None

    def quotation_ending(self, offset: int) -> Quotation | None:
        """The quotation whose last character is the one before `offset`."""
        found = self.quotation_at(offset - 1)
        return found if found and found.end == offset else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`, or the last one before it."""
        place = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[place] if place >= 0 else None

    def sentence_start(self, offset: int) -> int:
        """Where the sentence that holds `offset` begins; a quotation that it begins in counts as a whole."""
        sentence = self.sentence_at(offset)
        if sentence is None:
            return offset
        start = sentence.start
        # A few steps suffice: each quotation that is entered moves the start to the left of an opening mark.
        for _ in range(4):
            held = self.quotation_at(start)
            if held is None or held.start == start:
                break
            start = held.start if self.opens_sentence(held) else self._parsed_start(held.start)
        return start

    def _parsed_start(self, offset: int) -> int:
        sentence = self.sentence_at(offset)
        return sentence.start if sentence else offset

    def sentence_end(self, offset: int) -> int:
        """Where the sentence that holds `offset` ends, closing punctuation included; a quotation counts whole."""
        sentence = self.sentence_at(offset)
        if sentence is None:
            return offset
        end = sentence.end
        for _ in range(4):
            held = self.quotation_at(end - 1) if end > offset else None
            if held is None or held.end == end:
                break
            end = held.end
        limit = self.block(sentence).end
        while end < limit and self.text[end] in ".?!":
            end += 1
        return end

    def opens_sentence(self, quotation: Quotation) -> bool:
        """Whether a sentence begins with this quotation, judged by what stands before it."""
        start, end = self.reading.article.blocks[quotation.block].start, quotation.start
        while end > start and self.text[end - 1].isspace():
            end -= 1
        last = self.text[max(start, end - 2) : end]
        return not last or last[-1] in ".?!…:" or (last[-1] in "\"”'’" and last[:-1] in (".", "?", "!", "…"))

    def before(self, offset: int, limit: int) -> int:
        """`offset` moved left over blanks and commas, not beyond `limit`."""
        while offset > limit and self.text[offset - 1] in SPACE_AND_COMMA:
            offset -= 1
        return offset

    def after(self, offset: int, limit: int) -> int:
        """`offset` moved right over blanks and commas, not beyond `limit`."""
        while offset < limit and self.text[offset] in SPACE_AND_COMMA:
            offset += 1
        return offset

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The stretch without blanks, commas and closing stops at its edges; marks of quotations stay.

        A stop inside a quotation that ends the stretch stays with it, and so does that of an abbreviation inside.
        """
        while start < end and (self.text[start].isspace() or self.text[start] in ",;:—–-"):
            start += 1
        while end > start:
            last = self.text[end - 1]
            held = self.quotation_at(end - 1)
            if last == "." and SHORT.search(self.text, max(start, end - 8), end):
                break
            if last.isspace() or (last in ",;:.!?—–-" and not (held and held.start >= start)):
                end -= 1
            else:
                break
        return start, end

    def whole_quotes(self, start: int, end: int) -> tuple[int, int]:
        """The stretch widened so that no quotation is cut at its marks, if the stretch holds most of its words."""
        held = self.quotation_at(start)
        if held and held.start < start <= held.start + held.width + 1:
            start = held.start
        held = self.quotation_at(end - 1) if end > start else None
        if held and held.end > end and held.start >= start:
            end = held.end
        return start, end

    def sentences_in(self, start: int, end: int) -> tuple[Sentence, ...]:
        """The sentences that share a character with ``[start, end)``, in order."""
        first = max(0, bisect_right(self._sentence_starts, start) - 1)
        last = bisect_left(self._sentence_starts, end)
        return tuple(s for s in self.sentences[first:last] if s.end > start)

    def words(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that lie wholly within ``[start, end)``."""
        return tuple(t for sentence in self.sentences_in(start, end) for t in sentence.between(start, end))


def _persons(sentences: tuple[Sentence, ...]) -> frozenset[str]:
    """The last words of the names that the article uses for people at least as often as for anything else.

    A surname alone is often mistaken for an organisation; the full name, once in the article, tells.
    """
    votes: Counter[str] = Counter()
    full: set[str] = set()
    longer: set[str] = set()
    for sentence in sentences:
        for name in sentence.names:
            last = sentence.tokens[name.last]
            if last.lower in ("'s", "’s") and name.last > name.first:
                last = sentence.tokens[name.last - 1]
            if name.label == "PERSON":
                votes[last.text] += 1
                if name.last > name.first:
                    full.add(last.text)
            elif name.label in ("ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART"):
                votes[last.text] -= 1
                longer.update([last.text] if name.last > name.first else [])
    return frozenset(
        word for word, vote in votes.items() if vote >= 0 or (word in full and (vote >= -2 or word not in longer))
    )
