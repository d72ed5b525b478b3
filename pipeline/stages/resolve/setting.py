"""What all that joins pronouns looks at: the referents of an article by place, and what is known of them so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Attribution, EntityKind, Reading, Sentence, Token
from pipeline.stages.resolve.clusters import Clusters
from pipeline.stages.resolve.gather import Inventory
from pipeline.stages.resolve.people import People
from pipeline.stages.resolve.quotes import Voices
from pipeline.stages.resolve.referents import Referent


@dataclass(frozen=True, slots=True)
class Setting:
    """One article under work. `starts` are the sentences of the referents; `heads` the referents by sentence and head
    token; `spoken` the contents of each referent that is a source. Clusters, people and kinds grow while pronouns are
    joined.
    """

    reading: Reading
    inventory: Inventory
    clusters: Clusters
    people: People
    kinds: dict[int, EntityKind]
    voices: Voices
    starts: tuple[int, ...]
    heads: dict[tuple[int, int], int]
    spoken: dict[int, tuple[tuple[int, int], ...]]

    @classmethod
    def of(
        cls,
        reading: Reading,
        inventory: Inventory,
        clusters: Clusters,
        people: People,
        kinds: dict[int, EntityKind],
        attributions: Sequence[Attribution],
    ) -> Setting:
        """The setting of an article whose names and descriptions are joined."""
        referents = inventory.referents
        starts = tuple(r.sentence for r in referents)
        heads = {(r.sentence, r.head.index): i for i, r in enumerate(referents) if r.form != "group"}
        spoken: dict[int, tuple[tuple[int, int], ...]] = {}
        for attribution in attributions:
            source = attribution.source
            place = inventory.at.get((source.start, source.end)) if source is not None else None
            if place is not None:
                spoken[place] = (*spoken.get(place, ()), *((p.start, p.end) for p in attribution.content))
        return cls(reading, inventory, clusters, people, kinds, Voices(attributions), starts, heads, spoken)

    @property
    def referents(self) -> tuple[Referent, ...]:
        """The referents, in the order of the text."""
        return self.inventory.referents

    def sentence(self, referent: int) -> Sentence:
        """The sentence of a referent."""
        return self.reading.sentences[self.referents[referent].sentence]

    def kind(self, referent: int) -> EntityKind | None:
        """The kind of a referent's entity."""
        return self.kinds.get(self.clusters.root(referent))

    def headed(self, sentence: int, noun: Token | None) -> int | None:
        """The referent that a token heads."""
        return None if noun is None else self.heads.get((sentence, noun.index))
