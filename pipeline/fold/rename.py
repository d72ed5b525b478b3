"""The entities of a record by the ids that the corpus knows them by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.model import Attribution, Claim, Corpus, Mention, SourceLink


def with_canonical(part: Corpus, canonical: Mapping[str, str]) -> Corpus:
    """The attributions and claims of a corpus with the ids that `canonical` gives; its entities stay as they are."""
    used = {e.id for e in part.entities} & canonical.keys()
    if not used:
        return part
    return replace(
        part,
        attributions=tuple(_attribution(a, canonical) for a in part.attributions),
        claims=tuple(_claim(c, canonical) for c in part.claims),
    )


def _attribution(said: Attribution, canonical: Mapping[str, str]) -> Attribution:
    known = canonical.get(said.speaker or "")
    return said if known is None else replace(said, speaker=known)


def _claim(claim: Claim, canonical: Mapping[str, str]) -> Claim:
    def mentions(role: tuple[Mention, ...]) -> tuple[Mention, ...]:
        return tuple(m if m.entity is None else replace(m, entity=canonical.get(m.entity, m.entity)) for m in role)

    return replace(
        claim,
        sources=_chain(claim.sources, canonical),
        actor=mentions(claim.actor),
        target=mentions(claim.target),
        place=mentions(claim.place),
        instrument=mentions(claim.instrument),
        recipient=mentions(claim.recipient),
        departure=mentions(claim.departure),
        destination=mentions(claim.destination),
    )


def _chain(links: tuple[SourceLink, ...], canonical: Mapping[str, str]) -> tuple[SourceLink, ...]:
    return tuple(k if k.entity is None else replace(k, entity=canonical.get(k.entity, k.entity)) for k in links)
