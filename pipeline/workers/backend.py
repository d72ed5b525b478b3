"""Where the work of a run is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from pipeline.model import Article

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Lost:
    """Stands in the place of a result: whatever process worked on this died, each time that it was tried."""

    why: str


class Backend(Protocol):
    """Does the work that needs one article, seed or group alone. The results are the same wherever they are made."""

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R | Lost]:
        """The results in the order of the items, which are taken lazily, a bounded number ahead.

        `function` stands in a module, so that other processes find it; what it is given and gives can be pickled.
        """
        ...

    def extract(self, pending: Iterable[tuple[str, Article]], total: int) -> Iterator[tuple[str, bytes | Lost]]:
        """The encoded results of some `total` articles under their keys, each as soon as it is there, in any order.

        Articles are taken lazily, a bounded number ahead.
        """
        ...
