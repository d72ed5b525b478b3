"""Join pronouns to what they mean, or leave them open."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Attribution, EntityKind, Reading, Sentence, Token
from pipeline.stages.resolve import grammar, salience
from pipeline.stages.resolve.bodies import Bodies
from pipeline.stages.resolve.clusters import Clusters
from pipeline.stages.resolve.gather import Inventory
from pipeline.stages.resolve.lexicon import Gender
from pipeline.stages.resolve.people import People
from pipeline.stages.resolve.scenes import Scenes
from pipeline.stages.resolve.setting import Setting
from pipeline.stages.resolve.speakers import speaker_of

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
        self._set = Setting.of(reading, inventory, clusters, people, kinds, attributions)
        self._referents, self._sentences = inventory.referents, reading.sentences
        self._by_id = {a.id: a for a in attributions}
        self.scenes, self._bodies = Scenes(self._set), Bodies(self._set)

    def join(self) -> None:
        """Join what is clear. Pronouns outside quotations first, since they may tell who is quoted."""
        pronouns = [i for i, r in enumerate(self._referents) if r.form == "pronoun"]
        quoted = {
            i: a
            for i in pronouns
            if (a := self._set.voices.quoted_by(self._referents[i].start, self._referents[i].end))
        }
        for index in pronouns:
            if index not in quoted:
                self._join_third(index, None)
        for index, attribution in quoted.items():
            speaker = speaker_of(attribution, self._by_id, self._set.inventory.at)
            word = self._referents[index].head.lower
            if word in FIRST | FIRST_PLURAL:
                wanted = SPEAKING_ONE if word in FIRST else frozenset({"organisation"})
                if speaker is not None and self._set.kind(speaker) in wanted:
                    self._set.clusters.join(speaker, index, "quoted-speaker")
            else:
                self._join_third(index, speaker)

    def _join_third(self, index: int, speaker: int | None) -> None:
        """A pronoun of the third person, or a relative one. In a quotation its speaker is not meant."""
        word = self._referents[index].head.lower
        if word in grammar.REFLEXIVE and self._join_emphatic(index):
            return
        if word in GENDERS:
            self._join_gendered(index, GENDERS[word], speaker)
        elif word in THIRD:
            self._bodies.join(index, THIRD[word], speaker)
        elif word in RELATIVE:
            self._join_relative(index)

    def _join_relative(self, index: int) -> None:
        """The antecedent of "who" in "the man who called": the noun that the clause narrows.

        Only people are "who": where the parser hangs the clause on a place or thing ("a worker at the plant who ..."),
        the noun above that is meant. Where it finds no clause, the noun right before.
        """
        pronoun = self._referents[index]
        sentence = self._sentences[pronoun.sentence]
        verb = next((t for t in sentence.ancestors(pronoun.head) if t.dep == "relcl"), None)
        noun = sentence.head(verb) if verb is not None else _noun_before(sentence, pronoun.head)
        meant = self._set.headed(pronoun.sentence, noun)
        if pronoun.head.lower in {"who", "whom"}:
            while noun is not None and meant is not None and self._set.kind(meant) in {"place", "thing", "document"}:
                preposition = sentence.head(noun)
                noun = sentence.head(preposition) if noun.dep == "pobj" and preposition.dep == "prep" else None
                meant = self._set.headed(pronoun.sentence, noun)
        if meant is not None and meant != index and self._referents[meant].start < pronoun.start:
            self._set.clusters.join(meant, index, "relative")

    def _join_emphatic(self, index: int) -> bool:
        """Join "himself" to the name or noun that it stands behind ("Reyes himself said so")."""
        pronoun = self._referents[index]
        sentence, place = self._sentences[pronoun.sentence], pronoun.head.index
        before = sentence.tokens[place - 1] if place else None
        if before is None or before.pos not in {"PROPN", "NOUN", "PRON"} or pronoun.head.dep in {"dobj", "pobj"}:
            return False
        meant = self._set.headed(pronoun.sentence, before)
        if meant is not None:
            self._set.clusters.join(meant, index, "pronoun")
        return meant is not None

    def _join_gendered(self, index: int, gender: Gender, speaker: int | None) -> None:
        shares = self.shares(index, gender, speaker)
        if not shares:
            return
        best = max(shares, key=lambda root: (shares[root], -root))
        if shares[best] < salience.certain():
            self._set.clusters.doubt(index, "ambiguous-pronoun")
            return
        self._set.clusters.join(best, index, "pronoun")
        self._set.people.learn(best, gender)
        self.scenes.met(index, best, gender)
        if self._set.kinds.get(best) not in SPEAKING_ONE:
            # The parser's label for a lone surname is weak evidence; a "he" for it is strong.
            self._set.kinds[best] = "person"

    def shares(self, index: int, gender: Gender, speaker: int | None = None) -> dict[int, float]:
        """The entities that a pronoun may mean, by root, with their shares of all likelihood."""
        return salience.shares(self.scenes.scene(index, gender, speaker))


def _noun_before(sentence: Sentence, token: Token) -> Token | None:
    """The noun right before a relative pronoun, a comma aside."""
    before = [t for t in sentence.tokens[max(0, token.index - 2) : token.index] if t.pos != "PUNCT"]
    return before[-1] if before and before[-1].pos in {"NOUN", "PROPN"} else None
