"""A pool of processes: order, look-ahead, and what becomes of work whose process dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import SetupError
from pipeline.workers.backend import Lost
from pipeline.workers.pool import AHEAD, Pool


def ready(given: str) -> None:
    """Nothing is to be prepared."""


def twice(number: int) -> int:
    """A piece of work."""
    return 2 * number


def fail(number: int) -> int:
    """A piece of work that is wrong."""
    raise ValueError(f"not {number}")


def die_of(work: tuple[int, int, str]) -> int:
    """Die where the number is the deadly one: always, or, where a file is named, until that is there."""
    number, deadly, mark = work
    if number == deadly and not (mark and Path(mark).exists()):
        if mark:
            Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_results_come_in_the_order_of_the_items() -> None:
    with closing(Pool(2, ready, "")) as pool:
        assert list(pool.map(twice, range(50))) == [2 * n for n in range(50)]
        assert sorted(pool.each(twice, range(9))) == [(n, 2 * n) for n in range(9)]


def test_items_are_taken_a_bounded_number_ahead() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(200):
            taken += 1
            yield number

    with closing(Pool(2, ready, "")) as pool:
        for done, _ in enumerate(pool.map(twice, items())):
            assert taken <= done + 1 + 2 * AHEAD


def test_what_a_function_raises_is_raised() -> None:
    with closing(Pool(1, ready, "")) as pool, pytest.raises(ValueError, match="not 0"):
        list(pool.map(fail, range(3)))


def test_what_a_process_dies_of_is_lost_and_the_rest_goes_on() -> None:
    with closing(Pool(2, ready, "")) as pool:
        results = list(pool.map(die_of, [(n, 5, "") for n in range(20)]))
    assert [n for n, result in enumerate(results) if isinstance(result, Lost)] == [5]
    assert [r for r in results if not isinstance(r, Lost)] == [n for n in range(20) if n != 5]


def test_a_process_that_was_killed_once_costs_nothing(tmp_path: Path) -> None:
    mark = str(tmp_path / "killed")
    with closing(Pool(2, ready, "")) as pool:
        assert list(pool.map(die_of, [(n, 7, mark) for n in range(20)])) == list(range(20))


def unready(given: str) -> None:
    """A process that dies before it has begun."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_processes_that_never_begin_are_nobodys_fault() -> None:
    with closing(Pool(2, unready, "")) as pool, pytest.raises(SetupError, match="fewer --workers help"):
        list(pool.map(twice, range(50)))
