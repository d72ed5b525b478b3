"""The rules that patterns of the lexicon name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.stages.times import days, feasts, lengths, periods, relative
from pipeline.stages.times.grammar import Match
from pipeline.stages.times.sense import Context, Sense

Rule = Callable[[Match, Context], Sense | None]
"""What a match means where it stands; None if it is no time expression."""

RULES: Mapping[str, Rule] = {
    "ago": relative.ago,
    "century": periods.century,
    "day": days.day,
    "dayofmonth": days.day_of_month,
    "decade": periods.decade,
    "duration": lengths.duration,
    "every": lengths.every,
    "fiscal": periods.fiscal,
    "fixed": lengths.fixed,
    "half": periods.half,
    "holiday": feasts.holiday,
    "into": days.into,
    "month": periods.month,
    "named": feasts.named,
    "part": days.part,
    "portion": relative.portion,
    "quarter": periods.quarter,
    "season": periods.season,
    "shortyear": periods.short_year,
    "stretch": relative.stretch,
    "unit": relative.unit,
    "year": periods.year,
}
