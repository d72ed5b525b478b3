"""The tagger: from the words of an article to attributions."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from pipeline.nlp.tagger.chunks import Cutter, Pieces, encode, piece_id, stretches
from pipeline.nlp.tagger.confidence import evidence, probability
from pipeline.nlp.tagger.crf import Crf, Floats, linear
from pipeline.nlp.tagger.found import Part, Tagged
from pipeline.nlp.tagger.links import Weights, link_probabilities
from pipeline.nlp.tagger.words import ROLES, Ints, Words


class Encoder(Protocol):
    """What turns pieces into vectors."""

    def __call__(self, ids: Ints, features: Ints) -> Floats:
        """The vectors of the pieces of one chunk, shape (pieces, width)."""
        ...


@dataclass(frozen=True, slots=True)
class Settings:
    """What goes with a model: its name and version, the length of its chunks in pieces, and the weights of the
    features of an attribution's confidence.
    """

    version: str
    limit: int
    confidence: tuple[float, ...]


class Tagger:
    """An encoder with its heads (`RoleTagger`). Up to `threads` chunks of an article are read at the same time."""

    def __init__(
        self, tokenizer: Tokenizer, encoder: Encoder, heads: Weights, settings: Settings, threads: int = 1
    ) -> None:
        self._threads = threads
        self.version = settings.version
        self._settings = settings
        self._cutter = Cutter(tokenizer)
        self._encoder = encoder
        self._heads = heads
        self.crf = Crf(heads["follow"], heads["start"])
        self._cls, self._sep = (piece_id(tokenizer, name) for name in ("[CLS]", "[SEP]"))

    def find(self, words: Words) -> list[Tagged]:
        """The attributions of an article, in the order of their cues. Depends on the words alone: each chunk is read by
        itself.
        """
        if not len(words):
            return []
        pieces = Pieces(self._cutter, words)
        chunks = list(stretches(words, pieces, self._settings.limit))
        vectors = self._vectors(words, pieces, chunks)
        emissions = [linear(v, self._heads["emit.weight"], self._heads["emit.bias"]) for v in vectors]
        read = zip(chunks, vectors, self.crf.best(emissions), self.crf.marginals(emissions), strict=True)
        return [
            tagged
            for (first, _), hidden, tags, sure in read
            for tagged in self._linked(words, first, hidden, tags, sure)
        ]

    def _vectors(self, words: Words, pieces: Pieces, chunks: Sequence[tuple[int, int]]) -> list[Floats]:
        """The vectors of the words of each chunk, by the first piece of each word."""

        def read(chunk: tuple[int, int]) -> Floats:
            ids, features, places = encode(words, pieces, *chunk, self._cls, self._sep)
            return self._encoder(ids, features)[places]

        if min(self._threads, len(chunks)) == 1:
            return list(map(read, chunks))
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(read, chunks))

    def _linked(self, words: Words, offset: int, hidden: Floats, tags: NDArray[np.int64], sure: Floats) -> list[Tagged]:
        spans = {role: _spans(tags, 1 + 2 * place) + np.int32(offset) for place, role in enumerate(ROLES)}
        if not len(spans["cue"]):
            return []
        parts = {
            role: [_part(words, offset, tags, sure, int(a), int(b)) for a, b in rows] for role, rows in spans.items()
        }
        sources = link_probabilities(self._heads, words, offset, hidden, spans["cue"], spans["source"], "cue")
        cues = link_probabilities(self._heads, words, offset, hidden, spans["content"], spans["cue"], "content")
        # A content always has a cue in the same chunk or in none: the likeliest one is taken.
        owner = cues[:, 1:].argmax(1)
        made = []
        for place, (first, last) in enumerate(spans["cue"]):
            source = int(sources[place].argmax())
            mine = np.flatnonzero(owner == place)
            links = float(sources[place, source]), float(cues[mine, 1 + place].min(initial=1.0))
            by = parts["source"][source - 1] if source else None
            content = tuple(parts["content"][i] for i in mine)
            rules = bool((words.hint[first:last] >= 0).any())
            features = evidence(parts["cue"][place], by, content, links, rules)
            sureness = probability(features, self._settings.confidence)
            made.append(Tagged(parts["cue"][place], by, content, *links, sureness, features))
        return made


def _part(words: Words, offset: int, tags: NDArray[np.int64], sure: Floats, first: int, last: int) -> Part:
    """The span of the words ``[first, last)`` with the probability of the least sure of its tags, and that it ends."""
    rows = np.arange(first - offset, last - offset)
    edge = float(sure[rows, tags[rows]].min())
    behind = last - offset
    if behind < len(tags):
        inside = tags[rows[0]] + 1
        edge = min(edge, 1 - float(sure[behind, inside]))
    return Part(int(words.start[first]), int(words.end[last - 1]), edge)


def _spans(tags: NDArray[np.int64], begin: int) -> Ints:
    """The spans of the role whose B tag is `begin`, as words ``[first, last)``, in order."""
    starts: Sequence[int] = np.flatnonzero(tags == begin).tolist()
    inside = np.append(tags == begin + 1, False)
    rows = [(start, start + 1 + int(np.argmin(inside[start + 1 :]))) for start in starts]
    return np.array(rows, np.int32).reshape(-1, 2)
