"""A web archive to seeds (ISO 28500, WARC/1.0 and 1.1), such as the crawls of CC-NEWS.

The reader is our own: it needs no more than lines and counted blocks. fastwarc 2.0 ends the process where a stream
can't tell its place, and gives a record that is cut off as if it were whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Rejection, Seed, SeedForm
from pipeline.seeds import bounds
from pipeline.seeds.answer import Answer, UnfitError, read_answer
from pipeline.seeds.fields import Fields, HeaderError, read_fields
from pipeline.seeds.rejected import rejected, unreadable
from pipeline.seeds.tally import Tally
from pipeline.seeds.unpacking import BROKEN, BombError, ByteStream

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_FEEDS = frozenset({"application/rss+xml", "application/atom+xml"})
_FOR_ROBOTS = frozenset({"robots.txt", "ads.txt", "app-ads.txt", "humans.txt", "security.txt", "llms.txt"})
_KINDS = frozenset({"application", "audio", "font", "image", "model", "multipart", "text", "video"})


class DamagedError(Exception):
    """The records can't be told apart from here on."""


def read_warc(stream: ByteStream, shown: str) -> Iterator[Seed | Rejection]:
    """The pages, texts and feeds of an archive, in order: seeds with path ``shown:N`` (record N of the file, of any
    type, from 1), the address as `url` and the charset of the answer. The date of a record is when it was fetched, says
    nothing of publication, and is not used.

    A seed is the body of a ``response`` with status 200 or 203, or of a ``resource``, that is HTML, plain text, RSS or
    Atom. Records of the crawl itself (``warcinfo``, ``request``, ``metadata``) are passed over. All others are counted,
    one Rejection a reason and file, at the end, so that a crawl of a million images gives one line: ``http-status``
    (redirects, errors), ``media-type``, ``for-robots`` (robots.txt and its like), ``revisit`` (the text is in an
    earlier record), ``other-record`` (parts of records, conversions), ``cut-off`` (the crawler has cut the page; half
    an article is none), ``content-encoding``, ``bad-answer``, ``too-large``. An archive without
    any answer is ``empty``.

    Where the file is cut off or damaged, reading stops with a Rejection ``unreadable``; what stood before is given.
    There is no search for the next record behind damage: a page may hold what looks like a record of another outlet.
    """
    tally, number, told = Tally(), 0, False
    try:
        while fields := _next_header(stream):
            number += 1
            length = _length(fields)
            kind = fields.get("warc-type", "").lower()
            reason = _unwanted(kind, fields, length)
            if reason is None:
                data = stream.read(length)
                if len(data) < length:
                    raise DamagedError("it ends within a record")
                try:
                    yield _seed(kind, fields, data, f"{shown}:{number}")
                    told = True
                except UnfitError as unfit:
                    tally.add(unfit.reason, unfit.what, number)
            else:
                _skip(stream, length)
                if reason:
                    tally.add(reason, "", number)
    except (DamagedError, HeaderError) as error:
        told = True
        detail = f"{error} (behind record {number}); the rest is not read: get the file again"
        yield rejected(shown, "unreadable", detail)
    except BombError as error:
        told = True
        yield rejected(shown, "too-large", f"{error} (at record {number}); reading stopped there")
    except BROKEN as error:
        told = True
        yield unreadable(shown, error)
    dropped = list(tally.rejections(shown))
    if not told and not dropped:
        dropped.append(rejected(shown, "empty", "the archive holds no answer of a server; get it again"))
    yield from dropped


def _next_header(stream: ByteStream) -> Fields | None:
    """The header of the next record; None at the end."""
    line = stream.readline(1024)
    while line in {b"\r\n", b"\n"}:
        line = stream.readline(1024)
    if not line:
        return None
    if not line.startswith(b"WARC/") or not line.endswith(b"\n"):
        raise DamagedError("no record begins where one should")
    return read_fields(stream)


def _length(fields: Fields) -> int:
    text = fields.get("content-length", "")
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise DamagedError("a record does not say how long it is")
    return int(text)


def _unwanted(kind: str, fields: Fields, length: int) -> str | None:
    """Why no article is looked for in a record: a reason, empty if it is not worth a word; None if one is."""
    if kind in {"warcinfo", "request", "metadata"}:
        return ""
    if kind == "revisit":
        return "revisit"
    if kind not in {"response", "resource"} or "warc-segment-number" in fields:
        return "other-record"
    if "warc-truncated" in fields:
        return "cut-off"
    return "too-large" if length > bounds.MAX_BODY + bounds.MAX_HEADER else None


def _seed(kind: str, fields: Fields, data: bytes, path: str) -> Seed:
    url = fields.get("warc-target-uri", "").strip("<> ")
    if kind == "resource":
        answer = Answer(200, Fields({"content-type": fields.get("content-type", "")}), data)
    elif url.startswith(("http:", "https:")):
        answer = read_answer(data)
    else:
        raise UnfitError("other-record", "")
    if answer.status not in {200, 203}:
        raise UnfitError("http-status", str(answer.status))
    return Seed(path, answer.body(), _form(answer, url), url or None, answer.charset)


def _form(answer: Answer, url: str) -> SeedForm:
    media = answer.media
    if media in _PAGES or (not media and answer.looks_like_page()):
        return "page"
    if media in _FEEDS or (media.endswith("/xml") and answer.looks_like_feed()):
        return "feed"
    if media == "text/plain":
        if url.partition("?")[0].rpartition("/")[2].lower() in _FOR_ROBOTS:
            raise UnfitError("for-robots", "")
        return "text"
    kind = media.partition("/")[0]
    raise UnfitError("media-type", kind if kind in _KINDS else "other")


def _skip(stream: ByteStream, length: int) -> None:
    while length:
        passed = len(stream.read(min(length, 2**20)))
        if not passed:
            raise DamagedError("it ends within a record")
        length -= passed
