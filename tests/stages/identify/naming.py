"""Profiles for tests: entities by the name alone."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import EntityJudgement, EntityKind, make_id
from pipeline.stages.identify import Profile, judge_block, name_keys, settle
from pipeline.stages.resolve.naming import normalise


def named(
    name: str,
    kind: EntityKind = "person",
    given: Sequence[str] = (),
    links: Sequence[str] = (),
    bound: str | None = None,
    article: str = "one",
    acts: bool = False,
    mentions: int = 1,
) -> Profile:
    """An entity of this name; one that is `bound` has an id of its own in each article."""
    key = make_id("entity", kind, normalise(name), article if bound else None)
    spelt = tuple(sorted(normalise(other) for other in given))
    return Profile(key, kind, name, spelt, tuple(sorted(links)), bound, acts, mentions)


def judged(profiles: Sequence[Profile]) -> tuple[EntityJudgement, ...]:
    """What all blocks of some entities make of them, one judgement for each pair."""
    blocks: dict[str, list[Profile]] = {}
    for one in profiles:
        for key in name_keys(one):
            blocks.setdefault(key, []).append(one)
    return settle(j for key, block in blocks.items() for j in judge_block(key, block))


def verdict(judgements: Sequence[EntityJudgement], one: Profile, other: Profile) -> str:
    """The verdict on a pair with its reason ("same: spelling"), or "none"."""
    pair = sorted((one.id, other.id))
    found = [f"{j.verdict}: {j.reason}" for j in judgements if [j.one, j.other] == pair]
    return found[0] if found else "none"
