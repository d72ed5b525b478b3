"""Join descriptions: "the source" to "a Syrian field source", "the senator" to the one senator named before."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import EntityKind, Reading
from pipeline.stages.resolve import phrases
from pipeline.stages.resolve.clusters import Clusters
from pipeline.stages.resolve.lexicon import words
from pipeline.stages.resolve.naming import normalise
from pipeline.stages.resolve.people import People, apposed
from pipeline.stages.resolve.referents import Noun, Referent

NEAR = 2
"""How many sentences back a thing may be repeated by its head noun while other things bear that noun too."""
FAR = 5
"""How many sentences back a thing may be repeated by its head noun at all."""
NOT_YET = frozenset(
    {"vice", "deputy", "former", "ex", "assistant", "candidate", "nominee", "hopeful", "acting", "late"}
)
"""Words in a title that make its bearer someone other than the bare noun says ("vice president")."""
OTHERS = frozenset({"other", "another", "second", "third", "same", "next", "new", "former"})


class Descriptions:
    """Joins the descriptions of one article, in the order of the text."""

    def __init__(
        self,
        reading: Reading,
        referents: tuple[Referent, ...],
        clusters: Clusters,
        people: People,
        kinds: dict[int, EntityKind],
    ) -> None:
        self._reading, self._referents, self._clusters, self._people = reading, referents, clusters, people
        self._described: dict[str, list[tuple[int, bool]]] = {}
        self._words: dict[int, set[str]] = {}
        self._verbatim: dict[str, int] = {}
        self._named = [i for i, k in kinds.items() if k == "person" and referents[i].form == "name"]
        self._by_role: dict[str, dict[int, int]] = {}
        self._by_name = {
            r.norm: i for i, r in reversed(list(enumerate(referents))) if r.form == "name" and kinds.get(i) != "person"
        }

    def join(self) -> None:
        """Join all that can be joined; note what is in doubt."""
        heads = {(r.sentence, r.head.index): i for i, r in enumerate(self._referents) if r.form != "group"}
        beside = self._beside(heads)
        named = set(self._named)
        for index, referent in enumerate(self._referents):
            if index in named:
                root = self._clusters.root(index)
                for role in self._people.roles(index):
                    self._by_role.setdefault(role, {}).setdefault(root, index)
            elif referent.form == "name":
                self._note_name(index, referent)
            if referent.noun is None or referent.noun.article == "none":
                continue
            if index in beside:
                self._clusters.join(beside[index], index, "apposition")
                continue
            name = phrases.proper_key(self._reading.sentences[referent.sentence], referent.head)
            if name is not None and normalise(name) in self._by_name:
                self._clusters.join(self._by_name[normalise(name)], index, "exact-name")
                self._note(index, words().role(referent.noun.lemma), referent.noun.plural, referent.noun.words)
                continue
            self._describe(index, referent, referent.noun)

    def _beside(self, heads: dict[tuple[int, int], int]) -> dict[int, int]:
        """Descriptions set beside a person's name, each with that name."""
        found: dict[int, int] = {}
        for index in self._named:
            referent = self._referents[index]
            for token in apposed(self._reading.sentences[referent.sentence], referent.head):
                other = heads.get((referent.sentence, token.index))
                if other is not None and self._referents[other].form == "description":
                    found[other] = index
        return found

    def _describe(self, index: int, referent: Referent, noun: Noun) -> None:
        role = words().role(noun.lemma)
        verbatim = referent.text.casefold()
        definite = noun.article == "definite" or (noun.article == "bare" and noun.lemma in words().sole)
        if definite and not noun.narrowed and not noun.words & OTHERS:
            if words().is_person_noun(noun.lemma):
                self._join_person(index, referent, noun, role)
            else:
                self._join_thing(index, referent, noun, role)
        elif noun.article == "possessive" and not _of_pronoun(verbatim) and verbatim in self._verbatim:
            self._clusters.join(self._verbatim[verbatim], index, "same-description")
        self._verbatim.setdefault(verbatim, index)
        self._note(index, role, noun.plural, noun.words)

    def _note(self, index: int, role: str, plural: bool, found: Iterable[str]) -> None:
        """Keep a place for what may repeat it further on."""
        self._described.setdefault(role, []).append((index, plural))
        self._words.setdefault(self._clusters.root(index), set()).update(found)

    def _note_name(self, index: int, name: Referent) -> None:
        """Keep the name of a body or place whose own words may repeat it ("Department of Defense": the department)."""
        parts = name.norm.split()
        noun = parts[parts.index("of") - 1] if "of" in parts[1:] else parts[-1]
        if len(parts) > 1 and noun in words().organisations | words().places | words().place_ends:
            self._note(index, noun, name.plural, parts)

    def _earlier(self, referent: Referent, noun: Noun, role: str) -> dict[int, int]:
        """The entities described before by the same head noun and all words of this one: root to last place."""
        found: dict[int, int] = {}
        for other, plural in self._described.get(role, ()):
            root = self._clusters.root(other)
            fits = noun.words - {noun.lemma} <= self._words.get(root, set())
            if plural == noun.plural and fits and self._referents[other].end <= referent.start:
                found[root] = other
        return found

    def _join_person(self, index: int, referent: Referent, noun: Noun, role: str) -> None:
        described = self._earlier(referent, noun, role)
        wanted = {words().role(w) for w in noun.words} - {noun.lemma}
        named = {
            self._clusters.root(place): place
            for place in self._bearers(role, wanted)
            if not noun.plural
            and wanted <= self._people.roles(place)
            and (role in words().general_roles or self._people.roles(place) & NOT_YET <= noun.words)
        }
        unnamed = {root: place for root, place in described.items() if root not in named}
        if named:
            if len(named) == 1 and not unnamed:
                self._clusters.join(next(iter(named)), index, "role")
            else:
                self._clusters.doubt(index, "ambiguous-role")
            return
        self._nearest(index, referent, unnamed, everywhere=True)

    def _bearers(self, role: str, wanted: set[str]) -> Iterable[int]:
        """The people named before with this role; for "official", with any, if more is said of it ("the Orvel
        official": the press secretary of Orvel).
        """
        roles = self._by_role if role in words().general_roles and wanted else {role}
        return dict.fromkeys(place for r in roles for place in self._by_role.get(r, {}).values())

    def _join_thing(self, index: int, referent: Referent, noun: Noun, role: str) -> None:
        self._nearest(index, referent, self._earlier(referent, noun, role), everywhere=False)

    def _nearest(self, index: int, referent: Referent, found: dict[int, int], everywhere: bool) -> None:
        """Join the nearest of the entities. Two in one sentence are one too many; so are, for people, two that are both
        far, and for things, two that are both near or both far.
        """
        if not found:
            return
        order = sorted(found.items(), key=lambda item: -item[1])
        if not everywhere and referent.sentence - self._referents[order[0][1]].sentence > FAR:
            return
        last = self._referents[order[0][1]].sentence
        rivals = [o for _, o in order[1:] if self._referents[o].sentence == last]
        if everywhere and referent.sentence - last > FAR:
            rivals = [o for _, o in order[1:]]
        if not everywhere and len(order) > 1:
            near = [o for _, o in order if referent.sentence - self._referents[o].sentence <= NEAR]
            rivals = [] if len(near) == 1 else [o for _, o in order[1:]]
        if rivals:
            self._clusters.doubt(index, "ambiguous-description")
        else:
            self._clusters.join(order[0][0], index, "head-noun")


def _of_pronoun(description: str) -> bool:
    return description.split(maxsplit=1)[0] in {"his", "her", "its", "their", "my", "our", "your", "whose"}
