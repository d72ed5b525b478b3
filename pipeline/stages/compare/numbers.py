"""Numbers of two claims: what each counts, within which bounds, and whether these meet."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal

from pipeline.model import Claim, Mention, Quantity
from pipeline.stages.compare.lexicon import words
from pipeline.stages.resolve.lexicon import words as nouns
from pipeline.stages.split.words import NUMBERS

Role = Literal["actor", "target"]
Meeting = Literal["equal", "meet", "apart", "open"]

PART = re.compile(r"^one of\b|\bof (?:the|his|her|its|their)\b|\d of [\d,]+")
"""A number out of others: "two of the three victims"."""
ABOUT = 0.15
"""How far, as a part of it, a number may be off that the text gives as "about", "some", "nearly"."""
ROUND = 100
"""Numbers from here on that end in zeros are taken as rounded to their last digit that is none."""
CLOSE = 1.25
"""Open bounds ("at least 80") agree with a number that exceeds them by no more than this factor: "dozens" says little
for or against 2,000."""
SCALE = 4
"""Versions of one number are seldom further apart than by this factor; one death beside eighty is another matter, or
told of a part."""
IRREGULAR = {"men": "man", "women": "woman", "children": "child", "people": "person"}


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """How many of what, in which role of a claim. `least` and `most` are inclusive; infinite is unbounded. `vague` are
    "dozens" and "scores".
    """

    role: Role
    unit: str
    least: float
    most: float
    vague: bool = False


def counts(claim: Claim) -> tuple[Count, ...]:
    """What a claim counts among its actors and targets, sorted. Where a role has two numbers of one unit, it is open
    which of them is the one to compare, and neither is given.
    """
    toll = words().kind(claim.action.lemma) in words().tolls
    if toll and _some_only(claim):
        return ()
    found: list[Count] = []
    for role, mentions in (("actor", claim.actor), ("target", claim.target)):
        for quantity in claim.quantity:
            if _inside(quantity, mentions) and (unit := _unit(quantity, toll)) is not None:
                vague = any(w in NUMBERS.plurals for w in quantity.text.lower().split())
                found.append(Count(role, unit, *_bounds(quantity), vague))  # type: ignore[arg-type]
    kinds = [(c.role, c.unit) for c in found]
    return tuple(sorted(c for c in found if kinds.count((c.role, c.unit)) == 1))


def _some_only(claim: Claim) -> bool:
    """Whether the word before the action's bounds whom it is said of: "12 were critically injured"."""
    said = claim.evidence.text[: max(0, claim.action.start - claim.evidence.start)].lower().split()
    return bool(said) and said[-1] in words().severity


def meeting(one: Count, other: Count) -> Meeting:
    """How two counts of one role and unit stand to each other; ``open`` where neither says enough."""
    if (one.least, one.most) == (other.least, other.most):
        return "equal"
    if one.most < other.least or other.most < one.least:
        return "apart"
    first, second = _anchor(one), _anchor(other)
    return "meet" if max(first, second) <= CLOSE * min(first, second) and not _both_open(one, other) else "open"


def far(one: Count, other: Count) -> bool:
    """Whether one number is more than `SCALE` times the other."""
    less, more = sorted((_anchor(one), _anchor(other)))
    return more > SCALE * less


def exceeds(one: Count, other: Count) -> bool:
    """Whether the first counts some sort of people, the other all of them, and there are more of the first."""
    return other.unit == "people" and one.unit != "people" and one.least > other.most and _sort_of_people(one.unit)


def _both_open(one: Count, other: Count) -> bool:
    return math.isinf(one.most) and math.isinf(other.most)


def _anchor(count: Count) -> float:
    return count.most if math.isinf(count.least) else count.least


def _inside(quantity: Quantity, mentions: tuple[Mention, ...]) -> bool:
    """Whether a quantity counts a mention: it begins with the mention's words, not in a clause within them."""
    return any(
        m.start <= quantity.start and quantity.end <= m.end and quantity.start - m.start <= len("the ")
        for m in mentions
    )


def _unit(quantity: Quantity, toll: bool) -> str | None:
    unit = (quantity.unit or "").lower()
    unit = words().units.get(unit, unit)
    if unit in words().rest or PART.search(quantity.text.lower()):
        return None
    if unit in words().people or (not unit and toll):
        return "people"
    return _singular(unit) or None


def _singular(noun: str) -> str:
    """A noun in the singular, as far as its ending tells.

    >>> _singular("ships"), _singular("women"), _singular("countries"), _singular("glass")
    ('ship', 'woman', 'country', 'glass')
    """
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _sort_of_people(unit: str) -> bool:
    return nouns().is_person_noun(unit)


def _bounds(quantity: Quantity) -> tuple[float, float]:
    """The bounds of a quantity, widened where its words or its zeros say that it is not exact."""
    least = -math.inf if quantity.minimum is None else quantity.minimum
    most = math.inf if quantity.maximum is None else quantity.maximum
    said = f" {quantity.text.lower()} "
    if any(f" {word} " in said for word in words().about):
        if math.isinf(least):  # "nearly 80" is not far below 80
            least = most * (1 - ABOUT)
        elif least == most:
            least, most = least * (1 - ABOUT), most * (1 + ABOUT)
    elif least == most:
        slack = _slack(least)
        least, most = least - slack, most + slack
    return least, most


def _slack(number: float) -> float:
    """Half of the last place of a round number.

    >>> _slack(84), _slack(2500), _slack(1200000)
    (0.0, 50.0, 50000.0)
    """
    place = 1.0
    while number >= ROUND and number % (place * 10) == 0:
        place *= 10
    return place / 2 if place >= ROUND else 0.0
