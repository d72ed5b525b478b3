"""A cluster as the `Backend` of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from pipeline.cluster.extract import extract_all
from pipeline.cluster.mapper import map_all
from pipeline.cluster.session import Cluster
from pipeline.model import Article
from pipeline.options import Options
from pipeline.workers import Lost

T = TypeVar("T")
R = TypeVar("R")


class OnRay:
    """See `pipeline.workers.Backend`; made inside `session.joined`."""

    def __init__(self, options: Options, cluster: Cluster) -> None:
        self._options = options
        self._cluster = cluster

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R | Lost]:
        """The results in the order of the items (`map_all`)."""
        return map_all(function, items, self._cluster)

    def extract(self, pending: Iterable[tuple[str, Article]], total: int) -> Iterator[tuple[str, bytes | Lost]]:
        """The encoded results under their keys, as they are there (`extract_all`)."""
        return extract_all(pending, self._options, self._cluster)
