"""Whether two claims of one action can be about one and the same happening."""

from __future__ import annotations

from pipeline.model import Claim
from pipeline.stages.compare.lexicon import words
from pipeline.stages.compare.parties import Parties, shared
from pipeline.stages.link.interval import interval, overlap


def may_match(one: Claim, other: Claim, parties: Parties, but: str = "") -> bool:
    """Whether nothing in two claims tells them apart: neither actors, targets, places nor times. The slot `but` is left
    out, being the one that is compared.
    """
    if one.tense != other.tense:
        return False
    if but != "actor" and parties.alike(one.actor, other.actor) == "other":
        return False
    if but != "target" and parties.alike(one.target, other.target) == "other":
        return False
    if but != "place" and parties.apart(one.place, other.place) == "other":
        return False
    return but == "time" or _together(one, other)


def surely_match(one: Claim, other: Claim, parties: Parties, but: str = "") -> bool:
    """Whether two claims of one action are about one happening for all that they tell: nothing tells them apart, and
    they share what the action is done to or, where neither has that, who does it. An action whose word says little by
    itself must share both.
    """
    if not may_match(one, other, parties, but):
        return False
    actors = but != "actor" and shared(one.actor, other.actor)
    targets = but != "target" and shared(one.target, other.target)
    if words().kind(one.action.lemma) in words().vague:
        return actors and targets
    return targets or (actors and not one.target and not other.target)


def _together(one: Claim, other: Claim) -> bool:
    first, second = interval(one.time), interval(other.time)
    return first is None or second is None or overlap(first, second)
