"""The corpus of a fold shard by shard: the same records as in one corpus, and in the same order within a shard, but
never all in memory.

Results of articles are read twice, one at a time. First what is joined is put aside on disk, by shard: entities, what
came of groups, rejections, and how claims stand. Then each shard is read back, and its articles once more. In memory
there are a group or an article at a time, the joined records of one shard, the ids of all articles, and the judgements
on entities while they are settled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from pipeline.fold.assemble import with_cited
from pipeline.fold.group import GroupResult, Standing
from pipeline.fold.rename import with_canonical
from pipeline.fold.scratch import Scratch
from pipeline.fold.shards import shard_of
from pipeline.model import (
    Corpus,
    Derivation,
    Entity,
    EntityJudgement,
    Event,
    Rejection,
    Relation,
    Revision,
    derivation_order,
    relation_order,
)
from pipeline.stages.identify import unite_entities


class Source(Protocol):
    """What a stream reads of a fold."""

    def articles(self) -> list[str]:
        """The ids of all articles, sorted."""
        ...

    def part(self, article: str) -> Corpus:
        """The result of an article, as it was found."""
        ...

    def canonical(self, entities: Iterable[str]) -> dict[str, str]:
        """The ids that those of `entities` go by that have another one than their own."""
        ...

    def groups(self) -> Iterator[tuple[Sequence[str], GroupResult]]:
        """The articles of each group, and what was found in it."""
        ...

    def judgements(self) -> Sequence[EntityJudgement]:
        """All judgements on pairs of entities, sorted."""
        ...


class Stream:
    """The corpus of a fold in `shards`; `rejections` are those that belong to no article. What is put aside stands in
    `folder` until `close`. `progress` is told how many articles of how many are gathered.

    Articles, and what belongs to one, are in the shard of the article's id; entities and events in that of their own;
    relations of their claim, derivations and revisions of their article, judgements of their lesser entity, rejections
    of their subject.
    """

    def __init__(
        self,
        source: Source,
        shards: int,
        rejections: Iterable[Rejection] = (),
        folder: Path | None = None,
        progress: Callable[[str, int, int], None] = lambda step, done, total: None,
    ) -> None:
        self._source = source
        self.shards = shards
        self._articles: list[list[str]] = [[] for _ in range(shards)]
        for name in source.articles():
            self._articles[shard_of(name, shards)].append(name)
        self.total = sum(map(len, self._articles))
        self.extractors: set[str] = set()
        """What made the attributions and claims."""
        self._scratch = Scratch(folder)
        try:
            self._gather(rejections, progress)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of what was put aside."""
        self._scratch.close()

    def _gather(self, rejections: Iterable[Rejection], progress: Callable[[str, int, int], None]) -> None:
        scratch, shard = self._scratch, self._shard
        done = 0
        for members, found in self._source.groups():
            standing = {s.claim: s for s in found.standings}
            for name in members:
                progress("gather", done, self.total)
                self._put_aside(self._source.part(name), standing)
                done += 1
            scratch.put("event", ((shard(e.id), e) for e in found.events))
            scratch.put("relation", ((shard(r.claim), r) for r in found.relations))
            scratch.put("derivation", ((shard(d.article), d) for d in found.derivations))
            scratch.put("cited", ((shard(d.outlet), d) for d in found.derivations if d.outlet is not None))
            scratch.put("revision", ((shard(r.article), r) for r in found.revisions))
        progress("gather", self.total, self.total)
        scratch.put("rejection", ((shard(r.subject), r) for r in rejections))
        scratch.put("judgement", ((shard(j.one), j) for j in self._source.judgements()))
        scratch.ordered()
        for number in range(self.shards):
            entities = self._united(number)
            scratch.put("entity", ((number, entity) for entity in entities))
            scratch.put_names(entities)
        scratch.drop("found")

    def _shard(self, key: str) -> int:
        return shard_of(key, self.shards)

    def _put_aside(self, part: Corpus, standing: dict[str, Standing]) -> None:
        """What other records need of an article."""
        name = part.articles[0].id
        found = tuple(standing[claim.id] for claim in part.claims if claim.id in standing)
        self._scratch.put_standing(name, found)
        canonical = self._source.canonical(entity.id for entity in part.entities)
        by = ((canonical.get(entity.id, entity.id), entity) for entity in part.entities)
        self._scratch.put("found", ((self._shard(key), (key, entity)) for key, entity in by))
        self._scratch.put("rejection", ((self._shard(r.subject), r) for r in part.rejections))
        self.extractors.update(a.extractor for a in part.attributions if a.extractor)
        self.extractors.update(c.extractor for c in part.claims if c.extractor)

    def _united(self, shard: int) -> tuple[Entity, ...]:
        entities, canonical = list[Entity](), dict[str, str]()
        for key, entity in self._scratch.records("found", shard, tuple[str, Entity]):
            entities.append(entity)
            canonical[entity.id] = key
        cited = sorted(self._scratch.records("cited", shard, Derivation), key=derivation_order)
        return with_cited(unite_entities(entities, canonical), cited)

    def articles(self, shard: int) -> Iterator[Corpus]:
        """The articles of a shard in the order of their ids: each with its attributions, claims and times, as they
        stand in the whole corpus.
        """
        for name in self._articles[shard]:
            part = self._source.part(name)
            renamed = with_canonical(part, self._source.canonical(entity.id for entity in part.entities))
            standing = {s.claim: s for s in self._scratch.standing(name, tuple[Standing, ...]) or ()}
            claims = tuple(
                replace(claim, origins=found.origins, status=found.status)
                if (found := standing.get(claim.id))
                else claim
                for claim in renamed.claims
            )
            yield Corpus(part.articles, renamed.attributions, claims, part.times)

    def entities(self, shard: int) -> Iterator[Entity]:
        """The entities of a shard, sorted by id."""
        return self._scratch.records("entity", shard, Entity)

    def events(self, shard: int) -> list[Event]:
        """The events of a shard, sorted by id."""
        return sorted(self._scratch.records("event", shard, Event), key=lambda e: e.id)

    def relations(self, shard: int) -> list[Relation]:
        """The relations of a shard, in order."""
        return sorted(self._scratch.records("relation", shard, Relation), key=relation_order)

    def derivations(self, shard: int) -> list[Derivation]:
        """The derivations of a shard, in order."""
        return sorted(self._scratch.records("derivation", shard, Derivation), key=derivation_order)

    def revisions(self, shard: int) -> list[Revision]:
        """The revisions of a shard, in order."""
        return sorted(self._scratch.records("revision", shard, Revision), key=lambda r: (r.article, r.of))

    def judgements(self, shard: int) -> list[EntityJudgement]:
        """The judgements of a shard, sorted."""
        return sorted(self._scratch.records("judgement", shard, EntityJudgement))

    def rejections(self, shard: int) -> list[Rejection]:
        """The rejections of a shard, sorted."""
        return sorted(self._scratch.records("rejection", shard, Rejection))

    def named(self, ids: Iterable[str]) -> dict[str, Entity]:
        """Entities by id, with their label and kind and nothing else; those that are in no article are left out."""
        return {key: Entity(key, label, kind, (), (), (), ()) for key, label, kind in self._scratch.named(ids)}

    def outlet(self, name: str) -> str | None:
        """The id of the outlet of this name; the lesser one, where several bear it."""
        return self._scratch.outlet(name)
