"""Whom "he" and "she" may mean: the people named or described near by, with what tells them apart."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from pipeline.stages.resolve import grammar, salience
from pipeline.stages.resolve.kinds import is_person, may_be_person
from pipeline.stages.resolve.lexicon import Gender
from pipeline.stages.resolve.referents import Referent
from pipeline.stages.resolve.setting import Setting

REACH = 3
"""How many sentences back a pronoun may reach."""
MOST = 40
"""How many mentions a pronoun chooses from at most, the nearest: a list of a thousand names is no context."""
LOCATIVE = frozenset({"in", "at", "near", "across", "outside", "inside", "around", "into", "throughout", "within"})


class Scenes:
    """The scenes of the pronouns of one article, in the order of the text."""

    def __init__(self, setting: Setting) -> None:
        self._set, self._referents = setting, setting.referents
        self._sentences = setting.reading.sentences
        located = self._located()
        self._people_places = {i for i, r in enumerate(setting.referents) if self._may_be_meant(i, r, located)}
        self._named = Counter(
            setting.clusters.root(i) for i in self._people_places if setting.referents[i].form == "name"
        )
        self._most = max(self._named.values(), default=0)
        self._last: dict[Gender, int] = {}

    def met(self, pronoun: int, meant: int, gender: Gender) -> None:
        """Note whom a pronoun has been found to mean."""
        self._last[gender] = meant
        self._people_places.add(pronoun)

    def scene(self, index: int, gender: Gender, speaker: int | None = None) -> salience.Scene:
        """The entities that a pronoun may mean, with their features."""
        found = self.candidates(index, gender, speaker)
        pronoun = self._referents[index]
        by_root: dict[int, list[int]] = {}
        for other in found:
            by_root.setdefault(self._set.clusters.root(other), []).append(other)
        made = []
        for root, places in by_root.items():
            known = self._set.people.gender(root) == gender
            mentions = tuple(
                (
                    *salience.features(pronoun, self._referents[i], self._sentences, known, self._set.kind(i)),
                    *self._order(index, i, found),
                )
                for i in places
            )
            made.append(salience.Candidate(root, self._own(root, places, known, self._last.get(gender)), mentions))
        return salience.Scene(tuple(made), salience.none_of(pronoun, self._sentences[pronoun.sentence], len(by_root)))

    def candidates(self, index: int, gender: Gender, speaker: int | None = None) -> list[int]:
        """The mentions of people that grammar and gender let a pronoun mean."""
        pronoun = self._referents[index]
        first = bisect_left(self._set.starts, pronoun.sentence - REACH)
        last = bisect_left(self._set.starts, pronoun.sentence + 1)
        sentence = self._sentences[pronoun.sentence]
        found = [
            i
            for i in range(first, last)
            if i in self._people_places
            and i != index
            and self._set.people.gender(i) in {None, gender}
            and (speaker is None or not self._set.clusters.same(i, speaker))
            and (self._referents[i].start < pronoun.start or self._governs(i, index))
        ][-MOST:]
        barred = {
            self._set.clusters.root(i)
            for i in found
            if self._spoken_of(index, i) or not grammar.possible(pronoun, self._referents[i], sentence)
        }
        if pronoun.head.lower in grammar.REFLEXIVE:
            return [i for i in found if grammar.possible(pronoun, self._referents[i], sentence)]
        return [i for i in found if self._set.clusters.root(i) not in barred]

    def _spoken_of(self, speaker: int, place: int) -> bool:
        """Whether a name stands in what the pronoun says: nobody names themselves ('"Ortiz lied," he said')."""
        named = self._referents[place]
        inside = self._set.spoken.get(speaker, ())
        return named.form == "name" and any(start <= named.start and named.end <= end for start, end in inside)

    def _order(self, index: int, place: int, found: list[int]) -> tuple[str, ...]:
        """How many other candidates stand between a mention and the pronoun, or before it in its sentence."""
        start, here = self._referents[index].start, self._referents[place]
        between = {self._set.clusters.root(i) for i in found if here.start < self._referents[i].start < start}
        between.discard(self._set.clusters.root(place))
        before = [r for i in found if (r := self._referents[i]).sentence == here.sentence and r.start < here.start]
        quoted = self._set.voices.quoted_by(here.start, here.end) is not None
        mine = self._set.voices.quoted_by(start, start + 1) is not None
        count, distance = salience.bucket(len(between)), self._referents[index].sentence - here.sentence
        role = grammar.role(self._sentences[here.sentence], here.head)
        return (
            f"between-{count}",
            f"between-{count}-{distance}",
            f"between-{count}-{role}",
            *(() if before else ("first-in-sentence",)),
            *(("other-voice",) if quoted != mine else ()),
        )

    def _own(self, root: int, places: list[int], known: bool, last: int | None) -> tuple[str, ...]:
        """The features of an entity."""
        named = self._named[root]
        return (
            f"seen-{salience.bucket(len(places))}",
            f"named-{salience.bucket(named)}",
            *(("most-named",) if named and named == self._most else ()),
            *(("last-meant",) if root == last else ()),
            *(("known",) if known else ("unknown",)),
        )

    def _governs(self, later: int, index: int) -> bool:
        """Whether a mention behind the pronoun is the subject of a clause above it ("When she left, Reyes ...")."""
        one, other = self._referents[later], self._referents[index]
        sentence = self._sentences[other.sentence]
        verb = grammar.clause(sentence, other.head)
        return any(
            grammar.subject_of(sentence, high) == one.head
            for high in (verb, *sentence.ancestors(verb))
            if high.pos in grammar.VERBAL
        )

    def _may_be_meant(self, index: int, place: Referent, located: set[str]) -> bool:
        """Whether "he" or "she" may mean this: one person named or described, or a name that may be a person's."""
        if place.form == "name":
            person = self._set.kinds.get(index) == "person"
            maybe = place.norm not in located and may_be_person(self._set.reading, place)
            return place.head.tag != "NNPS" and (person or maybe)
        described = place.noun is not None and place.noun.article != "none"
        return place.form == "description" and described and is_person(self._set.reading, place)

    def _located(self) -> set[str]:
        """The names that somewhere in the article tell a place ("in Orvel"), which no person's does."""
        found = set()
        for referent in self._referents:
            sentence = self._sentences[referent.sentence]
            above = sentence.head(referent.head)
            if referent.form == "name" and referent.head.dep == "pobj" and above.lower in LOCATIVE:
                found.add(referent.norm)
        return found
