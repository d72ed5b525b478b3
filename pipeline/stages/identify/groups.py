"""Judgements on pairs, and entities put together by them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.model import EntityJudgement, Verdict
from pipeline.stages.identify.profile import Profile


def pair(one: Profile, other: Profile, verdict: Verdict, reason: str) -> EntityJudgement:
    """The judgement on two entities, the lesser id first."""
    if other.id < one.id:
        one, other = other, one
    return EntityJudgement(one.id, other.id, verdict, reason, one_label=one.label, other_label=other.label)


def groups(profiles: Sequence[Profile], same: Callable[[Profile, Profile], bool]) -> list[list[Profile]]:
    """The profiles in groups that `same` connects, in the order of their first members."""
    found: list[list[Profile]] = []
    for one in profiles:
        near = [group for group in found if any(same(one, other) for other in group)]
        rest = [group for group in found if group not in near]
        found = [*rest, [*(p for group in near for p in group), one]]
    return sorted(found, key=lambda group: group[0].id)
