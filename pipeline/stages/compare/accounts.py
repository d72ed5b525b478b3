"""Accounts: the claims of one event that say of the same that it happened, or that it did not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set

from pipeline.model import Claim
from pipeline.stages.compare.lexicon import words
from pipeline.stages.compare.matching import Matching
from pipeline.stages.compare.parties import Parties
from pipeline.stages.compare.sources import Sayings
from pipeline.stages.compare.versions import MOST, value

PLAIN = Matching(Sayings({}, {}, {}), Parties({}))
"""By what two claims share alone: whom they name and when, not when they were published."""

LONG = frozenset({"year", "decade"})
"""The precisions of times of a year or more."""


def accounts(claims: Sequence[Claim], common: Set[str]) -> list[list[Claim]]:
    """The claims of an event in groups: of one action, modality, polarity and stated year, each with the first group
    (by article and place in the text) whose first claim is surely about the same. No more than `versions.MOST` groups
    of one action are tried; a claim beyond them joins those that say the same in every slot. `common` are the
    `shared_entities`.
    """
    made: dict[tuple[str, str, str, str], list[list[Claim]]] = defaultdict(list)
    at: dict[tuple[object, ...], list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (c.article, c.action.start, c.id)):
        key = words().kind(claim.action.lemma), claim.modality, claim.polarity, _year(claim)
        same = (*key, *value(claim, common))
        group = at.get(same)
        if group is None:
            group = next((g for g in made[key][:MOST] if PLAIN.surely(g[0], claim)), None)
        if group is None:
            group = []
            made[key].append(group)
        at[same] = group
        group.append(claim)
    return [group for key in sorted(made) for group in made[key]]


def _year(claim: Claim) -> str:
    """The time of a claim that tells no more than years: what is told without a time is news, and "in 1908" is none."""
    time = claim.time
    return f"{time.begin}/{time.finish}" if time is not None and time.precision in LONG else ""
