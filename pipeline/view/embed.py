"""Data that stands inside a page: gzipped, in base64, in a script element that nothing in it can end."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64encode
from importlib.resources import files

import msgspec

_SURROGATES = re.compile("[\ud800-\udfff]")


def packed(plain: bytes) -> str:
    """Bytes, gzipped, in base64. The time that gzip would note is left out: same bytes, same text."""
    return b64encode(gzip.compress(plain, mtime=0)).decode()


def as_data(value: object) -> str:
    """A value as JSON, `packed`. Lone surrogates, which no file can hold, become U+FFFD."""
    plain = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, separators=(",", ":"))
    return packed(_SURROGATES.sub("\ufffd", plain).encode())


def asset(name: str) -> str:
    """A text of `pipeline/view/assets`, with line ends as a browser reads them."""
    return normal((files("pipeline.view") / "assets" / name).read_text("utf-8"))


def normal(text: str) -> str:
    """The text as a browser reads it from HTML, where every line end is one line feed; hashes depend on it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
