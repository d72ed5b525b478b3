"""What relative expressions are counted from: the day of publication, or the place that a narrative has reached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.stages.times.tense import Direction

HALF_A_YEAR = 183
# A text tells of another time if it gives at least this many months with years, and this share of these and of what is
# counted from the day of publication lies apart.
NARRATIVE_YEARS = 4
NARRATIVE_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Focus:
    """The last date that the text told: `value` in TIMEX3, and where (block and sentence)."""

    value: str
    block: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """`today` is the day of publication, `year` and `month` what is known of it; None where unknown.

    In a `narrative` (history, or a text without a date of publication that gives years) dates without a year
    belong to the year last told, and `focus` is what "the next day" follows.
    """

    today: date | None
    year: int | None
    month: int | None
    narrative: bool
    focus: Focus | None = None
    told_year: int | None = None
    told_month: int | None = None
    doubt: int | None = None

    @classmethod
    def of(cls, published: str | None, years: Sequence[int] = (), near: int = 0) -> Anchor:
        """The anchor at the start of a text that gives the `years` with months, and has `near` expressions that are
        counted from the day of publication ("Monday", "last week").

        >>> Anchor.of("2024-10-01T23:31+03:00").today
        datetime.date(2024, 10, 1)
        >>> Anchor.of("2009-12-19", (1939, 1940, 1939, 1941)).narrative
        True
        >>> Anchor.of("2009-12-19", (1939, 1940, 1939, 1941), near=5).narrative
        False
        """
        found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?", published or "")
        year, month, day = (int(part) if part else None for part in (found.groups() if found else (None,) * 3))
        try:
            today = date(year, month, day) if year and month and day else None
        except ValueError:
            today, year, month = None, None, None
        apart = sum(y != year for y in years)
        narrative = len(years) >= NARRATIVE_YEARS and apart >= NARRATIVE_SHARE * (len(years) + near)
        return cls(today, year, month, narrative)

    def tell(self, value: str, block: int, sentence: int) -> Anchor:
        """The anchor after the text has told a date."""
        found = re.match(r"(\d{4})(?:-(\d\d))?(?![\d])", value)
        if value.startswith("BC"):
            return replace(self, focus=None, told_year=None, told_month=None)
        if not found:
            return self
        month = int(found[2]) if found[2] else None
        return replace(
            self,
            focus=Focus(value, block, sentence),
            told_year=int(found[1]),
            told_month=month if month or int(found[1]) != self.told_year else self.told_month,
        )

    def year_of(self, month: int, day: int | None, way: Direction | None) -> int | None:
        """The year of a date or month that stands without one; None where that is open.

        News leaves the year out where it is the year of publication, or where the date is near: so the tense decides
        within half a year, and a date of this year that contradicts its tense stays open.

        >>> news = Anchor.of("2005-09-07")
        >>> news.year_of(1, None, "past"), news.year_of(12, 25, "past"), news.year_of(1, 20, "future")
        (2005, None, 2006)
        """
        if self.narrative:
            return self._told(month)
        found = self._near_year(month, day, way)
        # "In May 2012 ... On 3 June": another year told shortly before makes this one doubtful.
        return None if self.doubt is not None and found != self.doubt else found

    def _near_year(self, month: int, day: int | None, way: Direction | None) -> int | None:
        if self.today is None or self.year is None:
            return None
        distances = {y: self._distance(y, month, day) for y in (self.year - 1, self.year, self.year + 1)}
        here = distances[self.year]
        if way == "past":
            if here is not None and here <= 0:
                return self.year
            before = distances[self.year - 1]
            return self.year - 1 if before is not None and before >= -HALF_A_YEAR else None
        if way == "future":
            if here is not None and here >= 0:
                return self.year
            after = distances[self.year + 1]
            return self.year + 1 if after is not None and after <= HALF_A_YEAR else None
        # Without a tense only the year of publication will do: "in November" said in January may be either.
        return self.year if here is not None and abs(here) < HALF_A_YEAR else None

    def _told(self, month: int) -> int | None:
        if self.told_year is None or self.told_month is None:
            return self.told_year
        # A story that was in autumn and goes on in early spring has passed a new year.
        return self.told_year + 1 if self.told_month - month > 7 else self.told_year

    def _distance(self, year: int, month: int, day: int | None) -> int | None:
        """Days from today to the date; of a month, 0 if today is in it."""
        assert self.today is not None
        if day is None and (year, month) == (self.today.year, self.today.month):
            return 0
        try:
            return (date(year, month, day or 15) - self.today).days
        except ValueError:
            return None

    def focus_day(self, block: int, sentence: int) -> date | None:
        """The day that "that day" means: told last, in news no further back than the sentence before."""
        focus = self.focus
        if focus is None or not re.match(r"\d{4}-\d\d-\d\d", focus.value):
            return None
        if not self.narrative and (focus.block != block or sentence - focus.sentence > 1):
            return None
        try:
            return date.fromisoformat(focus.value[:10])
        except ValueError:
            return None


def shift(day: date, days: int) -> date | None:
    """The day so many days on; None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_month(year: int, month: int, months: int) -> tuple[int, int]:
    """The month so many months on.

    >>> shift_month(2024, 1, -1)
    (2023, 12)
    """
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1
