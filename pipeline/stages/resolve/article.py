"""Resolve one article: join its mentions into entities, and write the entities into its attributions and claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model import (
    Attribution,
    Claim,
    Entity,
    EntityKind,
    Mention,
    Reading,
    Rejection,
    SourceKind,
    SourceLink,
)
from pipeline.stages.resolve.across import merge_entities
from pipeline.stages.resolve.clusters import Clusters
from pipeline.stages.resolve.descriptions import Descriptions
from pipeline.stages.resolve.entities import build_entities, outlet_entity
from pipeline.stages.resolve.gather import Inventory, asked_spans, gather
from pipeline.stages.resolve.kinds import noun_kind
from pipeline.stages.resolve.known import link_known
from pipeline.stages.resolve.locate import locate
from pipeline.stages.resolve.names import join_names
from pipeline.stages.resolve.people import People
from pipeline.stages.resolve.pronouns import GENDERS, Pronouns
from pipeline.stages.resolve.speakers import speaker_of

SPEAKING: dict[EntityKind, SourceKind] = {
    "person": "person",
    "organisation": "organisation",
    "document": "document",
    "collective": "collective",
    "unnamed": "unnamed",
}

PERSONAL = frozenset({*GENDERS, "i", "me", "my", "they", "them", "their"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """An article's attributions and claims with their entities filled in, the entities (sorted by id), and the
    mentions that were left open.
    """

    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    rejections: tuple[Rejection, ...]


def resolve_article(reading: Reading, attributions: Sequence[Attribution], claims: Sequence[Claim]) -> Resolved:
    """Join the mentions of one article. Pure; depends on the arguments alone, which keep their order.

    Names join by equality, surname, given name, acronym and short form; descriptions by their head noun or the title
    of the one person who bears it; pronouns by grammar and salience. What two entities fit equally stays open: the
    mention's entity is None (a Rejection), or an entity of its own with a Judgement ``unsure``.

    Kinds and identity: a named entity's id is made of its kind and normalised name, so equal names are one across
    articles. Tied to the article are people known by one name alone, names that many bear ("Ministry of Health"),
    and all that is described and not named. The outlet is an entity of every article.
    """
    believed = [a for a in attributions if not a.doubtful]
    inventory, clusters, kinds = join_mentions(reading, believed, claims)
    made = build_entities(reading.article, inventory, clusters, kinds)
    made = locate(reading, inventory.referents, clusters, made, claims)
    made = {root: link_known(entity) for root, entity in made.items()}
    outlet = outlet_entity(reading.article)
    filler = _Filler(inventory, clusters, made, outlet, {a.id: a for a in believed})
    return Resolved(
        tuple(a if a.doubtful else filler.attribution(a) for a in attributions),
        tuple(filler.claim(c) for c in claims),
        merge_entities([[*made.values(), outlet]]),
        tuple(_open(reading, inventory, clusters, made, believed, claims)),
    )


def join_mentions(
    reading: Reading,
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    pronouns: type[Pronouns] = Pronouns,
) -> tuple[Inventory, Clusters, dict[int, EntityKind]]:
    """The referents of an article, which of them are one, and their kinds. `pronouns` joins the pronouns."""
    inventory = gather(reading, attributions, claims)
    clusters = Clusters(len(inventory.referents))
    kinds = join_names(reading, inventory.referents, clusters)
    people = People(reading, inventory.referents, clusters, kinds)
    Descriptions(reading, inventory.referents, clusters, people, kinds).join()
    kinds |= _other_kinds(reading, inventory, kinds)
    pronouns(reading, inventory, clusters, people, kinds, attributions).join()
    return inventory, clusters, kinds


def _other_kinds(reading: Reading, inventory: Inventory, kinds: dict[int, EntityKind]) -> dict[int, EntityKind]:
    """The kinds of descriptions and groups."""
    found: dict[int, EntityKind] = {}
    heads = {(r.sentence, r.head.index): i for i, r in enumerate(inventory.referents) if r.form != "group"}
    for index, referent in enumerate(inventory.referents):
        if referent.noun is not None:
            found[index] = noun_kind(reading, referent)
    for index, referent in enumerate(inventory.referents):
        if referent.form == "group":
            first = heads.get((referent.sentence, referent.head.index), -1)
            kind = kinds.get(first) or found.get(first) or "thing"
            found[index] = (
                kind if kind in {"thing", "document"} or (kind == "place" and not referent.speaks) else "collective"
            )
    return found


@dataclass(frozen=True, slots=True)
class _Filler:
    """Writes entities into records."""

    inventory: Inventory
    clusters: Clusters
    made: dict[int, Entity]
    outlet: Entity
    by_id: dict[str, Attribution]

    def entity(self, referent: int | None) -> Entity | None:
        return None if referent is None else self.made.get(self.clusters.root(referent))

    def speaker(self, attribution: Attribution) -> Entity | None:
        return self.entity(speaker_of(attribution, self.by_id, self.inventory.at))

    def attribution(self, attribution: Attribution) -> Attribution:
        speaker = self.speaker(attribution)
        if speaker is None:
            return replace(attribution, speaker=None)
        kind = SPEAKING.get(speaker.kind, attribution.source_kind)
        return replace(attribution, speaker=speaker.id, source_kind=kind)

    def claim(self, claim: Claim) -> Claim:
        return replace(
            claim,
            sources=self.chain(claim.sources),
            actor=self.mentions(claim.actor),
            target=self.mentions(claim.target),
            place=self.mentions(claim.place),
            instrument=self.mentions(claim.instrument),
            # An entity goes with the span, so these get those of the targets and places that they repeat.
            recipient=self.mentions(claim.recipient),
            departure=self.mentions(claim.departure),
            destination=self.mentions(claim.destination),
        )

    def chain(self, links: tuple[SourceLink, ...]) -> tuple[SourceLink, ...]:
        """The links with their entities. Someone who reports what they said themselves is one link, the inner one."""
        filled = [self.link(link) for link in links]
        return tuple(
            link for i, link in enumerate(filled) if not i or link.entity is None or link.entity != filled[i - 1].entity
        )

    def link(self, link: SourceLink) -> SourceLink:
        if link.attribution is None:
            return SourceLink(None, self.outlet.id, self.outlet.label, "outlet")
        attribution = self.by_id.get(link.attribution)
        speaker = self.speaker(attribution) if attribution else None
        if speaker is None:
            return link
        return replace(link, entity=speaker.id, label=speaker.label, kind=SPEAKING.get(speaker.kind, link.kind))

    def mentions(self, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        return tuple(self.mention(mention) for mention in mentions)

    def mention(self, mention: Mention) -> Mention:
        entity = self.entity(self.inventory.at.get((mention.start, mention.end)))
        return replace(mention, entity=entity.id if entity else None)


def _open(
    reading: Reading,
    inventory: Inventory,
    clusters: Clusters,
    made: dict[int, Entity],
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
) -> Iterator[Rejection]:
    """The sources, and the personal pronouns in claims, whose meaning stays open, in the order of the text."""
    sources = {(a.source.start, a.source.end) for a in attributions if a.source is not None}
    doubtful = {f.referent for f in clusters.findings if f.verdict == "unsure"}
    for start, end in sorted({(start, end) for start, end, _ in asked_spans(attributions, claims)}):
        index = inventory.at.get((start, end))
        if index is None or inventory.referents[index].form != "pronoun" or clusters.root(index) in made:
            continue
        word = inventory.referents[index].text
        if word.lower() not in PERSONAL and (start, end) not in sources:
            continue
        if index in doubtful:
            reason, detail = "ambiguous-pronoun", f"several people fit {word!r}; none fits clearly better"
        else:
            reason, detail = "open-pronoun", f"nothing named or described before fits {word!r}"
        yield Rejection("resolve", f"{reading.article.id}:{start}-{end}", reason, f"{detail}; left without an entity")
