"""Link entities to the entries of a gazetteer that the user brings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pipeline.model import Entity, EntityKind, GazetteerEntry, Judgement, judgement_order
from pipeline.stages.identify.spelling import letters
from pipeline.stages.resolve.naming import normalise

SCHEME = "gazetteer:"
FITTING: Mapping[EntityKind, frozenset[EntityKind]] = {
    "person": frozenset({"person"}),
    "organisation": frozenset({"organisation", "collective", "outlet"}),
    "place": frozenset({"place"}),
    "collective": frozenset({"collective", "organisation"}),
    "document": frozenset({"document", "thing"}),
    "outlet": frozenset({"outlet"}),
    "unnamed": frozenset(),
    "thing": frozenset({"thing", "organisation", "document"}),
}
"""The kinds of entities that an entry of a kind may be."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Entries, to be looked up by the letters of their names."""

    by_name: Mapping[str, tuple[GazetteerEntry, ...]]

    @classmethod
    def of(cls, entries: Iterable[GazetteerEntry]) -> Gazetteer:
        """The gazetteer of all entries; their order does not matter."""
        found: dict[str, dict[str, GazetteerEntry]] = defaultdict(dict)
        for entry in sorted(set(entries)):
            for name in (entry.label, *entry.aliases):
                if key := letters(normalise(name)):
                    found[key][entry.id] = entry
        return cls({key: tuple(entries[i] for i in sorted(entries)) for key, entries in found.items()})

    def fitting(self, entity: Entity) -> tuple[GazetteerEntry, ...]:
        """The entries that bear the name of an entity and may be of its kind."""
        named = self.by_name.get(letters(normalise(entity.label)), ())
        return tuple(e for e in named if e.kind is None or entity.kind in FITTING[e.kind])


def link_gazetteer(entity: Entity, gazetteer: Gazetteer) -> Entity:
    """The entity with a link to the one entry that bears its name (or has it among its aliases) and may be of its kind,
    and with the links of that entry; a Judgement ``gazetteer`` says so. If several fit, a Judgement ``unsure`` names
    them. Descriptions, surnames alone, and names that many bear are left as they are, and so is what links elsewhere
    than the entry does. Pure; linking again changes nothing.

    >>> known = Gazetteer.of([GazetteerEntry("r1", "Ana Reyes", ("A. M. Reyes",), "person", ("wd:Q1",))])
    >>> named = Judgement("same", "Ana Reyes", "exact-name", "a")
    >>> link_gazetteer(Entity("e", "Ana Reyes", "person", (), (), (), (named,)), known).links
    ('gazetteer:r1', 'wd:Q1')
    """
    reasons = {j.reason for j in entity.judgements}
    if "exact-name" not in reasons or reasons & {"surname-only", "generic-name"}:
        return entity
    found = gazetteer.fitting(entity)
    if not found:
        return entity
    article = min((j.article for j in entity.judgements if j.reason == "exact-name"), key=str)
    if len(found) > 1:
        several = "; ".join(f"{e.label} ({e.id})" for e in found[:4])
        return _judged(entity, Judgement("unsure", entity.label, f"several-in-gazetteer: {several}", article))
    entry = found[0]
    schemes = {link.partition(":")[0]: link for link in entity.links}
    other = [x for x in entry.links if schemes.get(x.partition(":")[0], x) != x and x.startswith(("wd:", "geonames:"))]
    if other:
        reason = f"gazetteer-links-elsewhere: {entry.label} ({entry.id})"
        return _judged(entity, Judgement("unsure", entity.label, reason, article))
    links = tuple(sorted({*entity.links, SCHEME + entry.id, *entry.links}))
    return _judged(replace(entity, links=links), Judgement("same", entity.label, "gazetteer", article))


def _judged(entity: Entity, judgement: Judgement) -> Entity:
    return replace(entity, judgements=tuple(sorted({*entity.judgements, judgement}, key=judgement_order)))
