"""Versions: the claims of one event that say the same, under one representative each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from pipeline.model import Claim, Mention
from pipeline.stages.compare.lexicon import words
from pipeline.stages.compare.naming import plain
from pipeline.stages.compare.numbers import Count, counts
from pipeline.stages.compare.parts import denies_part
from pipeline.stages.compare.sources import Sayings, speaker
from pipeline.stages.link.interval import Interval, interval

MOST = 48
"""So many versions of one action are compared within an event, the earliest ones. It depends on the event alone."""
VOICES = 6
"""So many sources of a version are tried for a pair in which two sources speak."""


@dataclass(frozen=True, slots=True)
class Version:
    """Claims of one action that agree in every slot, the earliest first. All that holds between two versions is told
    of one claim of each, so that ten papers that say the same make one relation, not ten.
    """

    claims: tuple[Claim, ...]
    counts: tuple[Count, ...]
    when: Interval | None

    @property
    def first(self) -> Claim:
        """The earliest claim, which stands for the others."""
        return self.claims[0]

    def voices(self) -> tuple[Claim, ...]:
        """The earliest claim of each source, the earliest first; no more than `VOICES`."""
        found: dict[tuple[str, str], Claim] = {}
        for claim in self.claims:
            found.setdefault((speaker(claim), "" if claim.attribution else claim.article), claim)
        return tuple(found.values())[:VOICES]


def comparable(claim: Claim) -> bool:
    """Whether a claim says, for sure or probably, of something that it did or did not happen."""
    return claim.modality == "actual" and claim.certainty in {"certain", "probable"}


def versions(claims: Iterable[Claim], sayings: Sayings) -> Iterator[tuple[str, tuple[Version, ...]]]:
    """The versions of each action among the claims of an event, action by action, the earliest first."""
    order = sorted((c for c in claims if comparable(c) and not denies_part(c, sayings)), key=sayings.order)
    common = shared_entities(order)
    actions: dict[str, dict[tuple[object, ...], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in order:
        actions[words().kind(claim.action.lemma)][value(claim, common)].append(claim)
    for action in sorted(actions):
        made = [_version(group) for group in actions[action].values()]
        yield action, tuple(made[:MOST])


def _version(claims: list[Claim]) -> Version:
    return Version(tuple(claims), counts(claims[0]), interval(claims[0].time))


def shared_entities(claims: Iterable[Claim]) -> frozenset[str]:
    """The entities that claims of two articles or more mention. Any other one means, for all that is known, whatever is
    called by the same words: what is described without a name is another entity in each article.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for mention in claim.mentions():
            if mention.entity is not None:
                found[mention.entity].add(claim.article)
    return frozenset(key for key, articles in found.items() if len(articles) > 1)


def value(claim: Claim, common: Set[str]) -> tuple[object, ...]:
    """What a claim says of its action, slot by slot; claims of one action and value are one version. `common` are the
    `shared_entities` of the event.
    """
    roles = (claim.actor, claim.target, claim.place)
    return (
        claim.polarity,
        claim.tense,
        *(_fillers(role, common) for role in roles),
        interval(claim.time),
        counts(claim),
    )


def _fillers(mentions: Sequence[Mention], common: Set[str]) -> tuple[str, ...]:
    return tuple(sorted({_filler(m, common) for m in mentions}))


def _filler(mention: Mention, common: Set[str]) -> str:
    said = plain(mention)
    if mention.entity is not None and (mention.entity in common or said in words().hollow):
        return mention.entity
    return said
