"""How alike two claims are in what they describe, feature by feature."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pipeline.nlp.embedding import Floats
from pipeline.stages.link.countries import country_ids
from pipeline.stages.link.profile import Profile
from pipeline.stages.link.sketch import Sketch
from pipeline.stages.link.terms import cosine, rarity, stems
from pipeline.stages.resolve.lexicon import words

FEATURES = (
    "same_word",
    "same_word_rarity",
    "shared_words",
    "meaning",
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
    "sense",
    "same_article",
    "same_sentence",
    "both_first",
    "one_first",
    "other_polarity",
    "meaning_around",
    "same_around",
    "participants",
    "rarest_around",
    "opening",
    "whole",
    "meaning_whole",
    "exact",
    "name",
    "name_other",
    "names_around",
    "names_around_other",
    "number",
    "number_other",
)


RARE = 7.0
"""Rarity that few words have; what is rarer counts hardly more."""
FIRST = 2
"""The first sentences of an article, headline included, tell what it is about."""
TELLING = 3.0
"""A word at least this rare that two sentences share is something that two claims have in common."""


class Likeness:
    """Compares claims of the articles whose profiles it is given."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._articles = {p.article: (dict(p.opening), dict(p.whole)) for p in profiles}
        self._known: dict[tuple[str, str], tuple[float, float]] = {}

    def features(self, one: Sketch, other: Sketch) -> tuple[float, ...]:
        """What `FEATURES` names, each about between 0 and 1; it makes no difference which claim comes first."""
        return features(one, other, *self._cosines(one.claim.article, other.claim.article))

    def _cosines(self, one: str, other: str) -> tuple[float, float]:
        key = (one, other) if one < other else (other, one)
        if key not in self._known:
            first, second = self._articles[key[0]], self._articles[key[1]]
            self._known[key] = cosine(first[0], second[0]), cosine(first[1], second[1])
        return self._known[key]


def share(one: Sketch, other: Sketch) -> bool:
    """Whether two claims have anything in common beside countries and an action that is an everyday one: who or what
    takes part, a place, a name, or a telling word of the sentence or action.
    """
    for first, second in (
        (one.actors | one.targets | one.places, other.actors | other.targets | other.places),
        (one.heads, other.heads),
        (one.names | one.names_around, other.names | other.names_around),
    ):
        if (first & second) - country_ids() - country_stems():
            return True
    common = (one.around.keys() & other.around.keys()) | (one.words & other.words)
    return any(rarity(w) >= TELLING and w not in country_stems() for w in common)


@cache
def country_stems() -> frozenset[str]:
    """The stems of the words of countries' names."""
    names = {*words().countries, *words().same_name.values()}
    return frozenset(s for name in names for s in stems(name))


def features(one: Sketch, other: Sketch, opening: float, whole: float) -> tuple[float, ...]:
    """The features of two claims; `opening` and `whole` are how alike their articles are in these."""
    same = float(one.word == other.word)
    shared = one.words & other.words
    meaning = along(one.meaning, other.meaning)
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
        meaning,
        float(types[0] is not None and types[0] == types[1]),
        float(None not in types and types[0] != types[1]),
        float(bool(actor_entity)),
        float(bool(actor_head)),
        float(bool(one.actor_heads and other.actor_heads and not actor_entity and not actor_head)),
        float(bool(target_entity)),
        float(bool(target_head)),
        float(bool(one.target_heads and other.target_heads and not target_entity and not target_head)),
        float(bool(one.actors & other.targets or one.targets & other.actors)),
        float(bool(one.places & other.places or one.place_heads & other.place_heads)),
        float(bool(one.place_heads and other.place_heads and not one.place_heads & other.place_heads)),
        float(one.time is not None and other.time is not None),
        around,
        along(one.sense, other.sense),
        float(article),
        float(article and one.sentence == other.sentence),
        float(one_first and other_first),
        float(one_first != other_first),
        float(one.claim.polarity != other.claim.polarity),
        meaning * around,
        same * around,
        along(one.who, other.who),
        max((rarity(w) for w in one.around.keys() & other.around.keys()), default=0.0) / RARE,
        opening,
        whole,
        meaning * whole,
        float(one.words == other.words),
        float(bool(one.names & other.names)),
        float(bool(one.names and other.names and not one.names & other.names)),
        float(bool(one.names_around & other.names_around)),
        float(bool(one.names_around and other.names_around and not one.names_around & other.names_around)),
        float(bool(one.numbers & other.numbers)),
        float(bool(one.numbers and other.numbers and not one.numbers & other.numbers)),
    )


def along(one: Floats | None, other: Floats | None) -> float:
    """The cosine of two directions; 0 where one is unknown."""
    return 0.0 if one is None or other is None else float(one @ other)
