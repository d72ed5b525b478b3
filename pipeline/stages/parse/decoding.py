"""Bytes to text."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from pipeline.stages.parse.unreadable import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
# What English text holds beyond ASCII in Windows-1252: quotes, dashes, signs and the letters of borrowed names.
_LATIN = frozenset(
    "‘’‚“”„–—…•€£¥§©®°·«»¡¿ªº²³¹½¼¾×÷±™†‡\xa0\xadÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿŒœŠšŽžŸ"
)
_MOJIBAKE = re.compile("â€[™œ\x9d˜“”¦]|Ã[©¨¡³±¼¶¤\xad§]|Â[\xa0£©]|\ufffd")
# Python's own notations, which no page is written in; decoding some takes time in the square of the length.
_NO_CHARSETS = frozenset(
    {
        "idna",
        "punycode",
        "raw_unicode_escape",
        "raw-unicode-escape",
        "unicode_escape",
        "unicode-escape",
        "utf-7",
        "undefined",
    }
)
_REMEDY = "save it as UTF-8"


def decode(data: bytes, *, html: bool = False, declared: str | None = None) -> str:
    r"""The text of `data`, without its byte order mark and otherwise unchanged (line ends stay as they are).

    Tried in order: a byte order mark; UTF-8; the charset that a server has `declared`; that which a page or a feed
    declares (with `html`); Windows-1252, if the result looks like
    English; charset-normalizer's best guess. UTF-8 comes before the declaration since text that is not UTF-8 hardly
    ever decodes as UTF-8, while declarations are often wrong.

    Raises `Unreadable`: ``binary`` or ``unknown-encoding``.

    >>> decode("\ufeffHe said “no”.\r\n".encode()), decode("He said “no”.".encode("cp1252"))
    ('He said “no”.\r\n', 'He said “no”.')
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], name)
            if text is None:
                raise Unreadable("unknown-encoding", f"it says that it is {name}, but is not; {_REMEDY}")
            return _sound(text)
    text = _strict(data, "utf-8")
    if text is None or "\0" in text:
        text = _without_mark(data, html, declared)
    return _sound(text)


def _without_mark(data: bytes, html: bool, declared: str | None) -> str:
    if b"\0" in data:
        text = _strict(data, "utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be")
        if text is None or "\0" in text or not _mostly_ascii(text):
            raise Unreadable("binary", "it holds NUL bytes, so it is no text; give the article's text or page")
        return text
    own = _DECLARED.search(data[:4096]) if html else None
    for name in (declared, own and (own[1] or own[2]).decode("ascii")):
        text = _strict(data, _browser_name(name)) if name else None
        if text is not None:
            return text
    text = _strict(data, "cp1252")
    if text is not None and _mostly_ascii(text) and all(c in _LATIN for c in text if ord(c) > 126):
        return text
    guess = from_bytes(data[:200_000]).best()
    text = _strict(data, guess.encoding) if guess is not None else None
    if text is None:
        raise Unreadable("unknown-encoding", f"its character encoding can't be told; {_REMEDY}")
    return text


def _strict(data: bytes, name: str) -> str | None:
    try:
        return None if codecs.lookup(name).name in _NO_CHARSETS else data.decode(name)
    except (UnicodeError, LookupError, ValueError):
        return None


def _browser_name(declared: str) -> str:
    """The encoding that browsers take for a label (WHATWG Encoding Standard): Latin-1 and ASCII are Windows-1252."""
    label = declared.lower()
    return "cp1252" if label in {"iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii"} else label


def _mostly_ascii(text: str) -> bool:
    return sum(c < "\x7f" for c in text) >= 0.75 * len(text)


def _sound(text: str) -> str:
    """The text, if it has not been decoded wrongly before it came to us."""
    broken = len(_MOJIBAKE.findall(text))
    if broken >= 3 and broken * 1000 > len(text):
        detail = (
            "its characters were decoded wrongly before it was saved (such as â€™ for ’); get it again, or repair it"
        )
        raise Unreadable("unknown-encoding", f"{detail} with ftfy, and {_REMEDY}")
    if len(text) > 0 and sum(c < " " and c not in "\t\n\r\f\v" for c in text[:100_000]) * 20 > len(text[:100_000]):
        raise Unreadable(
            "binary", "it is full of control characters, so it is no text; give the article's text or page"
        )
    return text
