"""A small share of the campaign: the same cases on each run. ``python -m tests.hostile`` goes on from here."""

from __future__ import annotations

import random

import pytest

from tests.hostile.campaign import Count as Counted
from tests.hostile.campaign import Reader, case_of, feed, run, table
from tests.hostile.readers import READERS

TURNS = {"page": 8, "stages": 4, "commands": 8, "date": 30, "graph": 10, "sparql": 8}
"""How many turns each reader has here; the others have 15."""


@pytest.mark.parametrize("name", list(READERS))
def test_nothing_breaks(name: str) -> None:
    counts = run([READERS[name]], seed=0, cases=TURNS.get(name, 15))
    assert not counts[name].failed, table(counts)
    assert counts[name].cases


def test_cases_are_the_same_on_each_run() -> None:
    for reader in READERS.values():
        if reader.name not in {"graph", "commands"}:  # their material takes long to make, and has the same generator
            assert case_of(reader, 3, 7) == case_of(reader, 3, 7)


def test_what_breaks_is_counted_once_a_kind() -> None:
    def broken(data: bytes) -> bool:
        raise ValueError(data.decode())

    reader, count = Reader("broken", lambda rng: str(rng.random()).encode(), broken), Counted()
    for number in range(3):
        feed(reader, case_of(reader, 1, number), count, f"1-{number}", None)
    assert (count.cases, count.failed, len(count.failures)) == (3, 3, 1)
    assert "1-0: " + reader.make(random.Random("broken 1 0")).decode() in table({"broken": count})
