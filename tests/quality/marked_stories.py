"""The marked actions of ECB+ as `link` meets them: in the stories that it makes itself, never those of the corpus."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from pipeline.extract import Extractor
from pipeline.model import Article, Claim, Corpus, Reading
from pipeline.options import Options
from pipeline.seeds import find_seeds
from pipeline.stages.link import Profile, profile_of, related, stories
from pipeline.stages.parse import parse_seeds
from tests.extracted import extracted
from tests.quality.gold_mentions import Marked, marked_of

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"


@dataclass(frozen=True, slots=True)
class Told:
    """Articles with their stories, and what is marked in them."""

    articles: tuple[Article, ...]
    stories: tuple[tuple[str, ...], ...]
    marked: tuple[Marked, ...]

    def claims(self, story: Iterable[str]) -> list[Claim]:
        """The claims of the marked actions of these articles."""
        names = set(story)
        return [m.claim for m in self.marked if m.claim.article in names]


def read(path: Path) -> Iterator[tuple[Reading, Corpus]]:
    """Each article of a corpus with what the pipeline finds in it alone."""
    articles = [item for item in parse_seeds(find_seeds([str(path)])) if isinstance(item, Article)]
    extractor = Extractor(Options())
    for article, part in zip(articles, extracted(articles), strict=True):
        yield extractor.read(article), part


def edges_of(profiles: Sequence[Profile]) -> dict[tuple[str, str], float]:
    """The likeness of all articles that share a key, the lesser id first."""
    blocks: dict[str, list[Profile]] = defaultdict(list)
    for profile in sorted(profiles, key=lambda p: p.article):
        for key in profile.keys:
            blocks[key].append(profile)
    near = {(a.article, b.article): (a, b) for block in blocks.values() for a, b in combinations(block, 2)}
    return {names: found for names, pair in near.items() if (found := related(*pair)) is not None}


def stories_of(articles: Iterable[Article]) -> tuple[tuple[str, ...], ...]:
    """The stories of all articles together: the same as those of each connected group."""
    profiles = [profile_of(article) for article in articles]
    return stories([p.article for p in profiles], edges_of(profiles))


def told(part: str) -> Told:
    """A part of ECB+ (``train``, ``dev``)."""
    path = CORPORA / "ecbplus" / f"{part}.jsonl"
    found = list(read(path))
    articles = tuple(reading.article for reading, _ in found)
    golds = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return Told(articles, stories_of(articles), tuple(marked_of(golds, found)))
