"""What an expression means, and what a rule may look at to tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model import Precision, Sentence, TimexType
from pipeline.stages.times.anchor import Anchor
from pipeline.stages.times.grammar import Match
from pipeline.stages.times.interval import Interval, interval
from pipeline.stages.times.tense import Direction, direction
from pipeline.stages.times.words import Word


class Sense(NamedTuple):
    """Type and value as in TIMEX3, with the interval; `first` and `last` narrow the words where a rule keeps fewer."""

    type: TimexType
    value: str
    begin: str | None = None
    finish: str | None = None
    precision: Precision | None = None
    first: int | None = None
    last: int | None = None


def sense(kind: TimexType, value: str, found: Interval | None = None) -> Sense:
    """A sense with the interval of its value, or with the one given."""
    return Sense(kind, value, *(interval(value) if found is None else found))


@dataclass(frozen=True, slots=True)
class Context:
    """Where a match stands.

    `quoted`: within quotation marks, where "today" is the speaker's day. `day`: the one day that the sentence names
    outside of quotation marks, if any; `clause_day`: the one that hangs on the same verb as the match. `year`: the year
    that the other end of a range gives.
    """

    anchor: Anchor
    sentence: Sentence
    block: int
    number: int
    quoted: bool = False
    day: str | None = None
    clause_day: str | None = None
    year: int | None = None

    def way(self, match: Match) -> Direction | None:
        """Which way the match points by tense."""
        return direction(self.sentence, match.start, match.end)

    def way_of_date(self, match: Match) -> Direction | None:
        """As `way`; but a date that belongs to a noun ("the April 19 vote") has no tense."""
        inside = self.sentence.between(match.start, match.end)
        outer = next((t for t in inside if not match.start <= self.sentence.head(t).start < match.end), None)
        belongs = outer is not None and outer.dep in {"compound", "nummod", "amod", "nmod", "poss"}
        return None if belongs else self.way(match)


def before(match: Match, back: int = 1) -> Word | None:
    """The word that stands so many places before the match."""
    place = match.first - back
    return match.words[place] if place >= 0 else None


def after(match: Match, on: int = 0) -> Word | None:
    """The word that stands so many places after the match's last word."""
    place = match.last + on
    return match.words[place] if place < len(match.words) else None
