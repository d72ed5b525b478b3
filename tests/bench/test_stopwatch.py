"""Time counts for the stage that works, not for the one that waits for it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.stopwatch import Stopwatch


class Clock:
    """A clock that stands still unless it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_stage_stands_still_while_another_works() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    with watch.during("outer"):
        clock.now += 1
        with watch.during("inner"):
            clock.now += 10
        clock.now += 2
    clock.now += 100
    assert watch.seconds == {"outer": 3, "inner": 10}


def test_a_generator_is_counted_while_it_makes_its_pieces() -> None:
    clock = Clock()
    watch = Stopwatch(clock)

    def pieces() -> Iterator[int]:
        for piece in range(3):
            clock.now += 1
            yield piece

    for _ in watch.timed("pieces", pieces)():
        clock.now += 10
    assert watch.seconds == {"pieces": 3}


def test_functions_are_their_own_again_afterwards() -> None:
    watch, before = Stopwatch(), Clock.__call__
    with watch.over(((Clock, "__call__", "x"),)):
        assert Clock.__call__ is not before
        assert Clock()() == 0.0
    assert Clock.__call__ is before
    assert list(watch.seconds) == ["x"]
