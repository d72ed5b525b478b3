"""Many articles through the extractor, in this process or in a pool of processes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing import connection, get_context, parent_process
from threading import Thread
from typing import Protocol

from pipeline import jsonl
from pipeline.extract import Extractor, Options
from pipeline.model import Article


class Progress(Protocol):
    """Told of each step, so that a person can see how far a run is."""

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """`done` of `total` (None: not known) things of `step` are finished."""
        ...


def available_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def silent(step: str, done: int, total: int | None) -> None:
    """A `Progress` that shows nothing."""


def extract_all(
    pending: Mapping[str, Article], extractor: Extractor, workers: int, progress: Progress = silent
) -> Iterator[tuple[str, bytes]]:
    """Read the pending articles; yields key and encoded result of each as soon as it is there.

    The order is that of `pending` with one worker and not fixed with several; the results are the same.
    """
    total = len(pending)
    if min(workers, total) <= 1:
        for done, (key, article) in enumerate(pending.items()):
            progress("extract", done, total)
            yield key, jsonl.encode(extractor.extract(article))
    else:
        # Spawned, not forked: a fork would copy locks of threads that libraries may have started.
        with ProcessPoolExecutor(
            min(workers, total), get_context("spawn"), _start_worker, (extractor.options,)
        ) as pool:
            futures: dict[Future[bytes], str] = {pool.submit(_work, a): key for key, a in pending.items()}
            for done, future in enumerate(as_completed(futures)):
                progress("extract", done, total)
                yield futures[future], future.result()
    progress("extract", total, total)


class _Worker:
    """What a worker process keeps between articles."""

    extractor: Extractor


def _start_worker(options: Options) -> None:
    _Worker.extractor = Extractor(options)
    parent = parent_process()
    if parent is not None:
        sentinel = parent.sentinel

        def leave_with_parent() -> None:
            connection.wait([sentinel])
            os._exit(1)

        # A run that is killed outright can't tell its workers; they must not live on.
        Thread(target=leave_with_parent, daemon=True).start()


def _work(article: Article) -> bytes:
    return jsonl.encode(_Worker.extractor.extract(article))
