"""Whether two claims of one action can be about one and the same happening."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model import Claim, Mention
from pipeline.stages.compare.lexicon import says, words
from pipeline.stages.compare.parties import Parties
from pipeline.stages.compare.sources import Sayings, before, shifted
from pipeline.stages.link.interval import Interval, interval, overlap

NEWS = 7
"""So many days before its publication may lie what an article tells without a time: it is news."""
PRECISE = frozenset({"day", "part_of_day", "hour", "minute"})
"""The precisions of times that are no longer than a day."""
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Matching:
    """The comparison of claims of one group: whom they mean, and when their articles were published."""

    sayings: Sayings
    parties: Parties

    def may(self, one: Claim, other: Claim, but: str = "") -> bool:
        """Whether nothing in two claims tells them apart: no word behind the action, nor actors, targets, places
        or times. The slot `but` is left out, being the one that is compared.
        """
        if one.tense != other.tense or _turn(one) != _turn(other):
            return False
        if but != "actor" and self.parties.alike(one.actor, other.actor) == "other":
            return False
        if but != "target" and self.parties.alike(one.target, other.target) == "other":
            return False
        if but != "place" and self.parties.apart(one.place, other.place) == "other":
            return False
        return but == "time" or self._together(one, other)

    def surely(self, one: Claim, other: Claim, but: str = "") -> bool:
        """Whether two claims of one action are about one happening for all that they tell: nothing tells them apart,
        and they share what the action is done to or, where neither has that, who does it, at one place or time or of
        one type. An action whose word says little by itself must share both.
        """
        if not self.may(one, other, but):
            return False
        actors = but != "actor" and self.parties.shared(one.actor, other.actor)
        targets = but != "target" and self.parties.joined(objects(one), objects(other))
        if but == "target":
            return actors
        # What is done to a country is done to it every day: then the doer must be shared as well.
        targets = targets and (actors or not self.parties.only_wide(objects(one), objects(other)))
        if words().kind(one.action.lemma) in words().vague:
            return actors and targets
        return targets or (actors and not one.target and not other.target and self._once(one, other))

    def same_doer(self, denied: Claim, affirmed: Claim) -> bool:
        """Whether what is said not to have happened is ruled out by its doer too: the claim names none, or the one that
        it names is the doer in the other claim. That the army did not shell the bridge does not say that nobody did.
        """
        return not denied.actor or self.parties.shared(denied.actor, affirmed.actor)

    def past(self, claim: Claim) -> bool:
        """Whether the time of a claim was surely over more than `NEWS` days before its article was published."""
        published = self.sayings.published(claim)
        found = interval(claim.time)
        return bool(found and published and before(found, (published, None), NEWS))

    def _once(self, one: Claim, other: Claim) -> bool:
        """Whether what somebody does to nothing and nobody is one happening: of a type, or at a place or time that
        both tell. People "watch" and "smile" all day.
        """
        kinds = words().kinds.values()
        if one.action.plover or words().kind(one.action.lemma) in kinds or self.parties.shared(one.place, other.place):
            return True
        return interval(one.time) is not None and interval(other.time) is not None

    def _together(self, one: Claim, other: Claim) -> bool:
        """Whether the times of two claims share a moment. A claim that has none is taken to be of the week before it
        was published; `dateless` tells where that is not safe.
        """
        first, second = self._when(one), self._when(other)
        return first is None or second is None or overlap(first, second)

    def _when(self, claim: Claim) -> Interval | None:
        found = interval(claim.time)
        published = self.sayings.published(claim)
        if found is not None or published is None:
            return found
        start, end = shifted(published, -NEWS), shifted(published, 1)
        return (start, end) if start and end else None


def _turn(claim: Claim) -> str:
    """The word right behind the action that makes another one of it, if there is one."""
    behind = claim.evidence.text[claim.action.end - claim.evidence.start :].split(maxsplit=1)
    word = behind[0].strip(".,;").lower() if behind else ""
    return word if word in words().turns else ""


def objects(claim: Claim) -> tuple[Mention, ...]:
    """What the action is done to, without those who are given it, if there is anything else."""
    return tuple(m for m in claim.target if m not in claim.recipient) or claim.target


def dateless(claim: Claim) -> bool:
    """Whether a claim has no time though its passage tells of one: then it may be of another day than its article."""
    if interval(claim.time) is not None:
        return False
    return says(claim.evidence.text, words().unread) or YEAR.search(claim.evidence.text) is not None
