"""A window of time: whether an interval of mixed precision meets the days that are asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Clock = Literal["happened", "said", "published"]
"""Which time is meant: the claim's own, that of the saying (the first that is known along the chain), the article's."""

CLOCKS: tuple[Clock, ...] = ("happened", "said", "published")

_MIDNIGHT = re.compile(r"T00:00(:00)?$")


@dataclass(frozen=True, slots=True)
class Window:
    """Days from `first` to `last`, both included (ISO 8601, or the beginning of it: a month, a year); "" is open."""

    first: str = ""
    last: str = ""
    clock: Clock = "happened"


def meets(window: Window, begin: str | None, finish: str | None) -> bool:
    """Whether an interval, `finish` exclusive, meets the window; what is unknown does not. As in the page's script.

    A date of publication is no interval: it has no `finish`, and is not open at its end.

    >>> june = Window("2024-06-01", "2024-06-30")
    >>> meets(june, "2024-06", "2024-07-01"), meets(june, "2024-05-01", "2024-06-01T00:00"), meets(june, None, None)
    (True, False, False)
    >>> meets(june, "2024-03-01", None), meets(Window("2024-06", clock="published"), "2024-05-31", None)
    (True, False)
    """
    lasting = window.clock != "published"
    if not begin and not (lasting and finish):
        return False
    if window.last and begin and begin[: len(window.last)] > window.last:
        return False
    end = _MIDNIGHT.sub("", finish or (None if lasting else begin) or "")
    if not (window.first and end):
        return True
    # A finish is exclusive: an interval that ends where the day begins does not meet it.
    return end > window.first if finish else end[:10] >= window.first[: len(end)]
