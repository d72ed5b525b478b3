"""Copies: whether one of two articles has its words from the other."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Article, Derivation, Span
from pipeline.stages.derive.credits import credited_outlets
from pipeline.stages.derive.order import earlier
from pipeline.stages.derive.outlets import outlet_id
from pipeline.stages.derive.passages import Passage, passages
from pipeline.stages.derive.signature import Signature
from pipeline.stages.derive.words import Word, words_of
from pipeline.stages.parse.address import same_address

FEWEST = 30
"""Own words that an article needs to be judged at all: a caption or a notice tells nothing."""
PASSAGE = 12
"""Own words from which on a passage tells that somebody copied; names, offices and numbers make shorter ones."""
LONG, LENGTHS = 25, 40
"""An excerpt has one passage of so many own words (a sentence), or several of so many together."""
COPY = 0.6
"""The share of an article's own words from which on it is a copy."""


def copied(one: tuple[Article, Signature], other: tuple[Article, Signature]) -> tuple[Derivation, ...]:
    """What the later of two articles has from the earlier one, word for word: one derivation, or none.

    The result is the same whichever is given first; `order.earlier` tells which was there before. It is a ``copy`` if
    `COPY` of the words that the later does not quote stand in passages of the earlier, in runs of the same words with
    small gaps; an ``excerpt`` if enough of them for a sentence does (`LONG`, `LENGTHS`). Quotations count for nothing:
    two reporters may have heard the same speech. `share` is that part, of the later's own words; the spans are the
    passages with the quotations in them.

    Two versions of one address are no copies of each other. What an outlet says in several articles of its own (a
    background paragraph, an offer of a newsletter) is no excerpt: it has it from itself.
    """
    first, second = one[0], other[0]
    if first.id == second.id or same_address(first, second):
        return ()
    if min(one[1].own, other[1].own) < FEWEST:
        return ()
    if not _before(first, second):
        first, second = second, first
    words = words_of(second)
    found = [p for p in passages(words, words_of(first)) if p.own >= PASSAGE]
    own = sum(p.own for p in found)
    share = own / sum(not word.quoted for word in words)
    if share >= COPY:
        kind = "copy"
    elif (max((p.own for p in found), default=0) >= LONG or own >= LENGTHS) and not _one_house(first, second):
        kind = "excerpt"
    else:
        return ()
    return (
        Derivation(
            article=second.id,
            kind="copy" if kind == "copy" else "excerpt",
            of=first.id,
            outlet=outlet_id(first),
            label=first.outlet,
            share=round(share, 3),
            spans=_spans(second, words, found),
        ),
    )


def _before(one: Article, other: Article) -> bool:
    return earlier(one, other, outlet_id(other) in credited_outlets(one), outlet_id(one) in credited_outlets(other))


def _one_house(one: Article, other: Article) -> bool:
    return one.outlet is not None and outlet_id(one) == outlet_id(other)


def _spans(article: Article, words: Sequence[Word], found: Sequence[Passage]) -> tuple[Span, ...]:
    """The passages as spans; one that runs over a block which tells nothing (a link, a caption) is parted there."""
    spans: list[Span] = []
    for passage in found:
        begin = passage.first
        for at in range(passage.first + 1, passage.last + 1):
            if at == passage.last or words[at].block - words[at - 1].block > 1:
                spans.append(Span.of(article.text, words[begin].start, words[at - 1].end))
                begin = at
    return tuple(spans)
