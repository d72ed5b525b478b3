"""What a page says of itself: JSON-LD, Open Graph and other meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from lxml.html import HtmlElement

_ARTICLE = re.compile(r"\w*(?:Article|BlogPosting|Report)")
_TAG = re.compile(r"<[^>]{1,200}>")
_PARTING = re.compile(r"\s+[|•·–—-]\s+|\s*[|»]\s*")
_DATED = (
    "//meta[@property='article:published_time' or @name='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='parsely-pub-date' or @name='sailthru.date' or @name='cXenseParse:recs:publishtime']/@content",
    "//meta[@name='pubdate' or @name='publishdate' or @name='publish-date' or @name='date']/@content",
    "//meta[@name='dc.date.issued' or @name='DC.date.issued' or @name='DC.Date']/@content",
    "//time[@pubdate]/@datetime",
)


@dataclass(frozen=True, slots=True)
class ArticleData:
    """The JSON-LD of the article: its headline, the stamps and names that it gives, as they stand."""

    headline: str | None = None
    dated: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None


def article_data(tree: HtmlElement) -> ArticleData:
    """The first object of a schema.org article type in the page's JSON-LD (broken scripts are passed over).

    Objects are searched in the order of the page, outer before inner, so that a live blog comes before its posts.
    """
    objects = [o for script in tree.xpath("//script[@type='application/ld+json']") for o in _objects(_json(script))]
    by_id = {str(o["@id"]): o for o in objects if "@id" in o and len(o) > 1}
    for found in objects:
        if any(_ARTICLE.fullmatch(kind) for kind in _strings(found.get("@type"))) and "headline" in found:
            return ArticleData(
                headline=plain(found.get("headline")),
                dated=plain(found.get("datePublished")),
                authors=tuple(dict.fromkeys(_names(found.get("author") or found.get("creator"), by_id))),
                publisher=next(_names(found.get("publisher"), by_id), None),
            )
    return ArticleData()


def headline(tree: HtmlElement, data: ArticleData) -> str | None:
    """The headline that readers see: the first-level heading that shares words with what the page calls itself;
    otherwise the headline of the JSON-LD, of Open Graph, or the title, without the outlet's name behind it.
    """
    called = [data.headline, *_meta(tree, "//meta[@property='og:title']/@content"), *_meta(tree, "//title/text()")]
    named = [name for name in called if name]
    shown = [words for h1 in tree.xpath("//h1") if (words := " ".join(h1.text_content().split()))]
    for words in shown:
        if any(_alike(words, name) for name in named):
            return words
    if not named:
        return shown[0] if len(shown) == 1 else None
    return data.headline or without_outlet(named[0], _meta(tree, "//meta[@property='og:site_name']/@content"))


def without_outlet(title: str, site: list[str]) -> str:
    """The title without "| Outlet" at its end, where that is the site's name or stands behind a bar.

    >>> without_outlet("Bridge hit - Orvel Post", ["The Orvel Post"]), without_outlet("Bridge hit - again", [])
    ('Bridge hit', 'Bridge hit - again')
    """
    cuts = [(m.start(), m.end()) for m in _PARTING.finditer(title)]
    for start, end in cuts:
        tail = title[end:].casefold().removeprefix("the ")
        if start and ("|" in title[start:end] or any(tail == s.casefold().removeprefix("the ") for s in site)):
            return title[:start]
    return title


def dates(tree: HtmlElement) -> Iterator[str]:
    """The stamps of publication in meta and time elements, the most trustworthy first."""
    for path in _DATED:
        yield from _meta(tree, path)


def addresses(tree: HtmlElement) -> Iterator[str]:
    """The page's own addresses: canonical link, then Open Graph; absolute ones only."""
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        yield from (url for url in _meta(tree, path) if re.match(r"https?://[^\s/]+\.[^\s/]", url))


def site_names(tree: HtmlElement) -> list[str]:
    """What the site calls itself."""
    return _meta(tree, "//meta[@property='og:site_name']/@content")


def _meta(tree: HtmlElement, path: str) -> list[str]:
    return [words for value in tree.xpath(path) if (words := plain(value))]


def _json(script: HtmlElement) -> object:
    try:
        return json.loads(script.text_content(), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object, depth: int = 0) -> Iterator[dict[str, object]]:
    if depth > 8:
        return
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        if isinstance(inner, dict | list):
            yield from _objects(inner, depth + 1)


def _strings(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [v for v in values if isinstance(v, str)]


def _names(value: object, by_id: dict[str, dict[str, object]]) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get("name") or by_id.get(str(one.get("@id")), {}).get("name")  # noqa: PLW2901
        for name in one if isinstance(one, list) else [one]:
            if (words := plain(name)) and not words.startswith(("http:", "https:", "/")):
                yield words


def plain(value: object) -> str | None:
    """The words of a field, without tags and references; None if it is no string or holds none."""
    if not isinstance(value, str):
        return None
    return " ".join(_TAG.sub("", unescape(unescape(value))).split()) or None


def _alike(one: str, other: str) -> bool:
    """Whether half of the words of the shorter stand in the longer, and it has two at least (unless both agree)."""
    a, b = (set(re.findall(r"\w+", words.casefold())) for words in (one, other))
    return a == b or (min(len(a), len(b)) > 1 and 2 * len(a & b) >= min(len(a), len(b)))
