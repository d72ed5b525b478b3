"""How alike two claims are in what they describe, feature by feature."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from pipeline.nlp.embedding import WIDTH, Floats
from pipeline.stages.link.countries import country_ids
from pipeline.stages.link.profile import Profile
from pipeline.stages.link.sketch import Sketch
from pipeline.stages.link.terms import cosine, rarity, stems
from pipeline.stages.resolve.lexicon import words

COUNTED = (
    "same_word",
    "same_word_rarity",
    "shared_words",
    "exact",
    "same_type",
    "other_type",
    "actor_entity",
    "actor_head",
    "actor_other",
    "target_entity",
    "target_head",
    "target_other",
    "crossed",
    "place",
    "place_other",
    "time",
    "around",
    "rarest_around",
    "same_around",
    "name",
    "name_other",
    "names_around",
    "names_around_other",
    "number",
    "number_other",
    "same_article",
    "same_sentence",
    "both_first",
    "one_first",
    "other_polarity",
    "opening",
    "whole",
)
"""What is counted pair by pair (`counted`)."""
FEATURES = (*COUNTED, "meaning", "sense", "participants", "meaning_around", "meaning_whole")
"""All that is known of a pair, in the order of the columns of `Likeness.table`."""
RARE = 7.0
"""Rarity that few words have; what is rarer counts hardly more."""
FIRST = 2
"""The first sentences of an article, headline included, tell what it is about."""
TELLING = 3.0
"""An action at least this rare ("quake", "acquit") is something that two claims have in common."""
COMPARED = 2.0
"""An action word at least this rare ("play", "land") is worth comparing, whatever else two claims share; those below it
("come", "take", "see") stand for anything."""
MUCH_ALIKE = 0.25
"""Cosine of two sentences from which on they are taken to tell of one thing."""

Pair = tuple[Sketch, Sketch]
Rows = npt.NDArray[np.float64]


class Likeness:
    """Compares claims of the articles whose profiles it is given."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._articles = {p.article: (p.opening, p.whole) for p in profiles}
        self._known: dict[tuple[str, str], tuple[float, float]] = {}

    def table(self, pairs: Sequence[Pair]) -> Rows:
        """A row of `FEATURES` for each pair; it makes no difference which claim of a pair comes first."""
        if not pairs:
            return np.zeros((0, len(FEATURES)))
        alone = np.array([counted(a, b, *self._cosines(a.claim.article, b.claim.article)) for a, b in pairs])
        meaning = _dots([(a.meaning, b.meaning) for a, b in pairs])
        sense = _dots([(a.sense, b.sense) for a, b in pairs])
        who = _dots([(a.who, b.who) for a, b in pairs])
        around, whole = (alone[:, COUNTED.index(name)] for name in ("around", "whole"))
        return np.column_stack([alone, meaning, sense, who, meaning * around, meaning * whole])

    def _cosines(self, one: str, other: str) -> tuple[float, float]:
        key = (one, other) if one < other else (other, one)
        if key not in self._known:
            first, second = self._articles[key[0]], self._articles[key[1]]
            self._known[key] = cosine(first[0], second[0]), cosine(first[1], second[1])
        return self._known[key]


def share(one: Sketch, other: Sketch) -> bool:
    """Whether two claims have enough in common beside countries: who or what takes part or a place, or an action that
    is no everyday one; else names and other telling words make their sentences much alike.
    """
    countries = country_stems()
    if _take_part(one, other):
        return True
    if any(rarity(w) >= TELLING and w not in countries for w in one.words & other.words):
        return True
    common = sorted((one.around.keys() & other.around.keys()) - countries)
    return sum([one.around[w] * other.around[w] for w in common]) >= MUCH_ALIKE


def comparable(one: Sketch, other: Sketch) -> bool:
    """Whether two claims may be of one event as far as the words go: they share something (`share`), or else a word for
    their action that has a PLOVER type or is no everyday one. Where one affirms and the other denies, words do not
    do: the same takes part, or the same is done to it.
    """
    if one.claim.polarity != other.claim.polarity:
        return _take_part(one, other)
    rarest = max(map(rarity, one.words & other.words), default=0.0)
    kind = one.claim.action.plover
    typed = kind is not None and kind == other.claim.action.plover and rarest > 0
    return typed or rarest >= COMPARED or share(one, other)


def _take_part(one: Sketch, other: Sketch) -> bool:
    """Whether the same takes part in both, beside countries."""
    if not (one.entities & other.entities) <= country_ids():
        return True
    countries = country_stems()
    return not (one.heads & other.heads <= countries and one.names & other.names <= countries)


@cache
def country_stems() -> frozenset[str]:
    """The stems of the words of countries' names."""
    names = {*words().countries, *words().same_name.values()}
    return frozenset(s for name in names for s in stems(name))


def counted(one: Sketch, other: Sketch, opening: float, whole: float) -> tuple[float, ...]:
    """What `COUNTED` names, each about between 0 and 1; `opening` and `whole` are how alike their articles are in
    these.
    """
    same = float(one.word == other.word)
    shared = one.words & other.words
    types = one.claim.action.plover, other.claim.action.plover
    around = cosine(one.around, other.around)
    article = one.claim.article == other.claim.article
    one_first, other_first = one.sentence < FIRST, other.sentence < FIRST
    actor_entity, actor_head = one.actors & other.actors, one.actor_heads & other.actor_heads
    target_entity, target_head = one.targets & other.targets, one.target_heads & other.target_heads
    return (
        same,
        same * rarity(one.word) / RARE,
        max(map(rarity, shared), default=0.0) / RARE,
        one.words == other.words,
        types[0] is not None and types[0] == types[1],
        None not in types and types[0] != types[1],
        bool(actor_entity),
        bool(actor_head),
        bool(one.actor_heads and other.actor_heads and not actor_entity and not actor_head),
        bool(target_entity),
        bool(target_head),
        bool(one.target_heads and other.target_heads and not target_entity and not target_head),
        bool(one.actors & other.targets or one.targets & other.actors),
        bool(one.places & other.places or one.place_heads & other.place_heads),
        bool(one.place_heads and other.place_heads and not one.place_heads & other.place_heads),
        one.time is not None and other.time is not None,
        around,
        max(map(rarity, one.around.keys() & other.around.keys()), default=0.0) / RARE,
        same * around,
        bool(one.names & other.names),
        bool(one.names and other.names and not one.names & other.names),
        bool(one.names_around & other.names_around),
        bool(one.names_around and other.names_around and not one.names_around & other.names_around),
        bool(one.numbers & other.numbers),
        bool(one.numbers and other.numbers and not one.numbers & other.numbers),
        article,
        article and one.sentence == other.sentence,
        one_first and other_first,
        one_first != other_first,
        one.claim.polarity != other.claim.polarity,
        opening,
        whole,
    )


def _dots(pairs: Sequence[tuple[Floats | None, Floats | None]]) -> Rows:
    """The cosine of each pair of directions; 0 where one is unknown."""
    none = np.zeros(WIDTH, np.float32)
    one, other = (np.array([none if v is None else v for v in side], np.float64) for side in zip(*pairs, strict=True))
    return np.asarray(np.round((one * other).sum(1), 4))
