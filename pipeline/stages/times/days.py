"""Days, their parts, and clock times."""

from __future__ import annotations

import re
from datetime import date

from pipeline.lexicon import load
from pipeline.stages.times.anchor import shift
from pipeline.stages.times.choices import choice
from pipeline.stages.times.grammar import Match
from pipeline.stages.times.interval import UNKNOWN, Interval, interval, part_of_day
from pipeline.stages.times.sense import Context, Sense, after, before, sense
from pipeline.stages.times.tense import Direction
from pipeline.stages.times.weekdays import weekday

SOME_DAY = "XXXX-XX-XX"
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def day(match: Match, context: Context) -> Sense | None:
    """A day, with a part of it or a clock time where the words give one."""
    base = None if _is_name(match) else _base(match, context)
    if base is None:
        return None
    if match.piece("clock") or match.piece("hour") or match.piece("mil"):
        return _clock(match, context, base)
    if match.piece("small"):
        found = _hours(base, "small")
        return sense("TIME", f"{_dated(base)}TMO", found)
    if match.piece("part"):
        return _part(match, base)
    if "T" in base[10:]:
        return sense("TIME", base)
    mod = match.said("mod").split(" ")[0]
    if mod in {"early", "late"} and _ISO_DAY.fullmatch(base):
        return sense("DATE", base, _hours(base, mod))
    return sense("DATE", base)


def _is_name(match: Match) -> bool:
    """Whether a weekday or "today" is part of a name ("Black Friday", "the Sunday Times")."""
    if not (match.piece("wd") or match.piece("deictic")) or match.piece("month"):
        return False
    previous, following = before(match), after(match)
    if previous is not None and previous.text[0].isupper() and previous.lower in choice("named_before"):
        return True
    return following is not None and following.text[0].isupper() and following.lower in choice("named_after")


def _dated(base: str) -> str:
    return base if re.match(r"[\dX]{4}-", base) else SOME_DAY


def _hours(base: str, part: str) -> Interval:
    try:
        return part_of_day(date.fromisoformat(base), part) if _ISO_DAY.fullmatch(base) else UNKNOWN
    except (ValueError, OverflowError):
        return UNKNOWN


def _part(match: Match, base: str) -> Sense:
    part = str(match.value("part", "PART", "TONIGHT"))
    if part[0].isdigit():
        return sense("TIME", f"{_dated(base)}T{part}")
    code = load("times")["codes"].get(part, part)
    mod = match.said("mod").split(" ")[0]
    found = _hours(base, "small" if (part, mod) == ("MO", "early") and match.piece("part") else part)
    return sense("TIME", f"{_dated(base)}T{code}", found)


def _clock(match: Match, context: Context, base: str) -> Sense | None:
    words = match.piece("clock") or match.piece("hour") or match.piece("mil")
    text = words[0].lower
    if match.piece("mil"):
        hour, minute = int(text[:2]), text[2:]
    elif match.piece("clock"):
        first, minute = re.split("[:.]", text)[:2]
        hour = int(first)
    else:
        number = words[0].number
        value = number if number is not None else match.value("hour", "CARD")
        hour, minute = int(value or 0), ""
    if hour > 24 or (minute and int(minute) > 59):
        return None
    half = match.value("ampm", "AMPM")
    if half is None and not match.piece("zone") and not match.piece("mil") and not _clock_like(match):
        return None
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    part = match.value("part", "PART")
    if half is None and part in {"EV", "AF", "NI"} and 1 <= hour < 12 and (part != "NI" or hour > 5):
        hour += 12
    if match.piece("prel") and part == "NI" and hour < 12:
        # "1 a.m. last night" may belong to either day.
        base = SOME_DAY
    zone = str(match.value("zone", "ZONE") or "")
    return sense("TIME", f"{_dated(base)}T{hour:02}" + (f":{minute}" if minute else "") + zone)


def _clock_like(match: Match) -> bool:
    """A bare "3:30" is a time of day only after a preposition that says so, or beside a day or "o'clock"."""
    if any(w.lower in {"o'clock", "hrs", "hours"} for w in match.words[match.first : match.last]):
        return True
    if any(match.piece(name) for name in ("wd", "month", "deictic", "iso", "numdate")):
        return True
    previous = before(match)
    return previous is not None and previous.lower in choice("before_clock")


def _base(match: Match, context: Context) -> str | None:
    anchor = context.anchor
    if match.piece("iso"):
        return match.piece("iso")[0].text.replace(" ", "T")
    if match.piece("numdate"):
        return numeric_date(match.piece("numdate")[0].text)
    if match.piece("month") and match.piece("day"):
        return _date(match, context)
    if match.piece("wd"):
        return weekday(match, context)
    if match.piece("deictic"):
        return _deictic(match, context)
    if match.piece("nrel"):
        steps = {
            "before": -1,
            "previous": -1,
            "preceding": -1,
            "prior": -1,
            "same": 0,
            "that": 0,
            "that same": 0,
            "this": 0,
        }
        place = anchor.focus_day(context.block, context.number)
        found = shift(place, steps.get(match.said("nrel"), 1)) if place else None
        return found.isoformat() if found else SOME_DAY
    relation = match.said("prel")
    if relation.startswith(("that", "same", "previous", "next", "following", "preceding", "prior")):
        place = anchor.focus_day(context.block, context.number)
        step = {"previous": -1, "preceding": -1, "prior": -1, "next": 1, "following": 1}.get(relation, 0)
        found = shift(place, step) if place else None
        return found.isoformat() if found else SOME_DAY
    if relation or match.value("part", "TONIGHT"):
        today = _today(context)
        last = relation in {"last", "past"}
        if last and match.value("part", "PART") not in {"NI", "EV"}:
            return SOME_DAY
        found = shift(today, -1 if last else 0) if today else None
        return found.isoformat() if found else SOME_DAY
    return context.clause_day or SOME_DAY


def _today(context: Context) -> date | None:
    """The day of "today": the speaker's within quotation marks, where only a day named beside the quote tells it."""
    if context.anchor.narrative:
        return None
    if context.quoted:
        return date.fromisoformat(context.day) if context.day else None
    return context.anchor.today


def _deictic(match: Match, context: Context) -> str:
    steps = int(match.value("deictic", "DEICTIC") or 0)
    steps += {"before": -1, "after": 1}.get(match.said("drel"), 0)
    today = _today(context)
    previous = before(match)
    if steps == 0 and previous is not None and previous.lower in choice("generic_today"):
        return "PRESENT_REF"
    found = shift(today, steps) if today else None
    if found:
        return found.isoformat()
    return "PRESENT_REF" if steps == 0 else "PAST_REF" if steps < 0 else "FUTURE_REF"


def numeric_date(text: str) -> str | None:
    """A date in digits with slashes. Where it can be read as day/month and as month/day it stays open.

    >>> numeric_date("09/14/2013"), numeric_date("14/9/13"), numeric_date("5/5/2013"), numeric_date("4/9/2007")
    ('2013-09-14', '2013-09-14', '2013-05-05', '2007-XX-XX')
    """
    first, second, year = (int(part) for part in text.split("/"))
    year += (2000 if year < 70 else 1900) if year < 100 else 0
    if first > 12 >= second:
        first, second = second, first
    if not (1 <= first <= 12 and 1 <= second <= 31):
        return None
    return f"{year}-{first:02}-{second:02}" if first == second or second > 12 else f"{year}-XX-XX"


def year_piece(match: Match, context: Context) -> tuple[bool, int | None]:
    """Whether the words give a year, and which ("2024", "that year", "last year")."""
    if match.piece("year"):
        return True, int(match.piece("year")[0].text)
    if match.piece("yrel"):
        relation = match.said("yrel")
        told = context.anchor.told_year
        if relation in {"this", "last", "next", "past", "current", "coming"} and not context.anchor.narrative:
            step = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(relation, 0)
            return True, context.anchor.year + step if context.anchor.year else None
        step = {"previous": -1, "last": -1, "preceding": -1, "following": 1, "next": 1}.get(relation, 0)
        return True, told + step if told else None
    return False, None


def _date(match: Match, context: Context) -> str | None:
    month = int(match.value("month", "MONTH", "MON") or 0)
    number = int(match.piece("day")[0].number or 0)
    if not 1 <= number <= 31:
        return None
    given, year = year_piece(match, context)
    following = after(match)
    if not given and (month, number) == (9, 11) and following is not None and following.lower in choice("attacks"):
        return "2001-09-11"
    if not given:
        year = context.year
        if year is None:
            relation = match.said("mrel")
            way: Direction | None = (
                "past" if relation in {"last", "past", "this past"} else "future" if relation else None
            )
            year = context.anchor.year_of(month, number, way or context.way_of_date(match))
        named = match.value("wd", "WEEKDAY", "WKD")
        if named is not None and not context.anchor.narrative and context.anchor.year:
            years = [context.anchor.year + step for step in (0, -1, 1)]
            year = next((y for y in years if _iso_weekday(y, month, number) == named), None)
    return f"{year if year else 'XXXX'}-{month:02}-{number:02}"


def _iso_weekday(year: int, month: int, number: int) -> int | None:
    try:
        return date(year, month, number).isoweekday()
    except ValueError:
        return None


def part(match: Match, context: Context) -> Sense | None:
    """A part of the day alone ("at night", "in the morning"): of the day that its sentence names, if there is one."""
    previous = before(match)
    if previous is None or previous.lower not in choice("before_part"):
        return None
    following = after(match)
    if following is not None and following.tag.startswith("NN") and not match.said("part").startswith(("noon", "mid")):
        return None
    return _part(match, context.clause_day or SOME_DAY)


def day_of_month(match: Match, context: Context) -> Sense | None:
    """As in "on the 29th": in the month that a narrative has reached, in news the nearest by tense."""
    previous, following = before(match), after(match)
    if previous is None or previous.lower not in {"on", "by", "until", "and", "to"}:
        return None
    if following is not None and following.tag[:2] in {"NN", "JJ", "CD"}:
        return None
    number = int(match.piece("day")[0].number or 0)
    anchor = context.anchor
    if not 1 <= number <= 31:
        return None
    place = anchor.focus
    if place and (anchor.narrative or place.block == context.block) and re.match(r"\d{4}-\d\d", place.value):
        return sense("DATE", f"{place.value[:7]}-{number:02}")
    return sense("DATE", f"XXXX-XX-{number:02}")


def into(match: Match, context: Context) -> Sense | None:
    """As in "late Monday into Tuesday": one stretch, valued by its start."""
    left, right = match.within("left"), match.within("right")
    if left is None or right is None:
        return None
    first = day(left, context)
    if first is None:
        return None
    second = day(right, Context(context.anchor, context.sentence, context.block, context.number, context.quoted))
    begin = first.begin
    last = interval(second.value) if second else UNKNOWN
    finish = last.finish if begin and last.finish and begin < last.finish else None
    return Sense(first.type, first.value, begin if finish else first.begin, finish or first.finish, first.precision)
