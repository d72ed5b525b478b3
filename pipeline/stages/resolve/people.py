"""What an article tells of its people: their roles, and whether they are women or men."""

from __future__ import annotations

from pipeline.model import EntityKind, Reading, Sentence, Token
from pipeline.stages.resolve import phrases
from pipeline.stages.resolve.clusters import Clusters
from pipeline.stages.resolve.lexicon import Gender, words
from pipeline.stages.resolve.referents import Referent


class People:
    """Roles and genders by the root of a cluster. A later join must be followed by `merge`."""

    def __init__(
        self,
        reading: Reading,
        referents: tuple[Referent, ...],
        clusters: Clusters,
        kinds: dict[int, EntityKind],
    ) -> None:
        self._clusters = clusters
        self._roles: dict[int, set[str]] = {}
        self._genders: dict[int, set[Gender]] = {}
        for index, referent in enumerate(referents):
            if referent.form == "name" and kinds.get(index) == "person":
                self.add(index, _roles(reading.sentences[referent.sentence], referent))
                self._gender_of_name(index, referent)
            elif referent.noun is not None and not referent.plural:
                self._gender_of_words(index, {referent.noun.lemma})

    def add(self, referent: int, roles: set[str]) -> None:
        """Add role words to what is known of a referent's entity."""
        if roles:
            self._roles.setdefault(self._clusters.root(referent), set()).update(words().role(r) for r in roles)
            self._gender_of_words(referent, roles)

    def roles(self, referent: int) -> set[str]:
        """The role words of the entity ("senator", "pentagon", "spokesperson")."""
        return self._roles.get(self._clusters.root(referent), set())

    def gender(self, referent: int) -> Gender | None:
        """The gender of the entity; None if unknown or if the signs contradict each other."""
        found = self._genders.get(self._clusters.root(referent), set())
        return next(iter(found)) if len(found) == 1 else None

    def learn(self, referent: int, gender: Gender) -> None:
        """Note a gender."""
        self._genders.setdefault(self._clusters.root(referent), set()).add(gender)

    def _gender_of_words(self, referent: int, found: set[str]) -> None:
        known = words()
        for word in found:
            plain = word.rstrip(".")
            gender = known.gender_of_title.get(plain) or known.gender_of_noun.get(plain)
            if gender is None and plain.endswith("woman"):
                gender = "female"
            if gender is None and plain.endswith("man") and plain not in {"human", "woman"}:
                gender = "male"
            if gender is not None:
                self.learn(referent, gender)

    def _gender_of_name(self, referent: int, place: Referent) -> None:
        parts = place.norm.split()
        title = parts[0] if parts and parts[0] in words().gender_of_title else None
        if title:
            self.learn(referent, words().gender_of_title[title])
        gender = words().gender_of_given_name.get(parts[0]) if len(parts) > 1 and not title else None
        if gender is None and len(parts) == 1 and self._clusters.root(referent) == referent:
            gender = words().gender_of_given_name.get(parts[0])
        if gender is not None:
            self.learn(referent, gender)


def _roles(sentence: Sentence, place: Referent) -> set[str]:
    """The words of the title before a name and of the description set beside it."""
    found = set(place.title)
    for beside in apposed(sentence, place.head):
        found |= phrases.noun(sentence, beside).words
    return found


def apposed(sentence: Sentence, name: Token) -> tuple[Token, ...]:
    """The common nouns set beside a name that mean the same person ("Ana Reyes, a spokeswoman for ...")."""
    beside = [*sentence.children(name, "appos")]
    if name.dep == "appos":
        beside.append(sentence.head(name))
    return tuple(t for t in beside if t.pos == "NOUN" and t.tag == "NN" and words().is_office(phrases.lemma(t)))
