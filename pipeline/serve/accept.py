"""Content negotiation: which of the formats that there are a client prefers (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan


@dataclass(frozen=True, slots=True)
class Range:
    """A media range of an Accept header: type and subtype in lower case (``*``: any), and its weight from 0 to 1."""

    type: str
    subtype: str
    weight: float

    @property
    def precision(self) -> int:
        """How narrow the range is: the narrowest one that fits a format decides."""
        return (self.type != "*") + (self.subtype != "*")

    def fits(self, media: str) -> bool:
        """Whether the media type is in the range.

        >>> Range("text", "*", 1.0).fits("text/csv")
        True
        """
        kind, _, sub = media.partition("/")
        return self.type in ("*", kind) and self.subtype in ("*", sub)


def read_accept(header: str | None) -> tuple[Range, ...]:
    """The ranges of an Accept header, in its order; without one, anything. What can't be read is left out.

    >>> read_accept("text/csv;q=0.5, */*;q=0.1")
    (Range(type='text', subtype='csv', weight=0.5), Range(type='*', subtype='*', weight=0.1))
    """
    if header is None or not header.strip():
        return (Range("*", "*", 1.0),)
    ranges = []
    for part in header.lower().split(",")[:100]:
        media, *parameters = (piece.strip() for piece in part.split(";"))
        kind, slash, sub = media.partition("/")
        if not slash or not kind or not sub:
            continue
        weight = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                weight = _weight(value.strip())
        ranges.append(Range(kind, sub, weight))
    return tuple(ranges)


def choose(header: str | None, offered: Sequence[str]) -> str | None:
    """The media type of `offered` that weighs most with the client; of equals, the first offered. None: none will do.

    >>> choose("text/csv;q=0.9, application/*", ["text/csv", "application/json"])
    'application/json'
    >>> choose("image/png", ["text/csv"]) is None
    True
    """
    ranges = read_accept(header)
    best, weight = None, 0.0
    for media in offered:
        fitting = [r for r in ranges if r.fits(media)]
        if fitting:
            narrowest = max(r.precision for r in fitting)
            given = max(r.weight for r in fitting if r.precision == narrowest)
            if given > weight:
                best, weight = media, given
    return best


def _weight(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 1.0
    return 0.0 if isnan(value) else min(max(value, 0.0), 1.0)
