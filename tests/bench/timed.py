"""A backend that tells how long each stage takes in the processes that read articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import TypeVar

from pipeline import extract, jsonl
from pipeline.extract import Extractor
from pipeline.model import Article
from pipeline.nlp import spacy_parser
from pipeline.nlp.tagger import shipped
from pipeline.nlp.tagger.tagger import Tagger
from pipeline.options import Options
from pipeline.stages.attribute import TrainedAttributor
from pipeline.stages.split import RuleSplitter
from pipeline.workers import Lost
from pipeline.workers.pool import Pool
from tests.bench.stopwatch import Place, Stopwatch

T = TypeVar("T")
R = TypeVar("R")

OTHER = "extraction: everything else"
STAGES: tuple[Place, ...] = (
    (spacy_parser, "load_language", "models loaded"),
    (shipped, "load_tagger", "models loaded"),
    (spacy_parser.SpacyParser, "parse", "spaCy"),
    (extract, "find_times", "times"),
    (TrainedAttributor, "attribute", "attribute: rules"),
    (Tagger, "find", "attribute: tagger"),
    (RuleSplitter, "split", "split"),
    (extract, "resolve_article", "resolve"),
    (extract, "join_repeats", "resolve: repeated claims"),
)


class TimedWorkers:
    """A `Backend` of `workers` processes. `seconds` has the sum of them by stage."""

    def __init__(self, workers: int) -> None:
        self.seconds: Counter[str] = Counter()
        self._pool = Pool(workers, _prepare, Options())

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R | Lost]:
        """In this process."""
        return map(function, items)

    def extract(self, pending: Iterable[tuple[str, Article]], total: int) -> Iterator[tuple[str, bytes | Lost]]:
        """In the pool; what each stage took comes back with each result."""
        waiting = dict(pending)
        keys = list(waiting)
        for number, result in self._pool.each(_extract, waiting.values()):
            if isinstance(result, Lost):
                yield keys[number], result
            else:
                encoded, seconds = result
                self.seconds.update(seconds)
                yield keys[number], encoded

    def close(self) -> None:
        """End the processes."""
        self._pool.close()


class _Worker:
    extractor: Extractor
    watch: Stopwatch
    stack: ExitStack


def _prepare(options: Options) -> None:
    _Worker.extractor, _Worker.watch, _Worker.stack = Extractor(options), Stopwatch(), ExitStack()
    _Worker.stack.enter_context(_Worker.watch.over(STAGES))  # for as long as the process lives


def _extract(article: Article) -> tuple[bytes, dict[str, float]]:
    watch = _Worker.watch
    watch.seconds.clear()
    with watch.during(OTHER):
        encoded = jsonl.encode(_Worker.extractor.extract(article))
    return encoded, dict(watch.seconds)
