"""A seed to its articles, or a rejection."""

from __future__ import annotations

import re

from pipeline.model import Article, Outcome, Rejection, Seed, SeedForm
from pipeline.stages.parse.article import make_article, require_text
from pipeline.stages.parse.decoding import decode
from pipeline.stages.parse.feed import read_feed
from pipeline.stages.parse.layout import lay_out
from pipeline.stages.parse.outlets import outlet_of
from pipeline.stages.parse.page import read_page
from pipeline.stages.parse.record import read_record
from pipeline.stages.parse.unreadable import Unreadable

_PART = re.compile(r"(.*?)(?:\.(?:jsonl|warc)(?:\.gz)?)?:(\d+)", re.DOTALL)
_SUFFIX = re.compile(r"\.(?:txt|html?|jsonl|rss|atom|xml|warc)(?:\.gz)?$", re.IGNORECASE)
_FORMS: tuple[tuple[SeedForm, re.Pattern[str]], ...] = (
    ("page", re.compile(r"\.html?(?:\.gz)?$", re.IGNORECASE)),
    ("feed", re.compile(r"\.(?:rss|atom|xml)(?:\.gz)?$", re.IGNORECASE)),
    ("record", re.compile(r"\.jsonl(?:\.gz)?:\d+$|^-:\d+$")),
)
_MARKUP = re.compile(r"\s*(?:<\?xml[^>]{0,300}>\s*)?<(?:!doctype\s+html|html|head|body|\?xml)\b", re.IGNORECASE)
_FEED = re.compile(r"\s*(?:<\?xml[^>]{0,300}>)?(?:\s|<!--.{0,1000}?-->)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_LONGEST_ID = 2000
"""Characters of an address that is taken for an id."""


def parse_seed(seed: Seed) -> Outcome[Article]:
    """The article of a seed, or one Rejection of stage ``parse`` that names seed, reason and remedy; of a feed its
    articles, and a Rejection for each item that is none. Never raises.

    The form is the seed's own, or follows the path: ``….jsonl:12`` is line 12 of JSON Lines, ``.html``, ``.htm`` a
    page, ``.rss``, ``.atom`` and ``.xml`` a feed (also with ``.gz``; seeds come unpacked), the rest plain text. The
    standard input (``-``) is a page or a feed if it starts like one, a record if it starts with ``{``, else plain text.

    The article's id is the path without suffixes; of a record, its own id, or ``file:12``; of a page that was fetched,
    or an item of a feed, its address, or ``file:12``. Reasons: ``empty``, ``too-long``, ``too-deep``, ``binary``,
    ``unknown-encoding``, ``bad-characters``, ``bad-json``, ``bad-id``, ``no-text``, ``unreadable-html``,
    ``not-english``, and those of `read_feed`.
    """
    try:
        return _read(seed)
    except Unreadable as error:
        return Outcome((), (Rejection("parse", seed.path, error.reason, error.detail),))


def _read(seed: Seed) -> Outcome[Article]:
    form = seed.form or next((form for form, ends in _FORMS if ends.search(seed.path)), None)
    name = _name(seed)
    text = decode(seed.data, html=form in {"page", "feed"} or seed.path == "-", declared=seed.charset)
    if form is None and seed.path == "-":
        form = "feed" if _FEED.match(text) else "page" if _MARKUP.match(text) else None
        form = form or ("record" if text.lstrip().startswith("{") else None)
    if form == "feed":
        return read_feed(text, seed.path, name, seed.url)
    if form == "page":
        return Outcome((read_page(text, seed.path, name, seed.url),))
    if form == "record":
        return Outcome((read_record(text, seed.path, name),))
    return Outcome((_plain(text, seed, name),))


def _name(seed: Seed) -> str:
    """The id of the seed's article, unless it has one of its own."""
    if seed.url and seed.url.isprintable() and len(seed.url) <= _LONGEST_ID:
        return seed.url
    part = _PART.fullmatch(seed.path)
    if part and (seed.form or _FORMS[2][1].search(seed.path)):
        return f"{'stdin' if part[1] == '-' else part[1]}:{part[2]}"
    return "stdin" if seed.path == "-" else _SUFFIX.sub("", seed.path) or seed.path


def _plain(text: str, seed: Seed, name: str) -> Article:
    require_text(text)
    laid = lay_out(text)
    return make_article(
        id=name,
        path=seed.path,
        url=seed.url,
        outlet=laid.outlet or (outlet_of(seed.url) if seed.url else None),
        title=laid.title,
        byline=laid.byline,
        published=laid.published,
        text=text,
        blocks=laid.blocks,
    )
