"""The words of an article in the form in which texts are compared."""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.lexicon import load
from pipeline.model import Article
from pipeline.stages.attribute.quotes import find_quotations

_INSIDE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Marks that may stand inside a word and are not seen."""
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[\u0300-\u036f{_INSIDE}])*")
_UNSEEN = re.compile(rf"[\u0300-\u036f{_INSIDE}]")
_POST = re.compile(r"[—–-]{1,2} ?[^—–\n]{1,60}\(@\w{1,30}\),? [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}")
"""What ends a post on a social network that stands in an article ("— Ana Reyes (@areyes) October 1, 2024")."""


_SPEAKER = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
"""Words by which somebody speaks of themselves: a reporter hardly does, so the sentence is quoted, whatever became of
its marks."""
_ENDS = (". ", "? ", "! ", "\n")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at offsets ``[start, end)``. `form` is what it is compared by; `quoted`: it stands inside a quotation, so
    that two reporters may have it from one speaker; `block` is the position of its block in ``article.blocks``.
    """

    start: int
    end: int
    form: str
    quoted: bool
    block: int


@lru_cache(maxsize=32)
def words_of(article: Article) -> tuple[Word, ...]:
    """The words of the story, in the order of the text: of its paragraphs and headings.

    Title, byline, dateline, credits and furniture are left out, and the standing text of an outlet: each paper makes
    its own. What a paragraph holds of a quotation counts as quoted even where the closing mark is missing, and so do
    a post that stands in the text and a sentence whose speaker says "I" or "we" outside any marks.
    """
    # The few last are kept: an article is compared with several others in a row.
    return tuple(_words(article))


def _words(article: Article) -> Iterator[Word]:
    quoted = sorted([(q.start, q.end) for q in find_quotations(article)] + _posts(article))
    behind = 0
    for place, block in enumerate(article.blocks):
        if block.kind not in {"paragraph", "heading"}:
            continue
        aside = deque(_standing(article.text, block.start, block.end))
        spoken = deque(_sentences(_SPEAKER, article.text, block.start, block.end, quoted))
        for match in _WORD.finditer(article.text, block.start, block.end):
            at, end = match.span()
            # The stretches are in order, and so are the words: those that a word has passed are done with.
            while aside and aside[0][1] <= at:
                aside.popleft()
            if aside and aside[0][0] <= at:
                continue
            while behind < len(quoted) and quoted[behind][1] <= at:
                behind += 1
            while spoken and spoken[0][1] <= at:
                spoken.popleft()
            inside = (behind < len(quoted) and quoted[behind][0] <= at) or bool(spoken and spoken[0][0] <= at)
            if form := plain(match[0]):
                yield Word(at, end, form, inside, place)


def _posts(article: Article) -> list[tuple[int, int]]:
    """Posts that stand in the text, each with its signature; one begins with its paragraph or behind another."""
    found: list[tuple[int, int]] = []
    for block in article.saying_blocks():
        start = block.start
        for match in _POST.finditer(article.text, block.start, block.end):
            found.append((start, match.end()))
            start = match.end()
    return found


def _standing(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a block that an outlet puts under all its articles."""
    words = text[begin:end].lower()
    if not any(sign in words for sign in load("derive")["standing"]["signs"]):
        return []
    return _sentences(_patterns(), text, begin, end)


def _sentences(
    pattern: re.Pattern[str], text: str, begin: int, end: int, without: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """The sentences of a block in which a pattern is found, outside the stretches `without`."""
    found: list[tuple[int, int]] = []
    for match in pattern.finditer(text, begin, end):
        known = found and match.start() < found[-1][1]
        if not known and not any(start <= match.start() < stop for start, stop in without):
            found.append((_sentence_start(text, match.start(), begin), _sentence_end(text, match.end(), end)))
    return found


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(load("derive")["standing"]["patterns"]), re.IGNORECASE)


def _sentence_start(text: str, at: int, begin: int) -> int:
    return max(begin, *(text.rfind(mark, begin, at) + 1 for mark in _ENDS))


def _sentence_end(text: str, at: int, end: int) -> int:
    return min((found for mark in _ENDS if (found := text.find(mark, at, end)) >= 0), default=end)


def forms(text: str) -> tuple[str, ...]:
    """The words of any text in the form in which they are compared.

    >>> forms("The “café” re-opened—at last")
    ('the', 'cafe', 're', 'opened', 'at', 'last')
    """
    return tuple(form for match in _WORD.finditer(text) if (form := plain(match[0])))


def plain(word: str) -> str:
    """A word without case, marks on letters, and what is not seen."""
    if word.isascii():
        return word.lower()
    return _UNSEEN.sub("", unicodedata.normalize("NFKD", word)).casefold()
