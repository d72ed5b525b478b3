"""An RSS or Atom feed to the articles that it holds whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Article, Outcome, Rejection
from pipeline.stages.parse.article import make_article, one_line
from pipeline.stages.parse.assembly import assemble
from pipeline.stages.parse.feed_items import Channel, Item, read_channel
from pipeline.stages.parse.fragment import pieces_of
from pipeline.stages.parse.outlets import outlet_of
from pipeline.stages.parse.page import outlet_at
from pipeline.stages.parse.page_data import plain
from pipeline.stages.parse.published import published_of
from pipeline.stages.parse.unreadable import Unreadable

FEWEST = 80
"""The fewest words of a description that is taken for an article. The standfirsts of 46 pages of 30 outlets have 61
words at most, their articles 263 at least."""
_CUT = re.compile(
    r"(?P<sure>\[\s*(?:…|\.\.\.)\s*\]|(?:…|\.\.\.)\s*(?:continue reading|read more)\b.{0,300})\s*$|(?:…|\.\.\.)\s*$",
    re.IGNORECASE,
)
_FOOTER = re.compile(r"the post .{1,500} (?:appeared first|first appeared) on .{1,200}", re.IGNORECASE)
_NAMED = re.compile(r"\S+@\S+\s*\((.{1,500})\)")


def read_feed(markup: str, path: str, name: str, url: str | None = None) -> Outcome[Article]:
    """The articles of a feed in RSS 0.9 to 2.0 or Atom, in order, and what in it is none; `url` is the feed's own.

    An item's text is ``content:encoded`` or Atom's ``content``, else its description. Most feeds give no more than
    the first words there: an item whose description has less than `FEWEST` words, or whose text breaks off with an
    ellipsis, is a Rejection ``teaser`` that names the page. The article's id is the item's link, or its own id, or
    ``feed:N``; its path ``feed.xml:N`` (item N from 1).

    Raises `Unreadable` where nothing of it can be read; the feed's last item is left out if the feed is cut off.
    """
    channel = read_channel(markup)
    made: list[Article] = []
    dropped: list[Rejection] = []
    for item in channel.items:
        place = f"{path}:{item.number}"
        try:
            made.append(_article(item, channel, place, f"{name}:{item.number}"))
        except Unreadable as error:
            dropped.append(Rejection("parse", place, error.reason, error.detail))
    if channel.is_cut:
        detail = "the feed ends before its end; its last item is left out: get it again"
        dropped.append(Rejection("parse", path, "cut-off", detail))
    if not channel.items and not channel.is_cut:
        raise Unreadable("empty", "the feed holds no items")
    return Outcome(tuple(made), tuple(dropped))


def _article(item: Item, channel: Channel, path: str, fallback: str) -> Article:
    pieces = [piece for piece in pieces_of(item.text) if not _FOOTER.fullmatch(piece[1])]
    where = f"; get the page: {item.link[:500]}" if item.link else "; get the article's page"
    if not pieces:
        raise Unreadable("teaser", f"the feed gives no text of it{where}")
    words = sum(len(words.split()) for _, words in pieces)
    cut = _CUT.search(pieces[-1][1])
    if (cut and (not item.is_whole or cut["sure"])) or (not item.is_whole and words < FEWEST):
        raise Unreadable("teaser", f"the feed gives only the first {words} words of it{where}")
    title = plain(item.title)
    text, blocks = assemble(one_line(title), pieces)
    return make_article(
        id=next((key for key in (item.link, item.key) if key and key.isprintable() and len(key) <= 2000), fallback),
        path=path,
        url=item.link,
        outlet=_outlet(item, channel),
        title=title,
        byline=", ".join(dict.fromkeys(_names(item.authors or channel.authors))) or None,
        published=published_of(item.dated) if item.dated else None,
        text=text,
        blocks=blocks,
    )


def _outlet(item: Item, channel: Channel) -> str | None:
    """Where the item was taken from another feed, that one's outlet; else the outlet of the item's page or feed."""
    if item.origin or item.origin_link:
        return outlet_at(item.origin_link, [n for n in (plain(item.origin),) if n], None)
    names = [name for n in (item.publisher, channel.publisher, channel.title) if (name := plain(n))]
    known = outlet_of(channel.link) if channel.link else None
    return known if known and not (item.link and outlet_of(item.link)) else outlet_at(item.link, names, None)


def _names(authors: tuple[str, ...]) -> Iterator[str]:
    """The names of authors; of ``mail@orvelpost.example (Ana Reyes)``, as RSS has it, the name."""
    for author in authors:
        words = plain(author) or ""
        signed = _NAMED.fullmatch(words)
        if signed or (words and "@" not in words):
            yield signed[1].strip() if signed else words.removeprefix("By ").removeprefix("by ")
