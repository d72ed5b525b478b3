"""JSON Lines: the records of `pipeline.model` to and from lines of text, and files that are whole or absent."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TypeVar

import msgspec

from pipeline.errors import FormatError

T = TypeVar("T")

LONGEST = 256 * 2**20
"""The longest line that is read, in bytes. An entity with a million mentions has a quarter of it."""


def encode(record: object) -> bytes:
    """A record as one line of JSON, without the line end. Fields stand in the order of the dataclass.

    >>> from pipeline.model import Span
    >>> encode(Span(0, 2, "he"))
    b'{"start":0,"end":2,"text":"he"}'
    """
    return msgspec.json.encode(record)


def decode(line: bytes | str, kind: type[T]) -> T:
    """The record of type `kind` on a line.

    Raises `FormatError` if it is no JSON or lacks a field. Unknown fields are ignored, so that files of later
    versions can be read.

    >>> from pipeline.model import Span
    >>> decode('{"start":0,"end":2,"text":"he","more":1}', Span)
    Span(start=0, end=2, text='he')
    """
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise FormatError(str(error)) from error


def read(path: Path | str, kind: type[T]) -> Iterator[T]:
    """The records of a JSON Lines file, in order (``-``: the standard input). Empty lines are skipped.

    Raises `FormatError` with file and line where a line is no `kind`, or where the file can't be read.
    """
    for _, record in numbered(path, kind):
        yield record


def numbered(path: Path | str, kind: type[T]) -> Iterator[tuple[int, T]]:
    """As `read`, each record with the number of its line, from 1."""
    name = "standard input" if str(path) == "-" else str(path)
    try:
        with sys.stdin.buffer if str(path) == "-" else Path(path).open("rb") as stream:
            for number, line in enumerate(iter(lambda: stream.readline(LONGEST + 1), b""), 1):
                if len(line) > LONGEST:
                    most = f"{LONGEST // 2**20} MiB"
                    raise FormatError(f"{name}, line {number}: the line is longer than {most}, which no record is")
                if line.strip():
                    try:
                        yield number, decode(line, kind)
                    except FormatError as error:
                        noun = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind.__name__).lower()
                        wanted = f"one {noun} a line is wanted"
                        raise FormatError(f"{name}, line {number}: {error} ({wanted})") from error
    except OSError as error:
        raise FormatError(f"{name}: {error.strerror or error}") from error


def write(path: Path | str, records: Iterable[object]) -> int:
    """Write records one a line; returns how many. A file is replaced at once when all are written (``-``: the
    standard output).
    """
    lines = (encode(record) + b"\n" for record in records)
    if str(path) == "-":
        whole = list(lines)
        sys.stdout.buffer.writelines(whole)
        sys.stdout.buffer.flush()
        return len(whole)
    count = 0
    with atomic(Path(path)) as stream:
        for count, line in enumerate(lines, 1):  # noqa: B007  # the last is how many there were
            stream.write(line)
    return count


def write_atomic(path: Path, data: bytes) -> None:
    """Put `data` at `path`: all of it or, if the process dies, nothing (POSIX rename in the same folder)."""
    with atomic(path) as stream:
        stream.write(data)


@contextmanager
def atomic(path: Path) -> Iterator[IO[bytes]]:
    """A file to write piece by piece, which stands at `path` when all is written and on the disk. If anything is raised
    meanwhile, or the process dies, what was there before stays. A device or a pipe (``/dev/null``) is written to as it
    is, and stays what it is.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        with path.open("wb") as stream:
            yield stream
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    except BaseException as error:
        with contextlib.suppress(OSError):  # what went wrong first is told
            draft.unlink()
        # A full disk tells no name, others that of the draft; what tells of another file is none of ours.
        if isinstance(error, OSError) and str(error.filename or draft) == str(draft):
            raise type(error)(error.errno, error.strerror, str(path)) from error
        raise
