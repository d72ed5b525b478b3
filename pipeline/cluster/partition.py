"""Articles on their way to the cluster: cut into blocks, and no more of them at a time than memory is meant for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


def partitions(pending: Iterator[Keyed], cpus: int) -> Iterator[list[Keyed]]:
    """The articles in partitions. Each is there as a whole before it is given; the last may be small."""
    while True:
        taken: list[Keyed] = []
        characters = 0
        while len(taken) < PARTITION * cpus and characters < PARTITION_CHARACTERS:
            for item in islice(pending, 1):
                taken.append(item)
                characters += len(item[1].text)
                break
            else:
                break
        if not taken:
            return
        yield taken


def blocks(partition: Sequence[Keyed]) -> list[list[Keyed]]:
    """A partition in blocks, in order. None but a block of one article holds more than `BLOCK_CHARACTERS`."""
    cut: list[list[Keyed]] = []
    characters = 0
    for item in partition:
        characters += len(item[1].text)
        if not cut or len(cut[-1]) >= BLOCK or characters > BLOCK_CHARACTERS:
            cut.append([])
            characters = len(item[1].text)
        cut[-1].append(item)
    return cut
