"""Whom "it" and "they" mean: bodies and groups, where grammar or who spoke last leaves no choice."""

from __future__ import annotations

from bisect import bisect_left

from pipeline.model import EntityKind, Sentence
from pipeline.stages.resolve import grammar
from pipeline.stages.resolve.referents import Referent
from pipeline.stages.resolve.setting import Setting

SPOKE = 2
"""How many sentences back "it" and "they" may find who spoke last."""
ONE_BODY: frozenset[EntityKind] = frozenset({"organisation", "document"})
GROUPS: frozenset[EntityKind] = frozenset({"collective", "unnamed"})
BODIES: frozenset[EntityKind] = frozenset({"organisation", "collective", "place"})


class Bodies:
    """Joins "it" and "they" in one article."""

    def __init__(self, setting: Setting) -> None:
        self._set, self._referents = setting, setting.referents
        self._sentences = setting.reading.sentences
        self._speakers = sorted(
            i for i, r in enumerate(setting.referents) if r.speaks is not None and r.form != "pronoun"
        )

    def join(self, index: int, number: str, speaker: int | None) -> None:
        """Join "it" and "they" to the subject of the verb above ("The ministry said that it ...") or to the other half
        of a pair ("Iran and its allies"), and to nothing else.
        """
        pronoun = self._referents[index]
        sentence = self._sentences[pronoun.sentence]
        meant = self._paired(pronoun, sentence)
        meant = self._above(pronoun, sentence) if meant is None else meant
        if meant is None and speaker is None and pronoun.speaks is not None:
            meant = self._speaker_before(index, number)
        if meant is None and number == "plural" and speaker is None:
            meant = self._carried(pronoun, sentence)
        if meant is None or meant == index or (speaker is not None and self._set.clusters.same(meant, speaker)):
            return
        referent, kind = self._referents[meant], self._set.kind(meant)
        if referent.noun is not None and referent.noun.article == "none":
            return
        if number == "plural" and not (referent.plural or kind in BODIES):
            return
        if number == "singular" and (referent.plural or kind not in {"organisation", "place", "document"}):
            return
        self._set.clusters.join(meant, index, "pronoun")

    def _paired(self, pronoun: Referent, sentence: Sentence) -> int | None:
        noun = sentence.head(pronoun.head)
        if pronoun.head.dep == "poss" and noun.dep == "conj":
            return self._set.heads.get((pronoun.sentence, sentence.head(noun).index))
        return None

    def _above(self, pronoun: Referent, sentence: Sentence) -> int | None:
        verb = grammar.clause(sentence, pronoun.head)
        own = grammar.subject_of(sentence, verb)
        if pronoun.head.dep == "poss" and own is not None and own.index < sentence.head(pronoun.head).index:
            return self._set.heads.get((pronoun.sentence, own.index))
        if own is not None and own.index != pronoun.head.index:
            return None
        for low in (verb, *sentence.ancestors(verb)):
            high = sentence.head(low)
            if low.dep == "ccomp" and high.index != low.index:
                subject = grammar.subject_of(sentence, high)
                return None if subject is None else self._set.heads.get((pronoun.sentence, subject.index))
        return None

    def _speaker_before(self, index: int, number: str) -> int | None:
        """Who spoke last, for an "it" or "they" that speaks soon after ("The ministry said ... It added ..."), if that
        is a body or a group, and no other such stands as a subject in between.
        """
        pronoun = self._referents[index]
        sentence = self._sentences[pronoun.sentence]
        if grammar.subject_of(sentence, grammar.clause(sentence, pronoun.head)) != pronoun.head:
            return None
        place = bisect_left(self._speakers, pronoun.start, key=lambda i: self._referents[i].start) - 1
        last = self._speakers[place] if place >= 0 else None
        if last is None or not 0 < pronoun.sentence - self._referents[last].sentence <= SPOKE:
            return None
        wanted = GROUPS if number == "plural" else ONE_BODY
        if self._set.kind(last) not in wanted or (number == "plural") != self._several(last):
            return None
        first = bisect_left(self._set.starts, self._referents[last].sentence)
        end = bisect_left(self._set.starts, pronoun.sentence)
        rivals = {
            self._set.clusters.root(i)
            for i in range(first, end)
            if self._set.kind(i) in wanted
            and grammar.role(self._sentences[self._set.starts[i]], self._referents[i].head) == "subject"
            and (number == "plural") == self._several(i)
        }
        return last if rivals <= {self._set.clusters.root(last)} else None

    def _several(self, index: int) -> bool:
        top = self._referents[self._set.clusters.root(index)]
        return top.plural or self._set.kind(index) == "collective"

    def _carried(self, pronoun: Referent, sentence: Sentence) -> int | None:
        """The subject of the sentence before, if "they" is the subject of this one and no other group stands there."""
        root = sentence.root
        if grammar.subject_of(sentence, root) != pronoun.head or pronoun.sentence == 0:
            return None
        number = pronoun.sentence - 1
        before = self._sentences[number]
        first, last = bisect_left(self._set.starts, number), bisect_left(self._set.starts, number + 1)
        groups = [
            i
            for i in range(first, last)
            if self._referents[i].form != "pronoun"
            and (self._set.kind(i) == "collective" or (self._set.kind(i) == "unnamed" and self._referents[i].plural))
        ]
        subject = grammar.subject_of(before, before.root)
        return groups[0] if len(groups) == 1 and subject == self._referents[groups[0]].head else None
