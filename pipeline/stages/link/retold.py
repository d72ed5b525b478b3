"""Claims that several articles have in the same words: what a wire story's copies say is compared once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline.model import Claim
from pipeline.stages.link.sketch import Sketch

WORD = re.compile(r"\w+")
ENOUGH = 6
"""Fewer words may be the same by chance."""

Key = tuple[object, ...]


def first_told(sketches: Sequence[Sketch]) -> dict[str, tuple[str, ...]]:
    """The claims to compare, by id, each with the ids of those that say the same in the same words: itself first, and
    one of each other article. Claims with less than `ENOUGH` words stand for themselves.

    Ten papers that print one story would otherwise be compared with each other sentence by sentence, and a hundred
    papers a hundred times as often as ten.
    """
    alike: dict[Key, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for sketch in sorted(sketches, key=lambda s: (s.claim.article, s.claim.id)):
        alike[_key(sketch.claim)][sketch.claim.article].append(sketch.claim.id)
    found: dict[str, tuple[str, ...]] = {}
    for by_article in alike.values():
        for place in range(max(map(len, by_article.values()))):
            same = tuple(ids[place] for ids in by_article.values() if place < len(ids))
            found[same[0]] = same
    return found


def _key(claim: Claim) -> Key:
    words = tuple(WORD.findall(claim.evidence.text.casefold()))
    if len(words) < ENOUGH:
        return (claim.id,)
    # The same words an article later may mean another day.
    time = claim.time and (claim.time.begin, claim.time.finish)
    said = claim.action.lemma, claim.action.start - claim.evidence.start, claim.polarity, claim.modality, claim.tense
    return (words, time, *said)
