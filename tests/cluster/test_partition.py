"""No partition and no block holds more than it may, and none of the articles is left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cluster import partition
from pipeline.cluster.partition import Keyed, blocks, partitions
from tests.conftest import plain_article


def keyed(lengths: list[int]) -> list[Keyed]:
    """Articles of these lengths under their numbers."""
    return [(str(number), plain_article("x" * length)) for number, length in enumerate(lengths)]


@given(st.lists(st.integers(0, 90_000), max_size=30))
def test_blocks_keep_order_and_bounds(lengths: list[int]) -> None:
    items = keyed(lengths)
    cut = blocks(items)
    assert list(chain.from_iterable(cut)) == items
    assert all(0 < len(block) <= partition.BLOCK for block in cut)
    assert all(len(b) == 1 or sum(len(a.text) for _, a in b) <= partition.BLOCK_CHARACTERS for b in cut)


def test_partitions_are_taken_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partition, "PARTITION", 2)
    monkeypatch.setattr(partition, "PARTITION_CHARACTERS", 100)
    taken: list[str] = []

    def pending() -> Iterator[Keyed]:
        for item in keyed([10, 10, 10, 10, 10, 200, 10]):
            taken.append(item[0])
            yield item

    made = partitions(pending(), 2)
    assert [key for key, _ in next(made)] == ["0", "1", "2", "3"]
    assert taken == ["0", "1", "2", "3"]
    assert [[key for key, _ in p] for p in made] == [["4", "5"], ["6"]]


def test_of_nothing_there_is_no_partition() -> None:
    assert list(partitions(iter(()), 2)) == []
    assert blocks([]) == []
