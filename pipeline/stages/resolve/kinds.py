"""What kind of thing a name or a noun stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.model import EntityKind, Reading
from pipeline.stages.resolve.lexicon import words
from pipeline.stages.resolve.naming import full_name, normalise, plain_case
from pipeline.stages.resolve.people import apposed
from pipeline.stages.resolve.phrases import lemma
from pipeline.stages.resolve.referents import Referent

OF_LABEL: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "collective",
}
ORDER: tuple[EntityKind, ...] = ("person", "organisation", "place", "collective", "document", "thing")
"""Which kind wins where a name has as many signs for one as for another."""


def name_kind(reading: Reading, places: Sequence[Referent]) -> EntityKind:
    """The kind of a name from all places of the article where it stands.

    Words that are certain come first (countries, a title before the name or a role beside it, the name's last word,
    a given name, whose correspondent it is); then the majority of the parser's labels, ties by `ORDER`.
    """
    known, norm = words(), places[0].norm
    parts = norm.split()
    if norm in known.countries or _country(norm):
        return "place"
    if _is(norm, set(known.same_organisation.values())):
        return "organisation"
    if any(p.titled for p in places):
        return "person"
    if any(
        (p.label != "ORG" or may_be_person(reading, p)) and apposed(reading.sentences[p.sentence], p.head)
        for p in places
    ):
        return "person"
    if len(parts) > 1:
        end = parts[parts.index("of") - 1] if "of" in parts[1:] else parts[-1]
        if end in known.organisation_ends or (parts[0] in {"ministry", "department", "university"}):
            return "organisation"
        if end in known.place_ends:
            return "place"
        if parts[0] in known.gender_of_given_name and len(parts) < 5 and _like_person(places):
            return "person"
    if any(_of_journalist(reading, p) for p in places):
        return "organisation"
    if 2 * sum(_of_place(reading, p) for p in places) >= len(places):
        return "place"
    votes = Counter(OF_LABEL.get(p.label, "thing") for p in places if p.label)
    votes.update(p.speaks for p in places if p.speaks in {"person", "organisation", "document", "collective"})
    if not votes:
        return "thing"
    return min(votes, key=lambda kind: (-votes[kind], ORDER.index(kind)))


def noun_kind(reading: Reading, place: Referent) -> EntityKind:
    """The kind of what a description means, by its head noun and by how it speaks."""
    known = words()
    assert place.noun is not None
    head = place.noun.lemma
    person: EntityKind = "collective" if place.noun.plural else "unnamed"
    if place.speaks in {"organisation", "document", "collective", "unnamed"}:
        return place.speaks
    if place.speaks == "person" or known.is_person_noun(head):
        return person
    if head in known.organisations:
        return "organisation"
    if head in known.documents:
        return "document"
    if head in known.places:
        return "place"
    return "thing"


def is_person(reading: Reading, place: Referent) -> bool:
    """Whether a description is of one human being."""
    return place.noun is not None and not place.noun.plural and words().is_person_noun(place.noun.lemma)


def _of_place(reading: Reading, place: Referent) -> bool:
    """Whether the name tells which field, street or airport is meant ("the Conoco field")."""
    head = reading.sentences[place.sentence].head(place.head)
    return place.head.dep in {"compound", "nmod"} and lemma(head) in words().place_ends


def may_be_person(reading: Reading, place: Referent) -> bool:
    """Whether a name that looks like none of a person may still be a surname or given name.

    Not so: countries and well-known bodies, acronyms, names with "the" or with a word for a body or a place.
    """
    known, parts = words(), place.norm.split()
    if place.norm in known.countries or full_name(place.norm) or len(parts) > 3 or place.text.isupper():
        return False
    if place.norm == normalise(reading.article.outlet or "") or not all(w[:1].isupper() for w in place.text.split()):
        return False
    if set(parts) & (known.organisation_ends | known.place_ends):
        return False
    before = [t for t in reading.sentences[place.sentence].tokens if t.end <= place.start][-1:]
    return not before or before[0].lower not in {"the", "a", "an"}


def _country(norm: str) -> bool:
    return _is(norm, set(words().same_name.values()))


def _is(norm: str, full: set[str]) -> bool:
    name = full_name(norm)
    return name in full and plain_case(name or "") == norm


def _like_person(places: Sequence[Referent]) -> bool:
    """Whether a name that begins like a person's is written like one, and not everywhere taken for a place."""
    if places[0].norm.split()[0] in words().also_places and all(OF_LABEL.get(p.label) == "place" for p in places):
        return False
    last = [p.text.split()[-1] for p in places]
    return all(word[:1].isupper() for word in last) and any(
        not w.isupper() or p.text.isupper() for w, p in zip(last, places, strict=True)
    )


def _of_journalist(reading: Reading, place: Referent) -> bool:
    """Whether someone is a journalist of the name ("the Lantern's correspondent")."""
    sentence = reading.sentences[place.sentence]
    head = sentence.head(place.head)
    return place.head.dep in {"poss", "compound", "nmod"} and lemma(head) in words().journalists
