"""What a mapper does elsewhere is what is done here, byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from pipeline.errors import SaysoError
from pipeline.fold import Fold, Mapper
from pipeline.workers.pool import Pool
from tests.fold.newsroom import results


def nothing(given: None) -> None:
    """What the processes prepare."""


def state(path: Path, mapper: Mapper | None) -> bytes:
    """The file of a fold of all articles, two of which came first and one of which went again."""
    names = sorted(results())
    with closing(Fold(results().__getitem__, path, "test")) as made:
        for wanted in (names[:2], names, names[1:]):
            made.update({name: name for name in wanted}, mapper=mapper)
    return path.read_bytes()


def here(function: Callable[[bytes], bytes], items: Iterable[bytes]) -> Iterator[bytes]:
    """A mapper that takes work nowhere."""
    return map(function, items)


def ahead(function: Callable[[bytes], bytes], items: Iterable[bytes]) -> Iterator[bytes]:
    """A mapper that takes five items before it gives the first result."""
    left = iter(items)
    waiting = list(islice(left, 5))
    while waiting:
        yield function(waiting.pop(0))
        waiting += islice(left, 1)


@pytest.mark.parametrize("mapper", [here, ahead])
def test_the_state_is_the_same_with_and_without_a_mapper(tmp_path: Path, mapper: Mapper) -> None:
    assert state(tmp_path / "one.sqlite", mapper) == state(tmp_path / "two.sqlite", None)


def test_the_state_is_the_same_with_two_processes(tmp_path: Path) -> None:
    pool = Pool(2, nothing, None)

    def mapper(function: Callable[[bytes], bytes], items: Iterable[bytes]) -> Iterator[bytes]:
        for made in pool.map(function, items):
            assert isinstance(made, bytes)
            yield made

    try:
        assert state(tmp_path / "one.sqlite", mapper) == state(tmp_path / "two.sqlite", None)
    finally:
        pool.close()


def test_a_mapper_that_fails_leaves_the_fold_as_it_was(tmp_path: Path) -> None:
    def lost(function: Callable[[bytes], bytes], items: Iterable[bytes]) -> Iterator[bytes]:
        for number, made in enumerate(map(function, items)):
            if number == 1:
                raise SaysoError("the process died")
            yield made

    wanted = {name: name for name in results()}
    with closing(Fold(results().__getitem__, tmp_path / "fold.sqlite", "test")) as made:
        made.update(dict(list(wanted.items())[:2]))
        before = made.corpus()
        with pytest.raises(SaysoError):
            made.update(wanted, mapper=lost)
        assert made.corpus() == before
        made.update(wanted)
        assert len(made.corpus().articles) == len(wanted)
