"""Whether the fillers of a role in two claims are the same, surely others, or open."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.model import Entity, Location, Mention
from pipeline.stages.compare.lexicon import words
from pipeline.stages.compare.naming import counted, entities, plain
from pipeline.stages.resolve.naming import initials, is_generic, normalise

Likeness = Literal["same", "other", "open"]
"""``open``: a role that is not filled, or whose fillers may or may not be the same."""

TELLING = 3
"""Descriptions of so many words that are all the same are of the same."""
NAMED = frozenset({"person", "organisation", "place"})
WIDE = frozenset({"country", "continent"})
NEAR_KM = 60.0
"""Towns nearer than this may both be told of one place."""
EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Parties:
    """The entities that mentions point to, by id. What is not among them is not known to be anything."""

    entities: Mapping[str, Entity]

    def shared(self, one: Sequence[Mention], other: Sequence[Mention]) -> bool:
        """Whether two lists of mentions have one in common, by its entity or, within an event, by its name or words.

        A short description describes the same only where one of the two has it as known ("a gun", "the gun") or counts
        it: any two texts may tell of "a soldier", of "stones" or "a home run".
        """
        return bool(entities(one) & entities(other)) or any(self._described(a, b) for a in one for b in other)

    def form(self, mention: Mention) -> str:
        """The words of a mention in one form; of a pronoun, the name of whom it means. Empty where nobody is named."""
        said = plain(mention)
        if said in words().hollow:
            entity = self.entities.get(mention.entity or "")
            said = normalise(entity.label) if entity is not None and entity.kind in NAMED else ""
        return "" if said in words().hollow else said

    def _described(self, one: Mention, other: Mention) -> bool:
        said = self.form(one)
        if not said or said != self.form(other) or said.split()[0] in words().pointing:
            return False
        if counted(said) or len(said.split()) >= TELLING:
            return True
        if any(m.text.lower().split()[0] in words().definite for m in (one, other)):
            return True
        if said.split()[-1] in words().sides and all(_capital(m) for m in (one, other)):
            return True
        return all(m.entity is not None and self.named(m.entity) for m in (one, other))

    def shortened(self, one: Sequence[Mention], other: Sequence[Mention]) -> bool:
        """Whether a mention is called by its last word alone on one side: "the bridge", of "the Kelmar bridge"."""
        return any(_short(a, b) or _short(b, a) for a in one for b in other)

    def alike(self, one: Sequence[Mention], other: Sequence[Mention]) -> Likeness:
        """How the fillers of a role compare: ``same`` where they share one, by its entity or by the words of a
        description; ``other`` where all are named and none may be another one's second name; else open.
        """
        if not one or not other:
            return "open"
        if self.shared(one, other):
            return "same"
        return "other" if all(self._apart(a, b) for a in one for b in other) else "open"

    def joined(self, one: Sequence[Mention], other: Sequence[Mention]) -> bool:
        """Whether the fillers of a role share one, and those that they do not share are not surely two: who placed
        Reyes on a list and who placed Duarte on it did two things.
        """
        if not self.shared(one, other):
            return False
        left = [[m for m in own if not self.shared([m], against)] for own, against in ((one, other), (other, one))]
        return not any(self._apart(a, b) for a in left[0] for b in left[1])

    def only_wide(self, one: Sequence[Mention], other: Sequence[Mention]) -> bool:
        """Whether all that two lists of mentions share are countries or continents."""
        common = entities(one) & entities(other)
        places = [self.entities[key].location for key in common if key in self.entities]
        wide = [place is not None and place.type in WIDE for place in places]
        return bool(common) and len(wide) == len(common) and all(wide)

    def strangers(self, one: Sequence[Mention], other: Sequence[Mention]) -> bool:
        """Whether both name somebody in a role and nobody that they name is shared: they may be one under two names,
        but nothing says so.
        """
        named = [any(self.named(key) for key in entities(side)) for side in (one, other)]
        return all(named) and not self.shared(one, other)

    def unlike(self, one: Sequence[Mention], other: Sequence[Mention]) -> bool:
        """Whether both sides describe somebody, and no word that they use is the same."""
        said = [{_stem(word) for m in side for word in self.form(m).split()} for side in (one, other)]
        return all(said) and not said[0] & said[1] and not self.shared(one, other)

    def telling(self, one: Sequence[Mention], other: Sequence[Mention]) -> bool:
        """Whether what two lists share has a name, is counted or is described in `TELLING` words or more."""
        if any(self.named(key) for key in entities(one) & entities(other)):
            return True
        forms = {self.form(m) for m in one} & {self.form(m) for m in other}
        proper = {self.form(m) for m in one if m.text.split()[-1][:1].isupper()}
        return any(form in proper or counted(form) or len(form.split()) >= TELLING for form in forms)

    def apart(self, one: Sequence[Mention], other: Sequence[Mention]) -> Likeness:
        """How places compare, by where they lie: ``same`` where one holds or is the other, ``other`` where none can."""
        if not one or not other:
            return "open"
        if self.shared(one, other):
            return "same"
        found = [self._where(a, b) for a in one for b in other]
        if "same" in found:
            return "same"
        return "other" if all(f == "other" for f in found) else "open"

    def _where(self, one: Mention, other: Mention) -> Likeness:
        first, second = self.location(one), self.location(other)
        if first is None or second is None or "continent" in (first.type, second.type):
            return "open"
        if first.country != second.country:
            return "other"
        if "country" in (first.type, second.type):
            return "same"
        return "other" if first.type == second.type and _far(first, second) else "open"

    def location(self, mention: Mention) -> Location | None:
        """Where the place that a mention means lies, if that is known."""
        entity = self.entities.get(mention.entity or "")
        return entity.location if entity else None

    def named(self, key: str) -> bool:
        """Whether an entity bears a name of its own, which tells it from others."""
        entity = self.entities.get(key)
        if entity is None or entity.kind not in NAMED or entity.label.lower() in words().bodies:
            return False
        return any(w[:1].isupper() for w in entity.label.split()[-1:]) and not is_generic(normalise(entity.label))

    def _apart(self, one: Mention, other: Mention) -> bool:
        """Whether two mentions surely mean two, and neither stands for the other ("Orvel", "the Orvel army").

        Both must be named, of one kind, and have no word in common in any of their names; people must have been named
        in full, and places located in two countries: a capital and the people of a country stand for its government.
        """
        first, second = self.entities.get(one.entity or ""), self.entities.get(other.entity or "")
        if first is None or second is None or first.kind != second.kind:
            return False
        if not (self.named(first.id) and self.named(second.id)):
            return False
        if first.kind == "place":
            where = first.location, second.location
            return where[0] is not None and where[1] is not None and where[0].country != where[1].country
        left, right = [*_names(first), plain(one)], [*_names(second), plain(other)]
        if first.kind == "person" and not all(" " in normalise(e.label) for e in (first, second)):
            return False
        if any(set(a.split()) & set(b.split()) for a in left for b in right):
            return False
        return not any(b in initials(a) or a in initials(b) for a in left for b in right)


def _capital(mention: Mention) -> bool:
    return any(word[:1].isupper() for word in mention.text.split()[:-1])


def _short(one: Mention, other: Mention) -> bool:
    said = one.text.lower().split()
    return len(said) == 2 and said[0] in words().definite and plain(other).split()[-1:] == said[1:]


def _stem(word: str) -> str:
    """A word without the signs before it and the s of a plural.

    >>> _stem("@cubs"), _stem("passengers")
    ('cub', 'passenger')
    """
    return word.strip("@#\"'").removesuffix("s")


def _names(entity: Entity) -> list[str]:
    return [normalise(name) for name in (entity.label, *entity.aliases)]


def _far(one: Location, other: Location) -> bool:
    """Whether two points lie further apart than a town and what belongs to it; of divisions, which have none, no."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return False
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.radians(one.longitude - other.longitude)
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(turn)
    return EARTH_KM * math.acos(max(-1.0, min(1.0, cosine))) > NEAR_KM
