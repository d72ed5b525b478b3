"""One open stream to seeds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from pipeline.model import Rejection, Seed
from pipeline.seeds import bounds
from pipeline.seeds.kind import ACCEPTED, SeedKind, kind_of
from pipeline.seeds.rejected import rejected, unreadable
from pipeline.seeds.unpacking import BROKEN, BombError, ByteStream, opened
from pipeline.seeds.warc import read_warc


def read_seeds(stream: BinaryIO, shown: str, kind: SeedKind | None = None) -> Iterator[Seed | Rejection]:
    """The seeds in a stream that was opened for reading bytes; it is read once, from where it stands, and not closed.

    `shown` is the path that seeds and rejections bear; `kind` what the stream holds, told by `shown` if not given.
    It may be packed with gzip, whatever its name. JSON Lines give a seed for each line that is not blank, with path
    ``shown:LINE``; a web archive one for each page (see `read_warc`); all other kinds one seed. What can't be read is
    a Rejection: ``unknown-format``, ``too-large`` (see `bounds`), ``unreadable``. What stood before the damage is
    given.
    """
    kind = kind or kind_of(shown)
    if kind is None:
        yield rejected(shown, "unknown-format", f"not a kind of file that is read; {ACCEPTED}")
        return
    try:
        data = opened(stream)
        if kind == "lines":
            yield from read_lines(data, shown)
        elif kind == "warc":
            yield from read_warc(data, shown)
        else:
            yield read_whole(data, shown)
    except BROKEN as error:
        yield unreadable(shown, error)


def read_whole(stream: ByteStream, shown: str) -> Seed | Rejection:
    """All of the stream as one seed."""
    try:
        data = stream.read(bounds.MAX_BYTES + 1)
    except BombError:
        data = bytes(bounds.MAX_BYTES + 1)
    if len(data) > bounds.MAX_BYTES:
        return rejected(shown, "too-large", f"more than {bounds.MAX_BYTES // 2**20} MiB, packed or not")
    return Seed(shown, data)


def read_lines(stream: ByteStream, shown: str) -> Iterator[Seed | Rejection]:
    """The lines that are not blank, as seeds; a line that is too long is passed over without being held."""
    number = 1
    try:
        while line := stream.readline(bounds.MAX_LINE + 1):
            if len(line) > bounds.MAX_LINE:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(2**20)
                detail = f"the line has more than {bounds.MAX_LINE // 2**20} MiB; split it"
                yield rejected(f"{shown}:{number}", "too-large", detail)
            elif line.strip():
                yield Seed(f"{shown}:{number}", line)
            number += 1
    except BombError as error:
        yield rejected(f"{shown}:{number}", "too-large", f"{error}; reading stopped here")
