"""The work of a run on this machine: in this process, or in a pool where there is enough to do."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain, islice
from types import TracebackType
from typing import TypeVar

from pipeline import jsonl
from pipeline.extract import Extractor
from pipeline.model import Article
from pipeline.options import Options
from pipeline.workers.backend import Lost
from pipeline.workers.pool import Pool

T = TypeVar("T")
R = TypeVar("R")

FEW = 3
"""Up to so many articles are read sooner in this process than a pool takes to load the models."""
SOME = 64
"""So many small things are done sooner in this process than a pool takes to start, if it has not."""


def available_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Local:
    """A `Backend` of `workers` processes, which load their models once. To be closed, or used in a ``with``."""

    def __init__(self, options: Options, workers: int = 1) -> None:
        self._options = options
        self._workers = workers
        self._pool = Pool(workers, _Worker.prepare, options) if workers > 1 else None

    def __enter__(self) -> Local:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.close()

    @cached_property
    def _extractor(self) -> Extractor:
        return Extractor(self._options, self._workers)

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R | Lost]:
        """See `Backend.map`. The pool is used from some number of items on."""
        upcoming = iter(items)
        here = upcoming if self._pool is None else islice(upcoming, 0 if self._pool.started else SOME)
        yield from map(function, here)
        if self._pool is not None and (rest := list(islice(upcoming, 1))):
            yield from self._pool.map(function, chain(rest, upcoming))

    def extract(self, pending: Iterable[tuple[str, Article]], total: int) -> Iterator[tuple[str, bytes | Lost]]:
        """See `Backend.extract`."""
        if self._pool is None or total <= FEW:
            for key, article in pending:
                yield key, jsonl.encode(self._extractor.extract(article))
            return
        keys: dict[int, str] = {}

        def articles() -> Iterator[Article]:
            for number, (key, article) in enumerate(pending):
                keys[number] = key
                yield article

        for number, result in self._pool.each(_extract, articles()):
            yield keys.pop(number), result


class _Worker:
    """What a worker process keeps between articles."""

    extractor: Extractor

    @classmethod
    def prepare(cls, options: Options) -> None:
        cls.extractor = Extractor(options)


def _extract(article: Article) -> bytes:
    return jsonl.encode(_Worker.extractor.extract(article))
