"""One open stream, wherever it comes from."""

import gzip
import io
import tracemalloc
from collections.abc import Callable

import pytest

from pipeline.model import Rejection, Seed
from pipeline.seeds import read_seeds


class Pipe:
    """A stream that gives few bytes at a time, has nothing but `read`, and tells whether it was closed."""

    def __init__(self, make: Callable[[], bytes]) -> None:
        self.make = make
        self.left = b""
        self.closed = False

    def read(self, size: int = -1) -> bytes:
        self.left = self.left or self.make()
        data, self.left = self.left[:size], self.left[size:]
        return data

    def close(self) -> None:
        self.closed = True


def parts(*pieces: bytes) -> Callable[[], bytes]:
    rest = iter(pieces)
    return lambda: next(rest, b"")


def test_the_kind_is_told_by_the_name_or_the_caller() -> None:
    data = b'{"text":"a"}\n{"text":"b"}\n'
    assert [s.path for s in read_seeds(io.BytesIO(data), "s3/a.jsonl") if isinstance(s, Seed)] == [
        "s3/a.jsonl:1",
        "s3/a.jsonl:2",
    ]
    assert len(list(read_seeds(io.BytesIO(data), "part-0001", "lines"))) == 2
    (whole,) = read_seeds(io.BytesIO(gzip.compress(data)), "a.txt")
    assert whole == Seed("a.txt", data)
    (odd,) = read_seeds(io.BytesIO(data), "part-0001")
    assert isinstance(odd, Rejection)
    assert odd.reason == "unknown-format"


def test_the_stream_may_be_poor_and_stays_open() -> None:
    stream = Pipe(parts(b'{"te', b'xt":1}', b"\n", b"{}"))
    found = list(read_seeds(stream, "a.jsonl"))  # type: ignore[arg-type]
    assert found == [Seed("a.jsonl:1", b'{"text":1}\n'), Seed("a.jsonl:2", b"{}")]
    assert not stream.closed
    raw = io.BytesIO(b"text")
    assert list(read_seeds(raw, "a.txt")) == [Seed("a.txt", b"text")]
    assert not raw.closed


def test_a_stream_that_breaks_gives_what_came_before() -> None:
    def broken() -> bytes:
        raise TimeoutError("the store does not answer")

    stages = iter([lambda: b'{"text":1}\n', broken])
    stream = Pipe(lambda: next(stages)())  # noqa: PLW0108 - each call is the next stage
    found = list(read_seeds(stream, "a.jsonl"))  # type: ignore[arg-type]
    assert found[0] == Seed("a.jsonl:1", b'{"text":1}\n')
    assert isinstance(found[1], Rejection)
    assert (found[1].reason, "does not answer" in found[1].detail) == ("unreadable", True)


@pytest.mark.parametrize("kind", ["lines", "text", "warc"])
def test_a_line_without_end_is_not_held(kind: str) -> None:
    piece, count = b"x" * 2**20, 256

    def more() -> bytes:
        nonlocal count
        count -= 1
        return piece if count > 0 else b""

    tracemalloc.start()
    try:
        found = list(read_seeds(Pipe(more), "endless", kind))  # type: ignore[arg-type]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    (rejection,) = found
    assert isinstance(rejection, Rejection)
    assert peak < 200 * 2**20
