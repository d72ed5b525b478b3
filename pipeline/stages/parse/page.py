"""An HTML page to an article."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.etree import _Element, iterwalk
from lxml.html import HtmlElement
from trafilatura import bare_extraction, load_html
from trafilatura.metadata import extract_metadata

from pipeline.model import Article
from pipeline.stages.parse.article import make_article, one_line
from pipeline.stages.parse.assembly import assemble
from pipeline.stages.parse.outlets import outlet_of
from pipeline.stages.parse.page_data import ArticleData, addresses, article_data, dates, headline, site_names
from pipeline.stages.parse.published import published_of
from pipeline.stages.parse.unreadable import Unreadable

_LONGEST = 10_000_000  # characters of markup; the largest page that we have seen has 1.7 million
# The time of trafilatura grows with the square of the tags: 6 s for as many. The largest page seen has 5,500.
_MOST_TAGS = 50_000
_DEEPEST = 250  # elements within each other; libxml2 drops what stands deeper without a word
# A fixed last day and no search through the text: the result depends on the page alone, and no date is guessed.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}

for _name in ("trafilatura", "htmldate", "justext", "courlan"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # what matters becomes a Rejection


def read_page(markup: str, path: str, id: str, address: str | None = None) -> Article:
    """The article of a page; `address` is where it was fetched, if that is known: then a page can't pass for one of
    another site by what it says of itself.

    ``text`` is made here: the title, then the paragraphs that trafilatura extracts, each on a line of its own with a
    blank line between; the first block is the title's. `published` comes from JSON-LD or meta elements with the zone
    that they state, else from the address or markup as a day; never from the running text.
    """
    if len(markup) > _LONGEST:
        raise Unreadable("too-long", f"the page has {len(markup):,} characters, at most {_LONGEST:,} are read")
    if (tags := markup.count("<")) > _MOST_TAGS:
        raise Unreadable("too-long", f"the page has {tags:,} tags, at most {_MOST_TAGS:,} are read")
    try:
        tree = load_html(markup)
        if tree is None:
            raise Unreadable("unreadable-html", "it holds no HTML; give the page's source, or its text as .txt")
        if _depth(tree) > _DEEPEST:
            detail = f"its elements stand within each other more than {_DEEPEST} deep; save the article's text as .txt"
            raise Unreadable("too-deep", detail)
        data = article_data(tree)
        title = one_line(headline(tree, data))
        more = extract_metadata(tree, date_config=dict(_DATES))
        found = bare_extraction(tree, include_comments=False)
        pieces = list(_pieces(found.body)) if found is not None and not isinstance(found, dict) else []
    except Unreadable:
        raise
    except Exception as error:  # lxml and trafilatura raise many kinds of error on broken markup
        detail = f"the page can't be read ({type(error).__name__}); save the article's text as .txt"
        raise Unreadable("unreadable-html", detail) from error
    if not pieces:
        raise Unreadable("empty", "no article was found in the page; save the article's text as .txt")
    title = title or one_line(more.title)
    text, blocks = assemble(title, pieces)
    url = next(addresses(tree), None) or more.url
    if address and not (url and _same_site(url, address)):
        url = address
    byline = ", ".join(data.authors) or (more.author or "").replace("; ", ", ")  # trafilatura joins by semicolons
    return make_article(
        id=id,
        path=path,
        url=url,
        outlet=outlet_at(url, [*site_names(tree), *([data.publisher] if data.publisher else [])], more.sitename),
        title=title,
        byline=byline,
        published=_published(tree, data) or (more.date and published_of(more.date)),
        text=text,
        blocks=blocks,
    )


def _depth(tree: HtmlElement) -> int:
    depth = deepest = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _published(tree: HtmlElement, data: ArticleData) -> str | None:
    stamps = ([data.dated] if data.dated else []) + list(dates(tree))
    return next((published for stamp in stamps if (published := published_of(stamp))), None)


def outlet_at(url: str | None, names: list[str], fallback: str | None) -> str | None:
    """The outlet that the domain stands for; else what the site calls itself; else the bare domain."""
    known = outlet_of(url) if url else None
    known = known or next((outlet for name in names if (outlet := outlet_of(name))), None)
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    except ValueError:  # such as "http://[orvel"
        host = ""
    return known or next(iter(names), None) or host or fallback


def _same_site(one: str, other: str) -> bool:
    """Whether the host of one address is that of the other, or a part of it (``edition.`` of ``www.``).

    >>> _same_site("https://edition.orvelpost.example/a", "http://www.orvelpost.example/a?x"), _same_site("a", "https://b.example/")
    (True, False)
    """
    try:
        hosts = [(urlsplit(url).hostname or "").removeprefix("www.") for url in (one, other)]
    except ValueError:
        return False
    return all(hosts) and any(a == b or a.endswith(f".{b}") for a, b in (hosts, hosts[::-1]))


def _pieces(body: _Element) -> Iterator[tuple[bool, str]]:
    """The paragraphs of trafilatura's tree, each with whether it is marked up as a heading. Table rows and
    list items are paragraphs of their own.
    """
    for element in body:
        if element.tag in {"list", "table", "quote", "div"} and len(element):
            if lead := " ".join((element.text or "").split()):
                yield False, lead
            yield from _pieces(element)
        else:
            parts = [""]
            for piece in element.iter():
                if piece.tag == "lb":
                    parts.append("")
                elif isinstance(piece.tag, str):
                    parts[-1] += piece.text or ""
                    if piece.tag == "cell":
                        parts[-1] += " "
                if piece is not element:
                    parts[-1] += piece.tail or ""
            for part in parts:
                if words := one_line(part):
                    yield element.tag == "head", words
        if words := one_line(element.tail):
            yield False, words
