"""Rejections of seeds, with subjects that can be printed."""

from __future__ import annotations

import zlib
from gzip import BadGzipFile

from pipeline.model import Rejection

# Control characters and line ends garble a terminal; marks that turn the direction of text disguise a name.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_ENDS = frozenset("\x85\u2028\u2029")


def is_fit(name: str) -> bool:
    r"""Whether a name can stand in a list and on a terminal as it is.

    >>> is_fit("Orvel – 1 Oct.txt"), is_fit("a\n.txt"), is_fit("a\udcff.txt"), is_fit("\u202etxt.exe")
    (True, False, False, False)
    """
    return not any(c < " " or "\x7f" <= c <= "\x9f" or c in _TURNING or c in _LINE_ENDS or _is_half(c) for c in name)


def _is_half(character: str) -> bool:
    return "\ud800" <= character <= "\udfff"


def printable(name: str) -> str:
    r"""The name with what is not fit written as an escape.

    >>> printable("a\x1b[2J\n.txt")
    'a\\x1b[2J\\n.txt'
    """
    return "".join(c if is_fit(c) else c.encode("unicode_escape").decode("ascii") for c in name)


def rejected(shown: str, reason: str, detail: str) -> Rejection:
    """A Rejection of the stage ``parse``."""
    return Rejection("parse", printable(shown), reason, detail)


def unreadable(shown: str, error: Exception) -> Rejection:
    """A Rejection for an error that came up while the stream was read."""
    if isinstance(error, EOFError | zlib.error | BadGzipFile):
        return rejected(shown, "unreadable", f"the packed data is broken ({error}); get the file again")
    reason = error.strerror if isinstance(error, OSError) else None
    return rejected(shown, "unreadable", f"{reason or error}; check its permissions")
