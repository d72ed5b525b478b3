"""``map`` on a cluster: results in the order of the items, a bounded number under way."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from pipeline.cluster.attempts import DIED
from pipeline.cluster.library import ray as ray_library
from pipeline.cluster.session import Cluster
from pipeline.cluster.watch import POLL, Watch, failed
from pipeline.workers import Lost

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 16
"""Items that go to a process together."""
CHUNK_BYTES = 2**20
"""The most bytes, pickled, of a chunk of more than one item."""
AHEAD = 3
"""Chunks for each CPU that are under way or done before their turn."""
AHEAD_BYTES = 256 * 2**20
"""The most bytes, pickled, of all items under way (one chunk more may be)."""


def map_all(function: Callable[[T], R], items: Iterable[T], cluster: Cluster, ahead: int = AHEAD) -> Iterator[R | Lost]:
    """The results in the order of the items, which are taken lazily.

    `function` stands in a module that every node has. What it raises is raised here. Where a process or node dies,
    its chunk is done again elsewhere; an item whose process dies each time is `Lost`. Raises `SaysoError` if the
    whole cluster is gone.
    """
    ray, watch = ray_library(), Watch(cluster)
    apply = ray.remote(num_cpus=1, max_retries=1)(_apply)
    way: deque[tuple[list[bytes], Any]] = deque()
    coming, size = _chunks(items), 0
    while True:
        while len(way) < ahead * cluster.cpus and size < AHEAD_BYTES and (chunk := next(coming, None)):
            way.append((chunk, apply.remote(function, chunk)))
            size += _size(chunk)
        if not way:
            return
        chunk, answer = way.popleft()
        try:
            yield from _answer(answer, watch)
        except (ray.exceptions.RayTaskError, ray.exceptions.GetTimeoutError) as error:
            raise failed(error) from error
        except ray.exceptions.RayError:
            for item in chunk:
                try:
                    yield from _answer(apply.remote(function, [item]), watch)
                except ray.exceptions.RayTaskError as error:
                    raise failed(error) from error
                except ray.exceptions.RayError:
                    yield Lost(DIED)
        size -= _size(chunk)


def _answer(answer: Any, watch: Watch) -> list[Any]:
    ray = ray_library()
    while not ray.wait([answer], timeout=POLL)[0]:
        watch.look()
    results: list[Any] = ray.get(answer)
    return results


def _apply(function: Callable[[Any], Any], chunk: list[bytes]) -> list[Any]:
    return [function(pickle.loads(item)) for item in chunk]


def _chunks(items: Iterable[object]) -> Iterator[list[bytes]]:
    chunk: list[bytes] = []
    for item in items:
        pickled = pickle.dumps(item)
        if chunk and (len(chunk) >= CHUNK or _size(chunk) + len(pickled) > CHUNK_BYTES):
            yield chunk
            chunk = []
        chunk.append(pickled)
    if chunk:
        yield chunk


def _size(chunk: list[bytes]) -> int:
    return sum(map(len, chunk))
