"""Revisions: what changed in the claims when an outlet changed an article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from itertools import pairwise

from pipeline.model import Article, Claim, Mention, Revision
from pipeline.stages.link.interval import moment
from pipeline.stages.resolve.naming import normalise

Key = tuple[object, ...]
Naming = Callable[[str | None, str], str]


def version_order(article: Article) -> tuple[str, str]:
    """What the versions of an article are sorted by: publication (unknown first), then id."""
    return moment(article.published) if article.published else "", article.id


def revisions_of(versions: Sequence[Article], claims: Mapping[str, Sequence[Claim]]) -> tuple[Revision, ...]:
    """What each version of an article changed against the one before, in the order of the versions.

    `versions` are the articles of one address, in any order; of several with the same text the first is kept. `claims`
    are those of each article, by its id.
    """
    distinct: list[Article] = []
    for article in sorted(versions, key=version_order):
        if not distinct or distinct[-1].text != article.text:
            distinct.append(article)
    return tuple(
        _revision(later, earlier, claims.get(later.id, ()), claims.get(earlier.id, ()))
        for earlier, later in pairwise(distinct)
    )


def _revision(later: Article, earlier: Article, new: Sequence[Claim], old: Sequence[Claim]) -> Revision:
    """Claims are paired by what they say, first with whom they mean by the entities that both versions know, then by
    the words alone: an entity without a name of its own is another one in each version.
    """
    common = _entities(new) & _entities(old)

    def by_entity(entity: str | None, text: str) -> str:
        return entity if entity in common else normalise(text)  # type: ignore[return-value]

    def by_words(entity: str | None, text: str) -> str:
        return normalise(text)

    kept: list[tuple[str, str]] = []
    left_new, left_old = _ordered(new), _ordered(old)
    for naming in (by_entity, by_words):
        pairs = _pairs(left_new, left_old, naming)
        kept += pairs
        paired_new, paired_old = {a for a, _ in pairs}, {b for _, b in pairs}
        left_new = [c for c in left_new if c.id not in paired_new]
        left_old = [c for c in left_old if c.id not in paired_old]
    return Revision(
        article=later.id,
        of=earlier.id,
        kept=tuple(sorted(kept)),
        added=tuple(sorted(c.id for c in left_new)),
        dropped=tuple(sorted(c.id for c in left_old)),
    )


def _ordered(claims: Sequence[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda c: (c.action.start, c.id))


def _pairs(new: Sequence[Claim], old: Sequence[Claim], naming: Naming) -> list[tuple[str, str]]:
    """Claims of one meaning, paired in the order of the text."""
    waiting: dict[Key, list[str]] = defaultdict(list)
    for claim in reversed(old):
        waiting[_meaning(claim, naming)].append(claim.id)
    return [(c.id, waiting[key].pop()) for c in new if waiting.get(key := _meaning(c, naming))]


def _meaning(claim: Claim, naming: Naming) -> Key:
    """What a claim says, and by whom, without where it stands."""
    time = claim.time
    return (
        tuple(naming(link.entity, link.label) for link in claim.sources),
        claim.action.lemma,
        *(_fillers(role, naming) for role in (claim.actor, claim.target, claim.place, claim.instrument)),
        claim.polarity,
        claim.modality,
        time and (time.value, time.begin, time.finish),
        tuple(
            sorted(
                (q.minimum is None, q.minimum or 0, q.maximum is None, q.maximum or 0, q.unit or "")
                for q in claim.quantity
            )
        ),
    )


def _fillers(mentions: Sequence[Mention], naming: Naming) -> tuple[str, ...]:
    return tuple(sorted({naming(m.entity, m.text) for m in mentions}))


def _entities(claims: Sequence[Claim]) -> Set[str]:
    links = {link.entity for c in claims for link in c.sources if link.entity}
    return links | {m.entity for c in claims for m in c.mentions() if m.entity}
