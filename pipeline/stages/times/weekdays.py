"""Weekdays, counted from the day of publication."""

from __future__ import annotations

from datetime import date

from pipeline.stages.times.anchor import shift
from pipeline.stages.times.choices import choice
from pipeline.stages.times.grammar import Match
from pipeline.stages.times.sense import Context, after, before


def weekday(match: Match, context: Context) -> str:
    """The TIMEX3 value of a weekday: by "last" or "next", else by tense; without a day of publication it stays open."""
    wanted = int(match.value("wd", "WEEKDAY", "WKD") or 0)
    unknown = f"XXXX-WXX-{wanted}"
    relation = match.said("rel")
    today = context.anchor.today
    if relation in {"that", "following", "previous", "preceding", "prior", "subsequent", "ensuing"}:
        place = context.anchor.focus_day(context.block, context.number)
        if place is None or relation == "that":
            return unknown
        found = shift(place, _step(place, wanted, forward=relation[0] in "fse", strict=True))
        return found.isoformat() if found else unknown
    if today is None or context.anchor.narrative or _indefinite(match):
        return unknown
    way = None if relation else context.way(match)
    forward = way == "future" or relation in {"next", "coming", "upcoming", "this coming", "this"}
    if relation == "this" and context.way(match) in {"past", None}:
        # "this Tuesday" is a day of this week.
        found = shift(today, wanted - today.isoweekday())
        return found.isoformat() if found else unknown
    if way == "present" and wanted != today.isoweekday() and _timetable(match, context):
        return unknown
    if way == "future" and wanted != today.isoweekday() and _of_subject(match, context):
        return unknown
    found = shift(today, _step(today, wanted, forward=forward, strict=relation not in {"", "this"}))
    return found.isoformat() if found else unknown


def _indefinite(match: Match) -> bool:
    """Whether it is any such day ("born on a Friday"); "a Friday interview" is that of one Friday."""
    previous, following = before(match), after(match)
    if previous is None or previous.lower not in {"a", "any", "one", "some"}:
        return False
    return following is None or not following.tag.startswith(("NN", "JJ", "VBG"))


def _of_subject(match: Match, context: Context) -> bool:
    """Whether the day belongs to the subject of its verb: "Saturday's raid will be remembered" looks either way."""
    inside = context.sentence.between(match.start, match.end)
    outer = next((t for t in inside if not match.start <= context.sentence.head(t).start < match.end), None)
    if outer is None or outer.dep not in {"poss", "compound", "nmod", "nummod", "amod"}:
        return False
    return context.sentence.head(outer).dep in {"nsubj", "nsubjpass"}


def _timetable(match: Match, context: Context) -> bool:
    """Whether a plain present tense may tell of a plan ("the trial opens Monday"), not of a report ("police say")."""
    spot = next(iter(context.sentence.between(match.start, match.end)), None)
    if spot is None:
        return False
    near = [spot, *context.sentence.ancestors(spot)][:3]
    verb = next((t for t in near if t.pos in {"VERB", "AUX"}), None)
    return verb is not None and verb.lemma not in choice("reporting")


def _step(today: date, wanted: int, *, forward: bool, strict: bool) -> int:
    """Days to the nearest such weekday in that direction; `strict` leaves out today.

    >>> _step(date(2024, 10, 1), 7, forward=False, strict=False), _step(date(2024, 10, 1), 2, forward=True, strict=True)
    (-2, 7)
    """
    ahead = (wanted - today.isoweekday()) % 7
    if forward:
        return ahead or (7 if strict else 0)
    return ahead - 7 if ahead or strict else 0
