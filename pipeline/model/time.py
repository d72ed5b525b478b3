"""Time references: the original words beside their normalised value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["decade", "year", "season", "quarter", "month", "week", "day", "part_of_day", "hour", "minute"]
TimeBasis = Literal["clause", "sentence", "carried"]
"""How a claim came by its time: stated in its clause, in its sentence, or carried over from another passage (one before
it or, where the article says the same again, one that repeats it)."""


@dataclass(frozen=True, slots=True)
class TimeRef:
    """A time expression, TIMEX3 (TimeML 1.2.1) with its interval on the calendar.

    `start`, `end`: code-point offsets; `text`: the words there. `type`, `value` as in TIMEX3
    (``DATE`` ``2024-09-29``, ``2024-09-30TNI``, ``P3D``, ``PRESENT_REF``, ``XXXX-WXX-7`` ...).
    `begin`, `finish`: ISO 8601 (date, or date and time), `finish` exclusive; None where unknown or open, so
    "since October 2023" has a begin and no finish. `precision` is that of the words.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    begin: str | None = None
    finish: str | None = None
    precision: Precision | None = None
