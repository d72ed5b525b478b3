"""Files and folders to seeds."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import NotFoundError
from pipeline.model import Rejection, Seed
from pipeline.seeds.kind import ACCEPTED, kind_of
from pipeline.seeds.rejected import is_fit, rejected, unreadable
from pipeline.seeds.stream import read_lines, read_seeds, read_whole
from pipeline.seeds.unpacking import BROKEN, opened
from pipeline.seeds.warc import read_warc

_ARCHIVE = re.compile(rb"WARC/\d")
_RECORD = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")


def find_seeds(paths: Sequence[str]) -> Iterator[Seed | Rejection]:
    """The seeds in files and folders, in the order given; within a folder sorted by name, subfolders in their place.

    ``-`` is the standard input. Hidden files and folders are passed over. ``Seed.path`` is relative to the folder that
    was given; of a file it is the name. JSON Lines and web archives are streamed (see `read_seeds`), so that files of
    any size take little memory. Packed data comes unpacked.

    What can't be a seed is a Rejection: ``unknown-format``, ``too-large``, ``unreadable`` (also what is no regular
    file), ``bad-name`` (not UTF-8, or with characters that garble a list), ``symlink-loop``, and those of `read_warc`.
    A path that does not exist raises `NotFoundError` at once, before anything is read.
    """
    for path in paths:
        if path != "-" and not os.path.lexists(path):
            raise NotFoundError(f"{path}: no such file or folder; give files, folders, or - for the standard input")
    return _all(paths)


def _all(paths: Sequence[str]) -> Iterator[Seed | Rejection]:
    for path in paths:
        try:
            if path == "-":
                yield from _standard_input(sys.stdin.buffer)
            elif Path(path).is_dir():
                yield from _folder(Path(path))
            else:
                yield from _file(Path(path), Path(path).name)
        except OSError as error:
            yield unreadable(Path(path).name, error)


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
                yield rejected(shown, "symlink-loop", "this folder was read already under another name")
            else:
                seen.add(real)
                open_folders.append((path, f"{shown}/", iter(_names(path))))
        except OSError as error:
            yield unreadable(shown, error)


def _names(folder: Path) -> list[str]:
    """The names in a folder, sorted, without hidden ones."""
    return sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))


def _file(path: Path, shown: str) -> Iterator[Seed | Rejection]:
    if not is_fit(shown):
        detail = (
            "the file's name is not UTF-8, or holds control characters, line ends or marks that turn text; rename it"
        )
        yield rejected(shown, "bad-name", detail)
    elif kind_of(shown) is None:
        yield rejected(shown, "unknown-format", f"not a kind of file that is read; {ACCEPTED}")
    elif not path.is_file():
        yield rejected(shown, "unreadable", "not a regular file, or a link to nothing")
    else:
        try:
            with path.open("rb") as stream:
                yield from read_seeds(stream, shown)
        except OSError as error:
            yield unreadable(shown, error)


def _standard_input(stream: BinaryIO) -> Iterator[Seed | Rejection]:
    """One seed, unless it starts as JSON Lines or a web archive do: these are streamed."""
    try:
        data = opened(stream)
        start = data.peek(4096)
        if _ARCHIVE.match(start):
            yield from read_warc(data, "-")
        elif _RECORD.match(start):
            yield from read_lines(data, "-")
        else:
            yield read_whole(data, "-")
    except BROKEN as error:
        yield unreadable("-", error)
