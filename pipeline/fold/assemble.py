"""The corpus out of the results of articles and of groups of articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.fold.group import GroupResult
from pipeline.fold.rename import with_canonical
from pipeline.model import Corpus, Derivation, Entity, Judgement, Rejection, derivation_order, relation_order
from pipeline.stages.derive import WITH
from pipeline.stages.identify import United, unite_entities


def assemble(
    parts: Iterable[Corpus],
    joined: United,
    results: Sequence[GroupResult],
    rejections: Sequence[Rejection],
) -> Corpus:
    """One corpus, in order; `parts` come in the order of their articles' ids, `joined` gives entities their ids."""
    renamed = [with_canonical(part, joined.canonical) for part in parts]
    derivations = sorted((d for r in results for d in r.derivations), key=derivation_order)
    standing = {s.claim: s for result in results for s in result.standings}
    claims = tuple(
        replace(claim, origins=found.origins, status=found.status) if (found := standing.get(claim.id)) else claim
        for part in renamed
        for claim in part.claims
    )
    return Corpus(
        articles=tuple(article for part in renamed for article in part.articles),
        attributions=tuple(said for part in renamed for said in part.attributions),
        claims=claims,
        times=tuple(time for part in renamed for time in part.times),
        entities=with_cited(unite_entities((e for p in renamed for e in p.entities), joined.canonical), derivations),
        events=tuple(sorted((e for r in results for e in r.events), key=lambda e: e.id)),
        rejections=tuple(sorted((*rejections, *(r for part in renamed for r in part.rejections)))),
        relations=tuple(sorted((r for result in results for r in result.relations), key=relation_order)),
        derivations=tuple(derivations),
        revisions=tuple(sorted((v for r in results for v in r.revisions), key=lambda v: (v.article, v.of))),
        judgements=joined.judgements,
    )


def with_cited(entities: Sequence[Entity], derivations: Iterable[Derivation]) -> tuple[Entity, ...]:
    """The entities and, for outlets that articles credit or cite and that publish nothing in the corpus, one each, by
    the name that the first of the derivations gives it.
    """
    known = {entity.id: entity for entity in entities}
    for derivation in derivations:
        name, key = (derivation.label or "").removeprefix(WITH), derivation.outlet
        if key is not None and key not in known and name:
            named = Judgement("same", name, "exact-name", derivation.article)
            known[key] = Entity(key, name, "outlet", (), (), (), (named,))
    return tuple(known[key] for key in sorted(known))
