"""Weeks, months and years counted from today or from the place that a narrative has reached."""

from __future__ import annotations

import re
from datetime import date

from pipeline.stages.times.anchor import shift, shift_month
from pipeline.stages.times.choices import choice
from pipeline.stages.times.grammar import Match
from pipeline.stages.times.interval import UNKNOWN, Interval
from pipeline.stages.times.lengths import length, measure
from pipeline.stages.times.periods import month, year
from pipeline.stages.times.sense import Context, Sense, after, before, sense

_BACKWARD = frozenset({"last", "past", "previous", "preceding", "prior", "before", "this past", "before last"})
_FORWARD = frozenset(
    {"next", "coming", "upcoming", "following", "subsequent", "ensuing", "this coming", "after", "after next"}
)
_TOLD = frozenset(
    {
        "that",
        "same",
        "that same",
        "previous",
        "preceding",
        "prior",
        "following",
        "subsequent",
        "ensuing",
        "before",
        "after",
    }
)
_UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "M": "XXXX-XX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
    "Q": "XXXX-QX",
    "WE": "XXXX-WXX-WE",
}
# Beyond these counts "N units ago" is a round figure, and no calendar unit is meant.
_EXACT = {"D": 31, "W": 8, "M": 12, "Y": 10}


def unit(match: Match, context: Context) -> Sense | None:
    """As in "last year", "this week", "the same month", "the end of the year"."""
    kind = str(match.value("unit", "UNIT", "UNITS"))
    relation = match.said("rel")
    if kind not in _UNKNOWN or (kind == "D" and match.said("mod") == "end of"):
        # "at the end of the day" is a figure of speech.
        return None
    if _is_title(match):
        return None
    article = match.words[match.first].lower == "the" or "the" in {w.lower for w in match.piece("rel")}
    anchor = context.anchor
    if (
        relation in {"last", "past", "next", "coming"}
        and article
        and kind not in {"D", "CE"}
        and not match.piece("mod")
    ):
        if not anchor.narrative:
            return stretch(match, context)
        relation = {"next": "following", "coming": "following"}.get(relation, "previous")
    step = -1 if relation in _BACKWARD else 1 if relation in _FORWARD else 0
    if relation in {"before last", "after next"}:
        step *= 2
    told = relation in _TOLD or anchor.narrative or (kind == "D" and relation == "next")
    if kind == "WE" and relation in {"", "this"}:
        return sense("DATE", _weekend(match, context))
    start = _told(context) if told else _today(context)
    return sense("DATE", _count(start, kind, step) if start else _open(relation, kind, step))


def _is_title(match: Match) -> bool:
    """Whether capitals within a sentence make the words a name (a programme called "This Week")."""
    previous = before(match)
    inner = previous is not None and (previous.text[0].islower() or previous.lower == "'s")
    quoted = previous is not None and previous.text in {'"', "“"}
    return (inner or quoted) and all(
        w.text[0].isupper() and not w.text.isupper() for w in match.words[match.first : match.last]
    )


def _open(relation: str, kind: str, step: int) -> str:
    if relation in _TOLD or kind == "D":
        return _UNKNOWN[kind]
    return "PRESENT_REF" if step == 0 else "PAST_REF" if step < 0 else "FUTURE_REF"


def _today(context: Context) -> str | None:
    anchor = context.anchor
    if anchor.today:
        return anchor.today.isoformat()
    if anchor.year:
        return f"{anchor.year}-{anchor.month:02}" if anchor.month else str(anchor.year)
    return None


def _told(context: Context) -> str | None:
    anchor = context.anchor
    if anchor.focus is None:
        return None
    if not anchor.narrative and (anchor.focus.block != context.block or context.number - anchor.focus.sentence > 1):
        return None
    return anchor.focus.value


def _weekend(match: Match, context: Context) -> str:
    today = context.anchor.today
    if today is None or context.anchor.narrative:
        return _UNKNOWN["WE"]
    way = context.way(match)
    ahead = today if today.isoweekday() >= 6 else shift(today, 6 - today.isoweekday())
    back = today if today.isoweekday() >= 6 else shift(today, -1 - today.isoweekday())
    chosen = ahead if way == "future" else back if way == "past" else today if today.isoweekday() >= 6 else None
    return _week(chosen) + "-WE" if chosen else _UNKNOWN["WE"]


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _count(start: str, kind: str, step: int) -> str:
    """The calendar unit so many units on from a TIMEX3 date; open if the date is coarser than the unit.

    >>> _count("2024-10-01", "M", -1), _count("2024-10-01", "W", 1), _count("2024", "M", 1), _count("2024-01", "Q", -1)
    ('2024-09', '2024-W41', 'XXXX-XX', '2023-Q4')
    """
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", start)
    if not found:
        return _UNKNOWN[kind]
    year, month, number = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        day = date(year, month, number) if month and number else None
    except ValueError:
        day = None
    if kind == "Y":
        return f"{year + step:04}"
    if kind == "DE":
        return f"{year // 10 + step:03}"
    if kind == "CE":
        return f"{year // 100 + step:02}"
    if kind == "M" and month:
        return "{:04}-{:02}".format(*shift_month(year, month, step))
    if kind == "Q" and month:
        last = shift_month(year, (month - 1) // 3 * 3 + 1, 3 * step)
        return f"{last[0]:04}-Q{(last[1] - 1) // 3 + 1}"
    if day and kind in {"D", "W", "WE"}:
        moved = shift(day, step * (1 if kind == "D" else 7))
        if moved:
            return moved.isoformat() if kind == "D" else _week(moved) + ("-WE" if kind == "WE" else "")
    return _UNKNOWN[kind]


def stretch(match: Match, context: Context) -> Sense | None:
    """As in "the past three days", "the next year", "recent weeks": a length that ends or begins today."""
    relation = match.said("rel")
    if relation == "recent":
        return sense("DATE", "PAST_REF")
    found = measure(match)
    if found is None:
        return None
    count, kind = found
    following = after(match)
    value = length(count, kind)
    today = context.anchor.today
    bounded = following is not None and following.lower == "of"
    if count is None or today is None or context.anchor.narrative or bounded or kind not in {"D", "W", "M", "Y", "DE"}:
        return sense("DURATION", value)
    if relation in {"last", "past"}:
        return sense("DURATION", value, _span(_moved(today, -count, kind), shift(today, 1)))
    if relation in {"next", "coming", "upcoming"}:
        return sense("DURATION", value, _span(today, _moved(today, count, kind)))
    return sense("DURATION", value)


def _span(begin: date | None, finish: date | None) -> Interval:
    return Interval(begin.isoformat(), finish.isoformat(), "day") if begin and finish else UNKNOWN


def _moved(day: date, count: float, kind: str) -> date | None:
    if count != int(count) or abs(count) > 5000:
        return None
    steps = int(count)
    if kind in {"D", "W"}:
        return shift(day, steps * (7 if kind == "W" else 1))
    year, month = shift_month(day.year, day.month, steps * {"M": 1, "Y": 12, "DE": 120}[kind])
    if not 1 <= year <= 9998:
        return None
    return date(year, month, min(day.day, 28)) if day.day > 28 else date(year, month, day.day)


def ago(match: Match, context: Context) -> Sense | None:
    """As in "two days ago" (from today), "four days later" (from the day told). "Days before the vote" is a length."""
    toward = match.said("dir")
    following = after(match)
    if (
        toward in {"before", "after", "prior"}
        and following is not None
        and following.text not in {".", ",", ";", ")", "—", "–", ":"}
    ):
        found = measure(match)
        if found is None:
            return None
        return sense("DURATION", length(*found))._replace(last=match.last - 1)
    found = measure(match)
    if found is None:
        return None
    count, kind = found
    back = toward in {"ago", "earlier", "before", "previously", "prior"}
    vague = "PAST_REF" if back else "FUTURE_REF"
    now = toward in {"ago", "from now", "hence"}
    if count is None or count != int(count) or count > 5000 or kind.startswith("T") or kind not in _UNKNOWN:
        return sense("DATE", vague if now else _UNKNOWN.get(kind, "XXXX-XX-XXTXX"))
    start = (
        (None if context.quoted and kind == "D" else _today(context))
        if now and not context.anchor.narrative
        else _told(context)
    )
    if start is None:
        return sense("DATE", vague if now else _UNKNOWN[kind])
    value = _count(start, kind, -int(count) if back else int(count))
    rough = match.said("approx") not in choice("exact") or int(count) > _EXACT.get(kind, 0)
    return sense("DATE", value, UNKNOWN if rough else None)


def portion(match: Match, context: Context) -> Sense | None:
    """As in "the last week of August": a length, somewhere in its month or year."""
    found = measure(match)
    if found is None:
        return None
    whole = month(match, context) if match.piece("month") else year(match, context)
    if whole is None:
        return None
    return Sense("DURATION", length(*found), whole.begin, whole.finish, whole.precision)
