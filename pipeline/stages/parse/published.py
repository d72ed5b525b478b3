"""When an article was published: stamps as outlets write them, to ISO 8601 of the same precision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from pipeline.lexicon import load

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_DATES = tuple(
    re.compile(rf"(?<![\w/.-]){form}", re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<number>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>[12]\d{3})(?P<number>\d{2})(?P<day>\d{2})(?!\d)",
        rf"{_DAY}(?:\s+of)?[\s-]*{_MONTH}[\s,-]*{_YEAR}",
        rf"{_MONTH}[\s-]*{_DAY}[\s,-]+{_YEAR}",
        r"(?P<first>\d{1,2})(?P<sep>[-/.])(?P<second>\d{1,2})(?P=sep)(?P<year>\d{4})(?!\d)",
        r"(?P<first>\d{1,2})(?P<sep>[-/.])(?P<second>\d{1,2})(?P=sep)(?P<short>\d{2})(?!\d)",
        rf"{_MONTH}[\s,-]*{_YEAR}",
        r"(?P<year>\d{4})-(?P<number>\d{2})(?![\d-])",
        r"(?P<year>[12]\d{3})(?![\d:-])",
    )
)
_TIME = re.compile(
    r"(?<![\d:.])(?:(?P<h>\d{1,2})[:.](?P<m>\d{2})(?::(?P<s>\d{2})(?:\.\d+)?)?|(?P<h12>\d{1,2})(?=\s*[ap]\.?m)|(?P<h24>\d{2})(?P<m24>\d{2})(?=\s*(?:gmt|utc|hrs|hours)))"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"\s*\(?\s*(?:gmt|utc)?\s*(?P<sign>[+−-])\s?(?P<zh>\d{1,2})(?::?(?P<zm>\d{2}))?\b\)?", re.IGNORECASE
)
_FILLER = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|at|on|the|local|time|hrs|hours)\b|[\s,.;:@|·•()\[\]/–—-]+",
    re.IGNORECASE,
)
_FIRST_YEAR, _LAST_YEAR = 1600, 2199  # before newspapers, or a slip of the pen


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a line says of the publication: a day (or month, or year), and a time with its offset, where known."""

    day: str | None
    time: str | None = None

    @property
    def published(self) -> str | None:
        """As in ``Article.published``."""
        if self.day is None or self.time is None or self.day.count("-") < 2:
            return self.day
        return f"{self.day}T{self.time}"


def published_of(text: str) -> str | None:
    """The moment that a data field states, as in ``Article.published``, or None if it can't be read with certainty.

    Midnight sharp stands for "no time known" in data fields, so only the day is kept.

    >>> published_of("2024-10-01T23:31:05.120Z"), published_of("2016-09-12 00:00:00"), published_of("03/04/2024")
    ('2024-10-01T23:31+00:00', '2016-09-12', None)
    """
    stamp = read_stamp(text)
    if stamp is None:
        return None
    if re.search(r"[T\s]00:00(?::00(?:\.0+)?)?(?![\d:])", text):
        return stamp.day
    return stamp.published


def read_stamp(line: str) -> Stamp | None:
    """The stamp that a line consists of, or None where it holds anything else.

    Accepts a label ("Published:"), a weekday, the date in words or numbers, a time, and a zone. A date
    of change ("Updated ...") makes a stamp without day: the line is no paragraph, and says nothing of the publication.
    A numeric date that may be read in two ways has no day either, nor has an impossible one (``2024-13-45``).

    >>> read_stamp("Published: Tuesday, Oct. 1, 2024 at 11:31 p.m. ET")
    Stamp(day='2024-10-01', time='23:31-04:00')
    >>> read_stamp("1 Oct 2024 23:31").published, read_stamp("On 1 October 2024 troops left.")
    ('2024-10-01T23:31', None)
    """
    if len(line) > 160:
        return None
    labels = load("parse")["header"]
    rest = " ".join(line.split())
    if changed := _label(labels["changed"]).search(rest):
        before = rest[: changed.start()].strip(" |,;·•-–—/(")
        return read_stamp(before) or (_read(rest[changed.end() :]) and Stamp(None))
    if published := _label(labels["published"]).match(rest):
        rest = rest[published.end() :]
    return _read(rest)


def _label(words: list[str]) -> re.Pattern[str]:
    choice = "|".join(sorted((w.replace(" ", r"\s") for w in words), key=len, reverse=True))
    return re.compile(rf"\b(?:{choice})\b\s*:?\s*", re.IGNORECASE)


def _read(text: str) -> Stamp | None:
    match = next((m for form in _DATES if (m := form.search(text))), None)
    rest, day = text, None
    if match:
        day = _day(match)
        if text[match.end() : match.end() + 1] in {"T", "t"}:  # "2024-10-01T23:31"
            text = f"{text[: match.end()]} {text[match.end() + 1 :]}"
        rest = f"{text[: match.start()]} | {text[match.end() :]}"
    clock = _TIME.search(rest)
    time = None
    if clock:
        rest, time = _time(rest, clock, day)
    if _FILLER.sub("", rest) or not (match or clock):
        return None
    return Stamp(day, time)


def _day(match: re.Match[str]) -> str | None:
    found = match.groupdict()
    if found.get("short"):
        return None  # "8/2/13": three numbers in any order
    year, day = int(found["year"]), int(found.get("day") or 0)
    month = int(found.get("number") or 0)
    if found.get("month"):
        month = _MONTHS.index(found["month"][:3].lower()) + 1
    if found.get("first"):  # day and month in either order: sure only if one can't be a month, or both are the same
        first, second = int(found["first"]), int(found["second"])
        if first > 12 or first == second:
            day, month = first, second
        elif second > 12:
            month, day = first, second
        else:
            return None
    zero = (found.get("number") and month == 0) or (found.get("day") and day == 0)
    if zero or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        whole = date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return None
    return whole if day else whole[:7] if month else whole[:4]


def _time(text: str, clock: re.Match[str], day: str | None) -> tuple[str, str | None]:
    """What is left of the text, and the time (None if there is no such time of day)."""
    hour = int(clock["h"] or clock["h12"] or clock["h24"])
    minute = int(clock["m"] or clock["m24"] or 0)
    if half := clock["half"]:
        if not 1 <= hour <= 12:
            return text, None
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    before, after = text[: clock.start()], text[clock.end() :]
    zone = _OFFSET.match(after) or re.match(r"\s*\(?(?P<abbr>[A-Za-z]{1,5})\b\)?", after)
    offset = ""
    if zone and _is_zone(zone):
        after = after[zone.end() :]
        offset = _offset(zone, day, hour, minute)
    if hour > 23 or minute > 59:
        return before + after, None
    return f"{before} {after}", f"{hour:02}:{minute:02}{offset}"


def _is_zone(zone: re.Match[str]) -> bool:
    abbr = zone.groupdict().get("abbr")
    return abbr is None or abbr.isupper() or abbr.lower() in load("parse")["zones"]


def _offset(zone: re.Match[str], day: str | None, hour: int, minute: int) -> str:
    found = zone.groupdict()
    if found.get("sign"):
        hours, minutes = int(found["zh"]), int(found["zm"] or 0)
        if hours > 14 or minutes > 59:
            return ""
        return f"{'+' if found['sign'] == '+' else '-'}{hours:02}:{minutes:02}"
    value = str(load("parse")["zones"].get(found["abbr"].lower(), ""))
    if "/" not in value:
        return value
    if day is None or day.count("-") < 2 or hour > 23 or minute > 59:
        return ""
    moment = datetime.fromisoformat(f"{day}T{hour:02}:{minute:02}").replace(tzinfo=ZoneInfo(value))
    offset = moment.strftime("%z")
    return f"{offset[:3]}:{offset[3:5]}"
