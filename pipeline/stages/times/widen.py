"""Intervals that prepositions open or join: "since May", "until Friday", "between March and May".

Extents and values stay as TimeML wants them, without the preposition; begin and finish tell what the phrase means.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.model import Sentence
from pipeline.stages.times.choices import choice
from pipeline.stages.times.sense import Sense
from pipeline.stages.times.words import Word


@dataclass(frozen=True, slots=True)
class Placed:
    """A sense and the words ``[first, last)`` that have it, in their sentence."""

    words: tuple[Word, ...]
    first: int
    last: int
    sense: Sense
    sentence: Sentence

    def before(self, back: int = 1) -> str:
        """The word so many places before, in small letters; "" at the edge of the block."""
        place = self.first - back
        return self.words[place].lower if place >= 0 else ""


def widen(placed: list[Placed]) -> list[Placed]:
    """The same expressions with the intervals of their phrases."""
    kept: list[Placed] = []
    index = 0
    while index < len(placed):
        one = placed[index]
        other = placed[index + 1] if index + 1 < len(placed) else None
        if other is not None and (joined := _range(one, other)):
            kept.extend(joined)
            index += 2
        else:
            kept.append(_opened(one))
            index += 1
    return kept


def _range(one: Placed, other: Placed) -> tuple[Placed, Placed] | None:
    """Both ends of a range get the whole stretch: a claim that takes either lies in it."""
    between = [word.lower for word in one.words[one.last : other.first]]
    if between and between[-1] in {"the", "on", "in"}:
        between.pop()
    if len(between) != 1 or between[0] not in choice("range_signs"):
        return None
    before = one.before(2) if one.before() in {"the", "early", "late"} else one.before()
    if between[0] == "and" and before != "between":
        return None
    if between[0] in {"to", "until", "till"} and before != "from" and one.sense.precision != other.sense.precision:
        return None
    begin, finish = one.sense.begin, other.sense.finish
    if begin is None or finish is None or begin >= finish or _zoned(begin) != _zoned(finish):
        return None
    if one.sense.type not in {"DATE", "TIME"} or other.sense.type not in {"DATE", "TIME"}:
        return None
    return (
        replace(one, sense=one.sense._replace(begin=begin, finish=finish)),
        replace(other, sense=other.sense._replace(begin=begin, finish=finish)),
    )


def _zoned(moment: str) -> bool:
    return moment.endswith("Z") or "+" in moment


def _opened(one: Placed) -> Placed:
    """Where "since", "until", "by", "before" or "after" governs the words, the open side has no bound."""
    sense = one.sense
    if sense.type not in {"DATE", "TIME"} or (sense.begin is None and sense.finish is None) or _modifies(one):
        return one
    word, phrase = one.before(), f"{one.before(2)} {one.before()}"
    if word in {"at", "about", "around", "the", "least"}:
        word, phrase = one.before(2), f"{one.before(3)} {one.before(2)}"
    if word in choice("opens_begin"):
        return replace(one, sense=sense._replace(finish=None))
    if word in choice("opens_finish"):
        return replace(one, sense=sense._replace(begin=None))
    # "Before the end of 2016" may be in 2016: a part of a period has no bounds of its own here.
    part = any(w.lower in choice("parts") for w in one.words[one.first : one.last])
    if word in choice("opens_after") and (word != "past" or sense.precision == "minute"):
        # "After 2 p.m." begins at two.
        point = part or sense.precision in {"hour", "minute"}
        return replace(one, sense=sense._replace(begin=sense.begin if point else sense.finish, finish=None))
    if word in choice("opens_before") or phrase in choice("opens_before"):
        return replace(one, sense=sense._replace(begin=None, finish=sense.finish if part else sense.begin))
    return one


def _modifies(one: Placed) -> bool:
    """Whether the words belong to a noun after them ("after Tuesday's raid", "since the 2016 vote")."""
    following = one.words[one.last] if one.last < len(one.words) else None
    if following is None:
        return False
    if following.lower == "'s" or following.text in {"'", "’"}:
        return True
    if not following.tag.startswith(("NN", "JJ", "VBG")):
        return False
    inside = one.sentence.between(one.words[one.first].start, one.words[one.last - 1].end)
    last = inside[-1] if inside else None
    if last is None:
        return False
    head = one.sentence.head(last)
    return head.start >= one.words[one.last - 1].end and head.pos in {"NOUN", "PROPN"}
