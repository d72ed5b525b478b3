"""The answer of a web server, as archives keep it: status, fields, and a body that may be packed (RFC 9110, 9112)."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import brotli

from pipeline.seeds import bounds
from pipeline.seeds.fields import Fields, HeaderError, read_fields

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b")
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[!?a-z]", re.IGNORECASE)


class UnfitError(Exception):
    """Raised for a record that is no seed: a reason, and which kind of it (one of few words)."""

    def __init__(self, reason: str, what: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.what = what


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, fields and the bytes of the body as they were sent."""

    status: int
    fields: Fields
    sent: bytes

    @property
    def media(self) -> str:
        """The media type in lower case, without parameters; empty if it is not told."""
        return self.fields.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The charset that the server declares."""
        declared = _CHARSET.search(self.fields.get("content-type", ""))
        return declared[1].lower() if declared else None

    def body(self) -> bytes:
        """The body unpacked. Crawlers store some bodies unpacked and leave the fields as they were, so a body that
        is not packed as the fields say is taken as it is. Raises `UnfitError` (``too-large``, ``content-encoding``,
        ``bad-answer``).
        """
        data = self.sent
        if len(data) > bounds.MAX_BODY:
            raise UnfitError("too-large", "")
        if "chunked" in self.fields.get("transfer-encoding", "").lower() and _CHUNK.match(data):
            data = b"".join(_chunks(data))
        for coding in reversed(self.fields.get("content-encoding", "").lower().split(",")[:4]):
            data = _unpacked(data, coding.strip())
        return data

    def looks_like_page(self) -> bool:
        """Whether the body as it was sent begins like an HTML page."""
        return _PAGE.match(self.sent) is not None

    def looks_like_feed(self) -> bool:
        """Whether the body's first kilobyte holds the root of a feed."""
        return _FEED.search(self.sent[:1024]) is not None


def read_answer(data: bytes) -> Answer:
    """The answer in the block of a ``response``. Raises `UnfitError` (``bad-answer``)."""
    stream = io.BytesIO(data)
    status = _STATUS.match(stream.readline(1024))
    if status is None:
        raise UnfitError("bad-answer", "")
    try:
        fields = read_fields(stream)
    except HeaderError:
        raise UnfitError("bad-answer", "") from None
    return Answer(int(status[1]), fields, data[stream.tell() :])


def _chunks(data: bytes) -> Iterator[bytes]:
    at = 0
    while match := _CHUNK.match(data, at):
        size = int(match[1], 16)
        if size == 0:
            return
        at = match.end() + size
        if at > len(data):
            break
        yield data[match.end() : at]
        at += 2 if data.startswith(b"\r\n", at) else 1
    raise UnfitError("bad-answer", "")


def _unpacked(data: bytes, coding: str) -> bytes:
    if coding in {"", "identity", "none", "utf-8"} or not data:
        return data
    if coding not in {"gzip", "x-gzip", "deflate", "br"}:
        raise UnfitError("content-encoding", coding if coding in {"zstd", "compress", "dcb", "dcz"} else "other")
    try:
        if coding == "br":
            unpacked = _brotli(data)
        elif coding == "deflate":
            unpacked = _inflated(data, zlib.MAX_WBITS if data[0] & 15 == 8 else -zlib.MAX_WBITS)
        else:
            unpacked = _inflated(data, zlib.MAX_WBITS | 16)
    except (zlib.error, brotli.error, EOFError):
        if _MARKUP.match(data):
            return data
        raise UnfitError("bad-answer", "") from None
    if len(unpacked) > bounds.MAX_BODY:
        raise UnfitError("too-large", "")
    return unpacked


def _inflated(data: bytes, bits: int) -> bytes:
    """At most one byte more than `bounds.MAX_BODY`."""
    machine = zlib.decompressobj(bits)
    unpacked = machine.decompress(data, bounds.MAX_BODY + 1)
    if not machine.eof and len(unpacked) <= bounds.MAX_BODY:
        raise EOFError
    return unpacked


def _brotli(data: bytes) -> bytes:
    """At least one byte more than `bounds.MAX_BODY`, and little more, where there is more."""
    machine, parts, size = brotli.Decompressor(), [], 0
    while size <= bounds.MAX_BODY:
        part = machine.process(data, output_buffer_limit=2**20)
        parts.append(part)
        size += len(part)
        data = b""
        if machine.is_finished():
            break
        if not part and machine.can_accept_more_data():
            raise EOFError
    return b"".join(parts)
