"""Examples: annotated articles as the network is trained on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pipeline.nlp.tagger.chunks import Pieces, encode, stretches
from pipeline.nlp.tagger.pairs import pair_features
from pipeline.nlp.tagger.words import ROLES, Ints, Words
from pipeline.training.corpus import AnnotatedArticle

NO_LINK = -1
LEFT_OUT = -2


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotation of an article on its words: `spans` of each role as words ``[first, last)``, in order, and the
    attribution (a number) of each; `sources` tells for each attribution which source span it has (-1: none).
    `masked` is true for words that the annotators left out.
    """

    tags: Ints
    spans: dict[str, Ints]
    owner: dict[str, Ints]
    source_of: Ints
    masked: Ints


@dataclass(frozen=True, slots=True)
class Example:
    """A chunk with what is to be learned. Spans are words of the chunk; `cue_of` and `source_of` are positions among
    its cues and sources (NO_LINK: none).
    """

    ids: Ints
    features: Ints
    places: Ints
    tags: Ints
    masked: Ints
    spans: dict[str, Ints]
    cue_of: Ints
    source_of: Ints
    content_pairs: Ints
    source_pairs: Ints

    @property
    def size(self) -> int:
        """Its length in pieces."""
        return len(self.ids)


def gold_of(words: Words, annotated: AnnotatedArticle) -> Gold:
    """The annotation, moved from characters to the words that share a character with it."""
    spans: dict[str, list[tuple[int, int, int]]] = {role: [] for role in ROLES}
    source_place: dict[tuple[int, int], int] = {}
    wanted: list[tuple[int, int] | None] = []
    for number, attribution in enumerate(annotated.attributions):
        source = None
        for role in ROLES:
            for span in getattr(attribution, role):
                first, last = words.within(span.start, span.end)
                if first == last:
                    continue
                if role == "source":
                    source = (first, last)
                    if source not in source_place:
                        source_place[source] = 0
                        spans[role].append((first, last, number))
                else:
                    spans[role].append((first, last, number))
        wanted.append(source)
    tags = np.zeros(len(words), np.int32)
    rows: dict[str, Ints] = {}
    owner: dict[str, Ints] = {}
    for place, role in enumerate(ROLES):
        ordered = sorted(spans[role])
        rows[role] = np.array([(a, b) for a, b, _ in ordered], np.int32).reshape(-1, 2)
        owner[role] = np.array([n for _, _, n in ordered], np.int32)
        for a, b, _ in ordered:
            tags[a:b] = 2 + 2 * place
            tags[a] = 1 + 2 * place
    # Where annotations overlap, the later one has the words; what is left of the other one begins anew.
    for i in range(1, len(tags)):
        if tags[i] and tags[i] % 2 == 0 and tags[i - 1] not in (tags[i], tags[i] - 1):
            tags[i] -= 1
    position = {(int(a), int(b)): i for i, (a, b) in enumerate(rows["source"])}
    masked = np.zeros(len(words), np.int32)
    for span in annotated.discard:
        first, last = words.within(span.start, span.end)
        masked[first:last] = 1
    source_of = np.array([position[s] if s else NO_LINK for s in wanted], np.int32)
    return Gold(tags, rows, owner, source_of, masked)


def examples_of(
    words: Words, pieces: Pieces, gold: Gold, limit: int, first_limit: int, cls: int, sep: int
) -> Iterator[Example]:
    """The chunks of an article; a span that a chunk cuts is one of the part that it holds."""
    for first, last in stretches(words, pieces, limit, first_limit):
        ids, features, places = encode(words, pieces, first, last, cls, sep)
        tags = gold.tags[first:last].copy()
        if len(tags) and tags[0] and tags[0] % 2 == 0:
            tags[0] -= 1
        spans: dict[str, Ints] = {}
        here: dict[str, Ints] = {}
        for role in ROLES:
            inside = (gold.spans[role][:, 0] < last) & (gold.spans[role][:, 1] > first)
            here[role] = np.flatnonzero(inside).astype(np.int32)
            spans[role] = np.clip(gold.spans[role][inside], first, last)
        cue_at = {int(gold.owner["cue"][i]): k for k, i in enumerate(here["cue"])}
        source_at = {int(i): k for k, i in enumerate(here["source"])}
        cue_of = [cue_at.get(int(gold.owner["content"][i]), NO_LINK) for i in here["content"]]
        wanted = [int(gold.source_of[gold.owner["cue"][i]]) for i in here["cue"]]
        source_of = [source_at.get(s, NO_LINK) if s >= 0 else NO_LINK for s in wanted]
        content_pairs = pair_features(words, spans["content"], spans["cue"], "content")
        source_pairs = pair_features(words, spans["cue"], spans["source"], "cue")
        yield Example(
            ids, features, places, tags, gold.masked[first:last],
            {role: rows - first for role, rows in spans.items()},
            np.array(cue_of, np.int32), np.array(source_of, np.int32), content_pairs, source_pairs,
        )  # fmt: skip
