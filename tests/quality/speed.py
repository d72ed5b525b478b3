"""How fast the tagger is, beside spaCy's pipeline on the same text.

    python -m tests.quality.speed [ARTICLES.jsonl]

One run over each text, one process: the tagger alone (encoder, tags, links; the rules whose findings it is given are
made before), on one thread and on one for each core, and the bare spaCy pipeline. Words are stretches between white
space. "cores" is the processor time spent per second: what runs on one thread can't have more than 1. ARTICLES are
PolNeAR's dev part.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.model import Article, Reading
from pipeline.nlp.spacy_parser import SpacyParser, load_language
from pipeline.nlp.tagger.shipped import shipped_tagger
from pipeline.nlp.tagger.tagger import Tagger
from pipeline.nlp.tagger.words import Words
from pipeline.options import DEFAULT_MODEL
from pipeline.seeds import find_seeds
from pipeline.stages.attribute.hints import hinted_words
from pipeline.stages.attribute.page import Page
from pipeline.stages.attribute.patterns import find_drafts
from pipeline.stages.parse import parse_seeds
from pipeline.workers import available_cores
from tests.quality.scorer import DEV


@dataclass(frozen=True, slots=True)
class Pace:
    """A run over `words` words: seconds by the clock, and seconds that processors worked."""

    words: int
    seconds: float
    worked: float

    def __str__(self) -> str:
        """Such as ``7,000 words/s (10,000 words in 1.4 s, 0.98 cores; 7,143 words per second of processor time)``.

        >>> str(Pace(1000, 2.0, 1.0))
        '500 words/s (1,000 words in 2.0 s, 0.50 cores; 1,000 words per second of processor time)'
        """
        rate, cost = self.words / self.seconds, self.words / self.worked
        cores = self.worked / self.seconds
        return (
            f"{rate:,.0f} words/s ({self.words:,} words in {self.seconds:.1f} s, {cores:.2f} cores; "
            f"{cost:,.0f} words per second of processor time)"
        )


def timed(words: int, work: Callable[[], object]) -> Pace:
    """How long the work takes, once."""
    began, worked = time.perf_counter(), time.process_time()
    work()
    return Pace(words, time.perf_counter() - began, time.process_time() - worked)


def find_all(tagger: Tagger, articles: list[Words]) -> None:
    """Every article through the tagger, one after the other."""
    for words in articles:
        tagger.find(words)


def main(arguments: list[str]) -> int:
    """Print a line for the tagger and one for spaCy; returns the exit status."""
    path = Path(arguments[0]) if arguments else DEV
    articles = [item for item in parse_seeds(find_seeds([str(path)])) if isinstance(item, Article)]
    words = sum(len(article.text.split()) for article in articles)
    parser = SpacyParser()
    pages = [Page(Reading(article, parser.parse(article))) for article in articles]
    hinted = [hinted_words(page, find_drafts(page)[0]) for page in pages]
    for threads in sorted({1, available_cores()}):
        tagger = shipped_tagger(threads)
        tagger.find(hinted[0])  # what the first call sets up is no part of the pace
        print(f"tagger {tagger.version}, threads: {threads}, one article after the other")
        print(f"  {timed(words, partial(find_all, tagger, hinted))}")
    language = load_language(DEFAULT_MODEL)
    print(f"spaCy {DEFAULT_MODEL} ({', '.join(language.pipe_names)}), one process")
    print(f"  {timed(words, lambda: list(language.pipe(article.text for article in articles)))}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
