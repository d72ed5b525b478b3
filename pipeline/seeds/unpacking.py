"""Streams as they are read: counted, unpacked, and never unpacked without bound."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, TypeAlias, cast

from pipeline.seeds import bounds

_GZIP = b"\x1f\x8b"

ByteStream: TypeAlias = "io.BufferedReader[Any]"
"""A stream with a buffer: `read`, `readline` and `peek`."""

BROKEN = (OSError, EOFError, zlib.error)
"""What reading a stream may raise: the device's errors, and those of packed data that is cut off or damaged."""


class BombError(OSError):
    """The stream unpacks to far more than text does."""


class _Through(io.RawIOBase):
    """A stream seen through another: `read` gives its next bytes. It stays open when this is closed."""

    def __init__(self, read: Callable[[int], bytes | None]) -> None:
        self._next = read
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._next(len(buffer)) or b""
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


def opened(stream: BinaryIO) -> ByteStream:
    """The stream, unpacked if it is gzip (told by its first bytes; of one or many members), with a buffer.

    Reading it raises `BombError` as soon as it has given more than `bounds.MAX_BYTES` and more than
    `bounds.MAX_RATIO` bytes for each packed one, and what `BROKEN` names where the data is damaged; what stands before
    has been given then. `stream` is not closed with it, and needs no more than ``read``.
    """
    packed = _Through(getattr(stream, "read1", stream.read))
    buffered = io.BufferedReader(packed)
    if not buffered.peek(2).startswith(_GZIP):
        return buffered
    inner = gzip.GzipFile(fileobj=cast(BinaryIO, buffered))

    def bounded(size: int) -> bytes:
        data = inner.read1(size)
        if unpacked.count + len(data) > max(bounds.MAX_BYTES, packed.count * bounds.MAX_RATIO):
            raise BombError("it unpacks to far more than text does")
        return data

    unpacked = _Through(bounded)
    return io.BufferedReader(unpacked)
