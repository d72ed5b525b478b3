"""The elements of a feed (RSS 0.9x, 1.0, 2.0; Atom 0.3, 1.0) to items.

lxml reads it, which is at hand for pages: without network, DTDs, entities and huge trees. feedparser, which many use,
reads more dialects, but mends addresses and markup in ways of its own, guesses dates, and keeps several copies of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from html.entities import html5

from lxml import etree

from pipeline.stages.parse.unreadable import Unreadable

_LONGEST = 10_000_000
"""The longest feed, in characters."""
_MOST_TAGS = 500_000
"""The most tags of a feed; an item has some twenty."""
_SPACES = {
    "": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
}
_PROLOG = re.compile(r"\s*<\?xml\b[^>]{0,300}\?>")
_REFERENCE = re.compile(r"&(?:#x?[0-9A-Fa-f]{1,8};|(?P<name>[A-Za-z][A-Za-z0-9]{1,31});)?")
_KEPT = frozenset({"amp", "lt", "gt", "quot", "apos"})
_END = re.compile(
    r"(?:</\s*(?:rss|feed|rdf:RDF|RDF|\w+:feed)\s*|<(?:rss|feed|rdf:RDF)\b[^<>]*/)>(?:\s|<!--.{0,1000}?-->)*$",
    re.DOTALL,
)
_DATES = ("pubDate", "published", "issued", "dc:date")


@dataclass(frozen=True, slots=True)
class Item:
    """What an item says, as it stands there. `text` is HTML; `is_whole` if the feed gives it as the item's content, and
    not as a description. `origin` is the feed that it was taken from, if it was.
    """

    number: int
    key: str | None
    link: str | None
    title: str | None
    authors: tuple[str, ...]
    dated: str | None
    publisher: str | None
    origin: str | None
    origin_link: str | None
    text: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Channel:
    """The feed itself. `is_cut`: it ends before its end, so that its last item was left out."""

    title: str | None
    link: str | None
    publisher: str | None
    authors: tuple[str, ...]
    items: tuple[Item, ...]
    is_cut: bool


def read_channel(markup: str) -> Channel:
    """The feed in `markup`. Raises `Unreadable`: ``too-long``, ``entities`` (it declares some), ``unreadable-xml``,
    ``unknown-format`` (XML, and no feed).
    """
    if len(markup) > _LONGEST or markup.count("<") > _MOST_TAGS:
        most = f"at most {_LONGEST:,} characters and {_MOST_TAGS:,} tags are read"
        raise Unreadable("too-long", f"the feed is too large; {most}")
    if "<!ENTITY" in markup:
        raise Unreadable("entities", "it declares entities, which no feed needs and which may hold anything")
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
        remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    mended = _REFERENCE.sub(_mended, _PROLOG.sub("", markup, count=1))
    try:
        root = etree.fromstring(mended.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable("unreadable-xml", f"it can't be read as XML ({type(error).__name__}); get it again") from None
    if root is None:
        raise Unreadable("unreadable-xml", "it holds no XML; get it again")
    if _name(root) not in {"rss", "feed", "rdf:RDF"}:
        raise Unreadable("unknown-format", "XML, but no RSS or Atom feed; only these are read")
    about = next((child for child in root if _name(child) == "channel"), root)
    items = [
        e for parent in ([root] if about is root else [root, about]) for e in parent if _name(e) in {"item", "entry"}
    ]
    is_cut = _END.search(markup[-4000:]) is None
    kept = items[:-1] if is_cut else items
    found = tuple(_item(number, element) for number, element in enumerate(kept, 1))
    return Channel(_words(about, "title"), _link(about), _words(about, "dc:publisher"), _authors(about), found, is_cut)


def _mended(reference: re.Match[str]) -> str:
    """A reference that XML knows as it is; one of HTML's as its character; any other ``&`` as that character."""
    name = reference["name"]
    if name is None:
        return _numbered(reference[0]) if len(reference[0]) > 1 else "&amp;"
    if name in _KEPT:
        return reference[0]
    return html5.get(f"{name};") or f"&amp;{name};"


def _numbered(reference: str) -> str:
    r"""A reference by a number as it is, or U+FFFD where XML allows no such character (XML 1.0, production 2): the
    parser would let half of a surrogate pair through, as bytes that are no text.

    >>> _numbered("&#x2019;"), _numbered("&#xD800;"), _numbered("&#27;"), _numbered("&#2F;")
    ('&#x2019;', '\ufffd', '\ufffd', '&amp;#2F;')
    """
    digits = reference[2:-1]
    try:
        number = int(digits[1:], 16) if digits[0] == "x" else int(digits)
    except ValueError:
        return f"&amp;{reference[1:]}"
    fits = number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000
    return reference if fits else "\ufffd"


def _name(element: etree._Element) -> str | None:
    """The name with our prefix for its namespace; None for one of a namespace that is not read."""
    if not isinstance(element.tag, str):
        return None
    space, _, local = element.tag[1:].rpartition("}") if element.tag[0] == "{" else ("", "", element.tag)
    return _SPACES[space] + local if space in _SPACES else None


def _item(number: int, element: etree._Element) -> Item:
    origin = next((child for child in element if _name(child) == "source"), None)
    text, is_whole = _text(element)
    return Item(
        number=number,
        key=_words(element, "guid") or _words(element, "id"),
        link=_link(element),
        title=_words(element, "title"),
        authors=_authors(element),
        dated=next((words for name in _DATES if (words := _words(element, name))), None),
        publisher=_words(element, "dc:publisher"),
        origin=None if origin is None else _words(origin, "title") or _plain_text(origin),
        origin_link=None if origin is None else origin.get("url") or _link(origin),
        text=text,
        is_whole=is_whole,
    )


def _text(element: etree._Element) -> tuple[str, bool]:
    """The longest content, else the longest description, as HTML."""
    for names, is_whole in (({"content:encoded", "content"}, True), ({"description", "summary"}, False)):
        found = [markup for child in element if _name(child) in names and (markup := _markup(child)).strip()]
        if found:
            return max(found, key=len), is_whole
    return "", False


def _markup(element: etree._Element) -> str:
    kind = (element.get("type") or "html").lower()
    if kind == "xhtml" or len(element):
        inner = "".join(str(etree.tostring(child, encoding="unicode", method="html")) for child in element)
        return escape(element.text or "", quote=False) + inner
    text = element.text or ""
    return escape(text, quote=False) if kind in {"text", "text/plain"} else text


def _words(element: etree._Element, name: str) -> str | None:
    return next((words for child in element if _name(child) == name and (words := _plain_text(child))), None)


def _plain_text(element: etree._Element) -> str | None:
    return " ".join("".join(element.itertext()).split()) or None


def _authors(element: etree._Element) -> tuple[str, ...]:
    creators = tuple(w for c in element if _name(c) == "dc:creator" and (w := _plain_text(c)))
    return creators or tuple(_author_names(element))


def _author_names(element: etree._Element) -> Iterator[str]:
    for child in element:
        if _name(child) == "author" and (
            words := _words(child, "name") or (None if len(child) else _plain_text(child))
        ):
            yield words


def _link(element: etree._Element) -> str | None:
    """The address of the page: Atom's link without a relation or with ``alternate``, RSS's link, or permanent guid."""
    found: list[str | None] = []
    for child in element:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            found.append(child.get("href") or _plain_text(child))
    found += [_plain_text(c) for c in element if _name(c) == "guid" and c.get("isPermaLink", "true") == "true"]
    return next((url for url in found if url and re.fullmatch(r"https?://[^\s/]+\.[^\s]+", url)), None)
