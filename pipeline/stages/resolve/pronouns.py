"""Join pronouns to what they mean, or leave them open."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import exp

from pipeline.model import Attribution, EntityKind, Reading, Sentence
from pipeline.stages.resolve import salience
from pipeline.stages.resolve.clusters import Clusters
from pipeline.stages.resolve.gather import Inventory
from pipeline.stages.resolve.kinds import is_person, may_be_person
from pipeline.stages.resolve.lexicon import Gender
from pipeline.stages.resolve.people import People
from pipeline.stages.resolve.quotes import Voices
from pipeline.stages.resolve.referents import Referent
from pipeline.stages.resolve.speakers import speaker_of

REACH = 3
"""How many sentences back a pronoun may reach."""
GENDERS: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
FIRST = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
THIRD = {
    **dict.fromkeys(("it", "its", "itself"), "singular"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "plural"),
}
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
SPEAKING_ONE: frozenset[EntityKind] = frozenset({"person", "unnamed"})
BODIES: frozenset[EntityKind] = frozenset({"organisation", "collective", "place"})


class Pronouns:
    """Joins the pronouns of one article."""

    def __init__(
        self,
        reading: Reading,
        inventory: Inventory,
        clusters: Clusters,
        people: People,
        kinds: dict[int, EntityKind],
        attributions: Sequence[Attribution],
    ) -> None:
        self._sentences = reading.sentences
        self._reading, self._inventory, self._clusters = reading, inventory, clusters
        self._people, self._kinds = people, kinds
        self._referents = inventory.referents
        self._by_id = {a.id: a for a in attributions}
        self._voices = Voices(attributions)
        self._heads = {(r.sentence, r.head.index): i for i, r in enumerate(self._referents) if r.form != "group"}
        self._starts = [r.sentence for r in self._referents]
        self._people_places = {
            i
            for i, r in enumerate(self._referents)
            if (r.form == "name" and r.head.tag != "NNPS" and (kinds.get(i) == "person" or may_be_person(reading, r)))
            or (r.form == "description" and is_person(reading, r) and r.noun and r.noun.article != "none")
        }

    def join(self) -> None:
        """Join what is clear. Pronouns outside quotations first, since they may tell who is quoted."""
        pronouns = [i for i, r in enumerate(self._referents) if r.form == "pronoun"]
        quoted = {
            i: a for i in pronouns if (a := self._voices.quoted_by(self._referents[i].start, self._referents[i].end))
        }
        for index in pronouns:
            if index not in quoted:
                self._join_third(index, None)
        for index, attribution in quoted.items():
            speaker = speaker_of(attribution, self._by_id, self._inventory.at)
            word = self._referents[index].head.lower
            if word in FIRST | FIRST_PLURAL:
                wanted = SPEAKING_ONE if word in FIRST else frozenset({"organisation"})
                if speaker is not None and self._kind(speaker) in wanted:
                    self._clusters.join(speaker, index, "quoted-speaker")
            else:
                self._join_third(index, speaker)

    def _kind(self, referent: int) -> EntityKind | None:
        return self._kinds.get(self._clusters.root(referent))

    def _join_third(self, index: int, speaker: int | None) -> None:
        """A pronoun of the third person, or a relative one. In a quotation its speaker is not meant."""
        word = self._referents[index].head.lower
        if word in GENDERS:
            self._join_gendered(index, GENDERS[word], speaker)
        elif word in THIRD:
            self._join_by_grammar(index, THIRD[word], speaker)
        elif word in RELATIVE:
            self._join_relative(index)

    def _join_relative(self, index: int) -> None:
        """The antecedent of "who" in "the man who called": the noun that the clause narrows."""
        pronoun = self._referents[index]
        sentence = self._sentences[pronoun.sentence]
        verb = next((t for t in sentence.ancestors(pronoun.head) if t.dep == "relcl"), None)
        if verb is not None:
            meant = self._heads.get((pronoun.sentence, sentence.head(verb).index))
            if meant is not None and meant != index and self._referents[meant].start < pronoun.start:
                self._clusters.join(meant, index, "relative")

    def _join_gendered(self, index: int, gender: Gender, speaker: int | None) -> None:
        shares = self.shares(index, gender, speaker)
        if not shares:
            return
        best = max(shares, key=lambda root: (shares[root], -root))
        if shares[best] < salience.certain():
            self._clusters.doubt(index, "ambiguous-pronoun")
            return
        self._clusters.join(best, index, "pronoun")
        self._people.learn(best, gender)
        if self._kinds.get(best) not in SPEAKING_ONE:
            # The parser's label for a lone surname is weak evidence; a "he" for it is strong.
            self._kinds[best] = "person"
        self._people_places.add(index)

    def shares(self, index: int, gender: Gender, speaker: int | None = None) -> dict[int, float]:
        """The entities that a pronoun may mean, by root, with their shares of all likelihood."""
        weights = salience.weights()
        sums: dict[int, float] = {}
        for other in self.candidates(index, gender, speaker):
            root = self._clusters.root(other)
            known = self._people.gender(other) == gender
            place = self._referents[other]
            names = salience.features(self._referents[index], place, self._sentences, known, self._kind(other))
            sums[root] = sums.get(root, 0.0) + exp(sum(weights.get(n, 0.0) for n in names))
        total = sum(sums.values())
        return {root: value / total for root, value in sums.items()}

    def candidates(self, index: int, gender: Gender, speaker: int | None = None) -> list[int]:
        """The mentions of people that grammar and gender let a pronoun mean."""
        pronoun = self._referents[index]
        first = bisect_left(self._starts, pronoun.sentence - REACH)
        last = bisect_left(self._starts, pronoun.sentence + 1)
        sentence = self._sentences[pronoun.sentence]
        found = [
            i
            for i in range(first, last)
            if i in self._people_places
            and i != index
            and self._people.gender(i) in {None, gender}
            and (speaker is None or not self._clusters.same(i, speaker))
            and (self._referents[i].start < pronoun.start or self._governs(i, index))
        ]
        barred = {self._clusters.root(i) for i in found if not salience.possible(pronoun, self._referents[i], sentence)}
        if pronoun.head.lower in salience.REFLEXIVE:
            return [i for i in found if salience.possible(pronoun, self._referents[i], sentence)]
        return [i for i in found if self._clusters.root(i) not in barred]

    def _governs(self, later: int, index: int) -> bool:
        """Whether a mention behind the pronoun is the subject of a clause above it ("When she left, Reyes ...")."""
        one, other = self._referents[later], self._referents[index]
        sentence = self._sentences[other.sentence]
        verb = salience.clause(sentence, other.head)
        return any(
            salience.subject_of(sentence, high) == one.head
            for high in (verb, *sentence.ancestors(verb))
            if high.pos in salience.VERBAL
        )

    def _join_by_grammar(self, index: int, number: str, speaker: int | None) -> None:
        """Join "it" and "they" to the subject of the verb above ("The ministry said that it ...") or to the other half
        of a pair ("Iran and its allies"), and to nothing else.
        """
        pronoun = self._referents[index]
        sentence = self._sentences[pronoun.sentence]
        meant = self._paired(pronoun, sentence)
        meant = self._above(pronoun, sentence) if meant is None else meant
        if meant is None and number == "plural" and speaker is None:
            meant = self._carried(pronoun, sentence)
        if meant is None or meant == index or (speaker is not None and self._clusters.same(meant, speaker)):
            return
        referent, kind = self._referents[meant], self._kind(meant)
        if referent.noun is not None and referent.noun.article == "none":
            return
        if number == "plural" and not (referent.plural or kind in BODIES):
            return
        if number == "singular" and (referent.plural or kind not in {"organisation", "place"}):
            return
        self._clusters.join(meant, index, "pronoun")

    def _paired(self, pronoun: Referent, sentence: Sentence) -> int | None:
        noun = sentence.head(pronoun.head)
        if pronoun.head.dep == "poss" and noun.dep == "conj":
            return self._heads.get((pronoun.sentence, sentence.head(noun).index))
        return None

    def _carried(self, pronoun: Referent, sentence: Sentence) -> int | None:
        """The subject of the sentence before, if "they" is the subject of this one and no other group stands there."""
        root = sentence.root
        if salience.subject_of(sentence, root) != pronoun.head or pronoun.sentence == 0:
            return None
        number = pronoun.sentence - 1
        before = self._sentences[number]
        first, last = bisect_left(self._starts, number), bisect_left(self._starts, number + 1)
        groups = [
            i
            for i in range(first, last)
            if self._referents[i].form != "pronoun"
            and (self._kind(i) == "collective" or (self._kind(i) == "unnamed" and self._referents[i].plural))
        ]
        subject = salience.subject_of(before, before.root)
        return groups[0] if len(groups) == 1 and subject == self._referents[groups[0]].head else None

    def _above(self, pronoun: Referent, sentence: Sentence) -> int | None:
        verb = salience.clause(sentence, pronoun.head)
        own = salience.subject_of(sentence, verb)
        if pronoun.head.dep == "poss" and own is not None and own.index < sentence.head(pronoun.head).index:
            return self._heads.get((pronoun.sentence, own.index))
        if own is not None and own.index != pronoun.head.index:
            return None
        for low in (verb, *sentence.ancestors(verb)):
            high = sentence.head(low)
            if low.dep == "ccomp" and high.index != low.index:
                subject = salience.subject_of(sentence, high)
                return None if subject is None else self._heads.get((pronoun.sentence, subject.index))
        return None
