"""Words of an article in the messages about them."""

from __future__ import annotations

from pipeline.seeds.rejected import printable

_MOST = 500
"""Of a longer passage the first characters are enough: the subject of a Rejection tells where it stands."""


def quoted(words: str) -> str:
    r"""The words in quotation marks, on one line, of a length that can be read, and harmless to a terminal.

    >>> quoted("it wa\x1b[2Jrned\nthem")
    '“it wa\\x1b[2Jrned them”'
    """
    line = " ".join(words.split())
    return f"“{printable(line if len(line) <= _MOST else line[:_MOST] + '…')}”"
