"""Articles on their way to the cluster: cut into blocks, and no more of them at a time than memory is meant for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pipeline.model import Article

PARTITION = 512
"""Articles for each CPU in one partition: minutes of work, beside which the seconds to start a pool count little."""
PARTITION_CHARACTERS = 64 * 2**20
"""The most text of a partition, in code points (one article more may be in it)."""
BLOCK = 4
"""Articles that go to an actor, and come back, together."""
BLOCK_CHARACTERS = 64 * 2**10
"""The most text of a block with more than one article, in code points."""

Keyed = tuple[str, Article]


class Partition:
    """The articles of one dataset, in blocks."""

    def __init__(self, cpus: int) -> None:
        self.blocks: list[list[Keyed]] = []
        self._room = PARTITION * cpus
        self._characters = 0
        self._in_block = 0

    @property
    def full(self) -> bool:
        """Whether no more may be put in."""
        return self._room <= 0 or self._characters >= PARTITION_CHARACTERS

    def fill(self, waiting: Iterator[Keyed], most: int | None = None) -> None:
        """Take from `waiting` until the partition is full or `most` were taken."""
        while not self.full and most != 0:
            for item in islice(waiting, 1):
                self._put(item)
                break
            else:
                return
            most = None if most is None else most - 1

    def _put(self, item: Keyed) -> None:
        length = len(item[1].text)
        if not self.blocks or len(self.blocks[-1]) >= BLOCK or self._in_block + length > BLOCK_CHARACTERS:
            self.blocks.append([])
            self._in_block = 0
        self.blocks[-1].append(item)
        self._in_block += length
        self._characters += length
        self._room -= 1
