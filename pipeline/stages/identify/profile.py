"""What joining across articles needs to know of a named entity, in a few words and numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.model import Entity, EntityKind
from pipeline.stages.resolve.naming import label_order, normalise

BOUND = ("ambiguous-surname", "ambiguous-given-name", "surname-only", "generic-name", "unknown-name")
"""The reasons for which a name is tied to its article, as the judgements ``unsure`` of `resolve` tell them: the first
that is there. Where the article itself leaves open who is meant, other articles do not tell it.
"""
SPELT_OUT = frozenset({"acronym", "name-variant", "prefixed-name"})
"""The joins within an article that make the other name one of the bearer anywhere; a surname or a short form is not."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A named entity by its own id, small enough to be kept and compared in thousands.

    `label` is the name that `resolve` gave it, `given` the other names that an article itself gave it ("the Orvel
    Development Agency (ODA)"), normalised and sorted. `links` are its identifiers elsewhere, sorted. `bound` is why it
    is tied to its article (see `BOUND`), None if it is not. `acts`: it is a city that some article lets act, as a
    government does. `mentions` is how often it is named or meant.
    """

    id: str
    kind: EntityKind
    label: str
    given: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    bound: str | None = None
    acts: bool = False
    mentions: int = 0

    @property
    def name(self) -> str:
        """The name as names are compared, which is the same in all articles."""
        return normalise(self.label)


def profile(entity: Entity) -> Profile | None:
    """The profile of a named entity; None for what is described and not named, and for an unknown outlet."""
    if not any(j.reason == "exact-name" for j in entity.judgements):
        return None
    name = normalise(entity.label)
    given = {normalise(j.subject) for j in entity.judgements if j.verdict == "same" and j.reason in SPELT_OUT}
    why = {j.reason for j in entity.judgements if j.verdict == "unsure"}
    return Profile(
        entity.id,
        entity.kind,
        entity.label,
        tuple(sorted(given - {name, ""})),
        entity.links,
        next((reason for reason in BOUND if reason in why), None) if why & set(BOUND[2:]) else None,
        any(reason.startswith("place-or-body") for reason in why),
        len(entity.mentions),
    )


def merge_profiles(profiles: Iterable[Profile]) -> Profile:
    """The profiles that articles give one entity (they share the id), as one. The order does not matter, nor does it
    matter in what groups they are merged. Raises `ValueError` if there are none.

    >>> one, other = Profile("e", "person", "ANA REYES", mentions=1), Profile("e", "person", "Ana Reyes", mentions=2)
    >>> merge_profiles([one, other]).label, merge_profiles([one, other]).mentions
    ('Ana Reyes', 3)
    """
    every = list(profiles)
    label = min((p.label for p in every), key=label_order)
    return replace(
        every[0],
        label=label,
        given=tuple(sorted({name for p in every for name in p.given})),
        links=tuple(sorted({link for p in every for link in p.links})),
        acts=any(p.acts for p in every),
        mentions=sum(p.mentions for p in every),
    )
