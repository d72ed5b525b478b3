"""Seeds: find inputs and read their bytes. The only place where `parse` meets files."""

from __future__ import annotations

import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import NotFoundError
from pipeline.model import Rejection, Seed

MAX_BYTES = 64 * 2**20
"""The largest file that is read whole, packed or unpacked."""
MAX_LINE = 16 * 2**20
"""The longest line of a ``.jsonl``, in bytes."""
_MAX_RATIO = 200  # unpacked to packed bytes of a long .jsonl.gz; text packs ten to one, a bomb a thousand to one

_WHOLE = re.compile(r"\.(?:txt|html?)(?:\.gz)?$", re.IGNORECASE)
_LINES = re.compile(r"\.jsonl(?:\.gz)?$", re.IGNORECASE)
_GZIP = b"\x1f\x8b"
_ACCEPTED = "accepted are .txt, .html, .htm and .jsonl, each also packed as .gz"


def find_seeds(paths: Sequence[str]) -> Iterator[Seed | Rejection]:
    """The seeds in files and folders, in the order given; within a folder sorted by name, subfolders in their place.

    ``-`` is the standard input. Hidden files and folders are passed over. ``Seed.path`` is relative to the folder that
    was given; of a file it is the name. A ``.jsonl`` is streamed: every line that is not blank is one Seed with path
    ``file.jsonl:LINE`` (from the standard input ``-:LINE``), so that files of any size take little memory. Packed
    data comes unpacked.

    What can't be a seed is a Rejection: ``unknown-format``, ``too-large`` (a file of more than 64 MiB, packed or
    not, a line of more than 16 MiB, or a gzip bomb), ``unreadable``, ``bad-name``, ``symlink-loop``. A path that does
    not exist raises `NotFoundError` at once, before anything is read.
    """
    for path in paths:
        if path != "-" and not os.path.lexists(path):
            raise NotFoundError(f"{path}: no such file or folder; give files, folders, or - for the standard input")
    return _all(paths)


def _all(paths: Sequence[str]) -> Iterator[Seed | Rejection]:
    for path in paths:
        if path == "-":
            yield from _standard_input(sys.stdin.buffer)
        elif Path(path).is_dir():
            try:
                yield from _folder(Path(path))
            except OSError as error:
                yield _unreadable(Path(path).name, error)
        else:
            yield from _file(Path(path), Path(path).name)


def _folder(folder: Path) -> Iterator[Seed | Rejection]:
    """What the folder holds. No folder is entered twice, whatever links lead to it."""
    seen = {os.path.realpath(folder)}
    open_folders = [(folder, "", iter(_names(folder)))]
    while open_folders:
        within, prefix, names = open_folders[-1]
        name = next(names, None)
        if name is None:
            open_folders.pop()
            continue
        path, shown = within / name, f"{prefix}{name}"
        try:
            if not path.is_dir():
                yield from _file(path, shown)
            elif (real := os.path.realpath(path)) in seen:
                yield _reject(shown, "symlink-loop", "this folder was read already under another name")
            else:
                seen.add(real)
                open_folders.append((path, f"{shown}/", iter(_names(path))))
        except OSError as error:
            yield _unreadable(shown, error)


def _names(folder: Path) -> list[str]:
    """The names in a folder, sorted, without hidden ones."""
    return sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))


def _file(path: Path, shown: str) -> Iterator[Seed | Rejection]:
    try:
        shown.encode()
    except UnicodeEncodeError:
        yield _reject(shown, "bad-name", "the file's name is not UTF-8; rename it")
        return
    whole, by_lines = _WHOLE.search(shown), _LINES.search(shown)
    if not whole and not by_lines:
        yield _reject(shown, "unknown-format", f"not a kind of file that is read; {_ACCEPTED}")
    elif not path.is_file():
        yield _reject(shown, "unreadable", "not a regular file, or a link to nothing")
    else:
        try:
            with path.open("rb") as stream:
                packed = stream.read(2) == _GZIP
                stream.seek(0)
                size = os.fstat(stream.fileno()).st_size
                if by_lines:
                    yield from _lines(_unpacked(stream) if packed else stream, shown, _bound(size) if packed else None)
                else:
                    yield _whole(stream, shown, packed)
        except (OSError, EOFError, zlib.error) as error:
            yield _unreadable(shown, error)


def _standard_input(stream: BinaryIO) -> Iterator[Seed | Rejection]:
    """One seed; JSON Lines (told by ``{`` at the start and by more than one line) are streamed."""
    buffered = io.BufferedReader(stream) if not isinstance(stream, io.BufferedReader) else stream  # type: ignore[type-var]
    start = buffered.peek(4096)
    try:
        if start.startswith(_GZIP):
            yield _whole(buffered, "-", True)
        elif start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            yield from _lines(buffered, "-", None)
        else:
            yield _whole(buffered, "-", False)
    except (OSError, EOFError, zlib.error) as error:
        yield _unreadable("-", error)


def _whole(stream: BinaryIO, shown: str, packed: bool) -> Seed | Rejection:
    data = (_unpacked(stream) if packed else stream).read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return _reject(shown, "too-large", f"more than {MAX_BYTES // 2**20} MiB{' when unpacked' if packed else ''}")
    return Seed(shown, data)


def _lines(stream: BinaryIO, shown: str, bound: int | None) -> Iterator[Seed | Rejection]:
    """The lines that are not blank, as seeds; reading stops where more than `bound` bytes were unpacked."""
    number = total = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        total += len(line)
        long = len(line) > MAX_LINE
        while long and line and not line.endswith(b"\n") and (bound is None or total <= bound):
            line = stream.readline(2**20)
            total += len(line)
        if bound is not None and total > bound:
            yield _reject(
                f"{shown}:{number}", "too-large", "it unpacks to far more than text does; reading stopped here"
            )
            return
        if long:
            yield _reject(f"{shown}:{number}", "too-large", f"the line has more than {MAX_LINE // 2**20} MiB; split it")
        elif line.strip():
            yield Seed(f"{shown}:{number}", line)


def _unpacked(stream: BinaryIO) -> BinaryIO:
    return io.BufferedReader(gzip.GzipFile(fileobj=stream))


def _bound(size: int) -> int:
    return max(MAX_BYTES, size * _MAX_RATIO)


def _unreadable(shown: str, error: Exception) -> Rejection:
    if isinstance(error, EOFError | zlib.error | gzip.BadGzipFile):
        return _reject(shown, "unreadable", f"the packed data is broken ({error}); get the file again")
    reason = error.strerror if isinstance(error, OSError) else None
    return _reject(shown, "unreadable", f"{reason or error}; check its permissions")


def _reject(shown: str, reason: str, detail: str) -> Rejection:
    subject = shown.encode("utf-8", "backslashreplace").decode()
    return Rejection("parse", subject, reason, detail)
