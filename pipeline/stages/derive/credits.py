"""Credits: the agencies and outlets that an article names as where its report is from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.lexicon import load
from pipeline.model import Article, Block, Derivation, Span
from pipeline.stages.derive.outlets import id_of_outlet, is_doubtful, is_own, outlets_in
from pipeline.stages.parse.outlets import outlet_in_byline, outlet_of

WITH = "with "
"""What the label of a credit begins with that leaves the article its outlet's own too ("with Reuters")."""
AGENCIES = "agencies"
"""The label where agencies are credited and none is named; there is no outlet then."""


def is_shared(credit: Derivation) -> bool:
    """Whether a credit leaves the article its outlet's own too: the other one contributed."""
    return credit.kind == "credit" and (credit.label or "").startswith(WITH)


def credited_outlets(article: Article) -> frozenset[str]:
    """The ids of the outlets whose report the article says it is; those that only contributed are not among them."""
    return frozenset(c.outlet for c in credit_lines(article) if c.outlet is not None and not is_shared(c))


def credit_lines(article: Article) -> tuple[Derivation, ...]:
    """The credits in byline, dateline, credit lines and the folders of the address, each outlet once, in this order.

    The article's own outlet is no credit of it; nor is a picture's: a bare name amid the paragraphs, "Image: ...".
    A byline that the text does not hold has no spans, nor has an address.
    """
    found: dict[tuple[str | None, str], list[Span]] = {}
    for name, shared, span in _found(article):
        if name is None or not is_own(article, name):
            label = f"{WITH if shared else ''}{name or AGENCIES}"
            found.setdefault((id_of_outlet(name) if name else None, label), []).extend([span] if span else [])
    whole = {outlet for outlet, label in found if not label.startswith(WITH)}
    return tuple(
        Derivation(article.id, "credit", outlet=outlet, label=label, spans=tuple(sorted(set(spans))))
        for (outlet, label), spans in found.items()
        if not (label.startswith(WITH) and outlet is not None and outlet in whole)
    )


def _found(article: Article) -> Iterator[tuple[str | None, bool, Span | None]]:
    """Name (None: unnamed agencies), whether it only contributed, and the words that say so."""
    if article.byline:
        yield from _byline(article, article.byline)
    told = [i for i, b in enumerate(article.blocks) if b.kind == "paragraph"]
    for place, block in enumerate(article.blocks):
        edge = not told or not told[0] < place < told[-1]
        if block.kind == "dateline" or (block.kind == "credit" and _counts(article, block, edge)):
            yield from _line(article, block)
    folders = re.split(r"[?#]", article.url or "")[0].lower().partition("://")[2].rpartition("/")[0] + "/"
    for folder, agency in load("derive")["credit"]["addresses"].items():
        if f"/{folder}/" in folders:
            yield agency, False, None


def _byline(article: Article, byline: str) -> Iterator[tuple[str | None, bool, Span | None]]:
    span = next((s for b in article.blocks if b.kind == "byline" and (s := _within(article, b, byline))), None)
    name = outlet_in_byline(byline)
    if name is None or outlet_of(name) is None:
        if re.search(_pattern("agencies"), byline):
            yield None, not re.fullmatch(_pattern("agencies"), byline.strip()), span
        return
    # "Ana Reyes and Reuters" wrote it together; "Ana Reyes, Reuters" works there.
    parts = [part for part in re.split(r"\s+(?:and|with)\s+|\s*[&+/]\s*", byline) if part]
    shared = len(parts) > 1 and any(outlet_in_byline(part) is None for part in parts)
    yield name, shared, span


def _within(article: Article, block: Block, words: str) -> Span | None:
    at = article.text.find(words, block.start, block.end)
    return Span.of(article.text, at, at + len(words)) if at >= 0 else Span.of(article.text, block.start, block.end)


def _counts(article: Article, block: Block, edge: bool) -> bool:
    """Whether a credit is the story's: not a picture's, and no bare name amid the paragraphs."""
    words = article.text[block.start : block.end]
    if _pattern("pictures").search(words):
        return False
    bare = outlet_of(words.strip(" ()[]-–—.")) is not None or words.lower().startswith("source")
    return edge or not bare


def _line(article: Article, block: Block) -> Iterator[tuple[str | None, bool, Span | None]]:
    words = article.text[block.start : block.end]
    span = Span.of(article.text, block.start, block.end)
    shared = block.kind == "credit" and _pattern("shared").search(words) is not None
    named = [n for n in outlets_in(words) if not is_doubtful(words[n.start : n.end])]
    for outlet in named:
        yield outlet.name, shared, span
    if not named and block.kind == "credit" and _pattern("agencies").search(words):
        yield None, shared, span


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("derive")["credit"][name], re.IGNORECASE)
