"""A seed to an article or a rejection."""

from __future__ import annotations

import re

from pipeline.model import Article, Outcome, Rejection, Seed
from pipeline.stages.parse.article import make_article, require_text
from pipeline.stages.parse.decoding import decode
from pipeline.stages.parse.layout import lay_out
from pipeline.stages.parse.page import read_page
from pipeline.stages.parse.record import read_record
from pipeline.stages.parse.unreadable import Unreadable

_RECORD = re.compile(r"(.*?)(?:\.jsonl(?:\.gz)?)?:(\d+)", re.DOTALL)
_SUFFIX = re.compile(r"\.(?:txt|html?|jsonl)(?:\.gz)?$", re.IGNORECASE)
_MARKUP = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|\?xml)\b", re.IGNORECASE)


def parse_seed(seed: Seed) -> Outcome[Article]:
    """The article of a seed, or one Rejection of stage ``parse`` that names seed, reason and remedy. Never raises.

    The form follows the path: ``….jsonl:12`` is line 12 of JSON Lines, ``.html``, ``.htm`` a page (`.gz` if it has
    been packed; seeds come unpacked), the rest plain text. The standard input (``-``) is a page if it starts like
    one, a record if it starts with ``{``, else plain text.

    The article's id is the path without suffixes; of a record, its own id, or ``file:12``. Reasons:
    ``empty``, ``too-long``, ``binary``, ``unknown-encoding``, ``bad-characters``, ``bad-json``, ``bad-id``,
    ``no-text``, ``unreadable-html``, ``not-english``.
    """
    try:
        return Outcome((_read(seed),))
    except Unreadable as error:
        return Outcome((), (Rejection("parse", seed.path, error.reason, error.detail),))


def _read(seed: Seed) -> Article:
    record = _RECORD.fullmatch(seed.path)
    name = _SUFFIX.sub("", seed.path) or seed.path
    if seed.path == "-":
        name = "stdin"
    if record and (".jsonl" in seed.path or record[1] == "-"):
        name = "stdin" if record[1] == "-" else record[1]
        return read_record(decode(seed.data), seed.path, f"{name}:{record[2]}")
    page = re.search(r"\.html?(?:\.gz)?$", seed.path, re.IGNORECASE) is not None
    text = decode(seed.data, html=page or seed.path == "-")
    if page or (seed.path == "-" and _MARKUP.match(text)):
        return read_page(text, seed.path, name)
    if seed.path == "-" and text.lstrip().startswith("{"):
        return read_record(text, seed.path, name)
    require_text(text)
    laid = lay_out(text)
    return make_article(
        id=name,
        path=seed.path,
        url=None,
        outlet=laid.outlet,
        title=laid.title,
        byline=laid.byline,
        published=laid.published,
        text=text,
        blocks=laid.blocks,
    )
