"""A claim as it is compared with others: its action, who and what takes part, its time, and the words around it."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pipeline.model import Article, Claim, Mention
from pipeline.nlp.embedding import WIDTH, Floats, vector
from pipeline.stages.link.interval import Interval, interval
from pipeline.stages.link.terms import WORD, Terms, rarity, stem, stems, weighed

END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n")
"""Where one sentence ends and another begins, as far as the letters tell."""
TRAILING = re.compile(r",|\s(?:of|in|on|at|for|from|with|to|by|who|which|that)\s")
NAMED = 2.5
"""Rarity from which on a word in capitals is taken for a name."""
PRONOUNS = frozenset(
    {"i", "you", "he", "she", "it", "we", "they", "me", "him", "her", "us", "them", "his", "its", "their"}
    | {"this", "that", "these", "those", "who", "one"}
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of a claim is compared.

    `world` is whether it has happened or is planned: claims of two worlds are never of one event. `word` is the lemma
    of the action by its stems, `words` are those of all its words, `meaning` their direction (None: no word is known).
    `actors`, `targets`, `places` are entity ids, `named_actors` those of actors that go by a name there; `actor_heads`,
    `target_heads`, `place_heads` the stems of the last words of the phrases, `who` the direction of all words of actors
    and targets, `names` the stems of the names in them, `actor_names` those of actors alone. `around` are the weighed
    stems of the sentence without the action, `sense` their direction, `names_around` and `numbers` the names and
    numbers of the sentence. `sentence` is its place in the article, 0 being the first, which is the headline where
    there is one. `heads` are the last words of all phrases that take part, `entities` all that takes part, and the
    places.
    """

    claim: Claim
    world: str
    word: str
    words: frozenset[str]
    meaning: Floats | None
    actors: frozenset[str]
    named_actors: frozenset[str]
    targets: frozenset[str]
    places: frozenset[str]
    actor_heads: frozenset[str]
    actor_names: frozenset[str]
    target_heads: frozenset[str]
    place_heads: frozenset[str]
    time: Interval | None
    around: Terms
    sense: Floats | None
    who: Floats | None
    names: frozenset[str]
    names_around: frozenset[str]
    numbers: frozenset[str]
    sentence: int
    heads: frozenset[str]
    entities: frozenset[str]


def sketches(article: Article, claims: Sequence[Claim]) -> list[Sketch]:
    """The sketches of claims of one article, in their order."""
    starts = [0, *(m.end() for m in END.finditer(article.text))]
    read: dict[int, _Sentence] = {}
    found = []
    for claim in claims:
        place = bisect_right(starts, claim.action.start) - 1
        if place not in read:
            end = starts[place + 1] if place + 1 < len(starts) else None
            read[place] = _Sentence.of(article.text[starts[place] : end], place)
        found.append(_sketch(claim, read[place]))
    return found


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence by its place in the article; `counts` are its stems, `sum_of` the weighed vectors of their words."""

    place: int
    counts: Mapping[str, int]
    sum_of: Mapping[str, Floats]
    names: frozenset[str]
    numbers: frozenset[str]

    @classmethod
    def of(cls, text: str, place: int) -> _Sentence:
        words = WORD.findall(text)
        sums: dict[str, Floats] = {}
        for word in words:
            known = _weighed_vector(word.lower())
            if known is not None:
                sums[stem(word)] = sums[stem(word)] + known if stem(word) in sums else known
        numbers = frozenset(w for w in words if w[0].isdigit())
        return cls(place, Counter(map(stem, words)), sums, _names(words[1:]), numbers)


def _sketch(claim: Claim, sentence: _Sentence) -> Sketch:
    action = claim.action
    said = WORD.findall(action.text)
    words = frozenset(map(stem, said)) | frozenset(stems(action.lemma))
    actors, targets, places = (_ids(role) for role in (claim.actor, claim.target, claim.place))
    heads = [_heads(role) for role in (claim.actor, claim.target, claim.place)]
    taking_part = [WORD.findall(m.text) for m in (*claim.actor, *claim.target)]
    return Sketch(
        claim=claim,
        world=f"{claim.modality} {claim.tense}",
        word=" ".join(stems(action.lemma)),
        words=words,
        meaning=direction((*said, *action.lemma.split())),
        actors=actors,
        named_actors=_ids([m for m in claim.actor if _names(WORD.findall(m.text))]),
        targets=targets,
        places=places,
        actor_heads=heads[0],
        actor_names=frozenset(n for m in claim.actor for n in _names(WORD.findall(m.text))),
        target_heads=heads[1],
        place_heads=heads[2],
        time=interval(claim.time),
        around=weighed({s: n for s, n in sentence.counts.items() if s not in words}),
        sense=_unit([v for s, v in sentence.sum_of.items() if s not in words]),
        who=direction(w for phrase in taking_part for w in phrase),
        names=frozenset(n for phrase in taking_part for n in _names(phrase)),
        names_around=sentence.names,
        numbers=sentence.numbers,
        sentence=sentence.place,
        heads=frozenset[str]().union(*heads),
        entities=actors | targets | places,
    )


def direction(words: Iterable[str]) -> Floats | None:
    """Where the words point together, the rare ones more than the common ones; None where none is known."""
    return _unit([found for word in words if (found := _weighed_vector(word.lower())) is not None])


@lru_cache(maxsize=1 << 14)
def _weighed_vector(word: str) -> Floats | None:
    found = vector(word)
    return None if found is None else np.float32(rarity(stem(word))) * found


def _unit(vectors: Sequence[Floats]) -> Floats | None:
    total = sum(vectors, np.zeros(WIDTH, np.float32))
    length = math.sqrt(total @ total)
    return None if length == 0 else total / np.float32(length)


def _ids(mentions: Sequence[Mention]) -> frozenset[str]:
    return frozenset(m.entity for m in mentions if m.entity is not None)


def _heads(mentions: Sequence[Mention]) -> frozenset[str]:
    """The stems of the last words before what trails a noun: "the *bridge* over the river"."""
    cut = (TRAILING.split(m.text, maxsplit=1)[0] for m in mentions)
    last = (found[-1] for words in cut if (found := WORD.findall(words)))
    return frozenset(stem(w) for w in last if w.lower() not in PRONOUNS)


def _names(words: Iterable[str]) -> frozenset[str]:
    """The stems of words in capitals that are rare enough to be names."""
    return frozenset(s for w in words if w[0].isupper() and rarity(s := stem(w)) > NAMED)
