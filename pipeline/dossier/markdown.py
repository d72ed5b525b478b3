"""Words of articles as Markdown that means nothing but these words, whoever wrote them."""

from __future__ import annotations

import re
import unicodedata

from pipeline.view.collect import web_address

_MARKUP = re.compile(r"[\\`*_\[\]|~$]|:(?=//)")
_OPENING = re.compile(r"[-#+=]|\d+(?=[.)])")
"""What opens a block at the beginning of a line: a list, a heading, a rule."""
_PLAIN = re.compile(r"[\w ./=-]+", re.ASCII)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_AUTOLINK = re.compile(r"\b(www)\.", re.IGNORECASE)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"
_ISOLATE, _POP = "\u2068", "\u2069"
_URL_UNSAFE = re.compile(r"[^!#-;=?-\[\]_a-z~]")


def inline(text: str) -> str:
    r"""The text on one line, every character of markup escaped (CommonMark 0.31, 2.4; entities for HTML).

    Control characters and those that turn the direction of writing are left out; words that run from right to left are
    isolated, so that they can't move what stands beside them (Unicode Bidirectional Algorithm, 2.5).

    >>> inline("<b>*Ten* [dead](x)\n in\u202eside</b>"), inline("2. Ten dead"), inline("# Ten")
    ('&lt;b&gt;\\*Ten\\* \\[dead\\](x) inside&lt;/b&gt;', '2\\. Ten dead', '\\# Ten')
    """
    kept = (c if c in _JOINERS or unicodedata.category(c) not in _UNSEEN else " " * c.isspace() for c in text)
    line = " ".join("".join(kept).split())
    turned = any(unicodedata.bidirectional(c) in ("R", "AL") for c in line)
    line = "".join(_ENTITIES.get(c, c) for c in _MARKUP.sub(lambda found: f"\\{found[0]}", line))
    line = _AUTOLINK.sub(r"\1\\.", line)
    if opening := _OPENING.match(line):
        cut = opening.end() if opening[0].isdigit() else 0
        line = f"{line[:cut]}\\{line[cut:]}"
    return f"{_ISOLATE}{line}{_POP}" if turned else line


def link(url: str | None) -> str | None:
    """The address as a link, if it is one that a browser may be sent to; None otherwise.

    >>> link("https://a.example/b>c d"), link("javascript:alert(1)")
    ('<https://a.example/b%3Ec%20d>', None)
    """
    address = web_address(url)
    if address is None:
        return None
    return f"<{_URL_UNSAFE.sub(lambda found: _percent(found[0]), address)}>"


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))


def code(text: str) -> str:
    r"""An id or a command as code; with characters that our ids do not have, as words.

    >>> code("event-0a1b"), code("`<b>")
    ('`event-0a1b`', '\\`&lt;b&gt;')
    """
    return f"`{text}`" if _PLAIN.fullmatch(text) else inline(text)


def row(cells: list[str]) -> str:
    """A row of a table; the cells are Markdown already."""
    return f"| {' | '.join(cells)} |"
