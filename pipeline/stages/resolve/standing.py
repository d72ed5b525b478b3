"""How a name of a place stands in its sentences: as where something is, or as someone who acts."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import load
from pipeline.model import Reading, Sentence, Token
from pipeline.stages.resolve.referents import Referent

STATES = frozenset({"be", "have", "become", "lie", "remain", "sit", "stand", "fall", "see", "suffer", "host", "face"})
"""Verbs whose subject may be a place as such ("Orvel lies on the coast", "Orvel saw fighting")."""

VERSUS = frozenset({"v", "vs", "vs.", "versus"})
"""What stands between two teams, or two parties, that go by the names of places."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a place somewhere acts or speaks, and whether it somewhere is where something is."""

    acts: bool
    located: bool


def standing(reading: Reading, names: Sequence[Referent], acting: Set[tuple[int, int]]) -> Standing:
    """How the names of one place stand. `acting`: the spans of the actors of claims."""
    acts = located = False
    for name in names:
        sentence = reading.sentences[name.sentence]
        above = sentence.head(name.head)
        acts = acts or (name.speaks is not None and not name.heading) or _acts(sentence, name, acting)
        located = (
            located or (name.head.dep == "pobj" and above.lower in _words("locative")) or _dateline(sentence, name)
        )
        located = located or (name.head.dep in {"appos", "npadvmod"} and _located_above(sentence, name.head))
    return Standing(acts, located)


def _acts(sentence: Sentence, name: Referent, acting: Set[tuple[int, int]]) -> bool:
    above = sentence.head(name.head)
    if any(t.lower in VERSUS and (t.end + 1 == name.start or t.start == name.end + 1) for t in sentence.tokens):
        return True
    if name.head.dep == "pobj":
        return above.lower in _words("acting") and sentence.head(above).lemma not in {"trade", "border"}
    return name.head.dep == "nsubj" and (name.start, name.end) in acting and above.lemma not in STATES


def _located_above(sentence: Sentence, token: Token) -> bool:
    above = sentence.head(token)
    return above.dep == "pobj" and sentence.head(above).lower in _words("locative")


def _dateline(sentence: Sentence, name: Referent) -> bool:
    """Whether the sentence begins with the name as the place that the report comes from ("BEIRUT (Agency) -- ")."""
    first = sentence.tokens[0]
    if name.start != first.start or not first.text.isupper():
        return False
    return any(t.text in {"-", "–", "—", "--", ":"} for t in sentence.tokens[1:10])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("places")["context"][name])
