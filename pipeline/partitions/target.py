"""The folder that partitions go to: one of this machine, or one at an address that fsspec knows (``s3://...``)."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Protocol, cast

from pipeline.errors import SaysoError, SetupError
from pipeline.jsonl import write_atomic

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_DRAFT = ".part"


class Target(Protocol):
    """A folder of files, told by their paths below it, with ``/`` between parts."""

    def drafts(self) -> Path:
        """A folder of this machine for files that are being written; `clear` deletes it with all that is in it."""
        ...

    def put(self, path: str, draft: Path) -> None:
        """Move a file that is whole to its place. Readers see the old one or the new one."""
        ...

    def write(self, path: str, data: bytes) -> None:
        """Put a small file in its place."""
        ...

    def read(self, path: str) -> bytes | None:
        """The bytes of a small file, or None."""
        ...

    def open(self, path: str) -> IO[bytes]:
        """A file, open for reading. Raises `OSError` where there is none."""
        ...

    def size(self, path: str) -> int | None:
        """The size of a file in bytes, or None where there is none."""
        ...

    def listed(self, folder: str) -> list[str]:
        """The paths of the files that stand in a folder below this one, sorted."""
        ...

    def remove(self, path: str) -> None:
        """Delete a file, if it is there."""
        ...


class Folder:
    """A folder of this machine. Each file is replaced at once."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def drafts(self) -> Path:
        """A folder within this one, so that files are moved and not copied."""
        self._root.mkdir(parents=True, exist_ok=True)
        for left in self._root.glob(".partitions.*.part"):  # of an export that was killed
            shutil.rmtree(left, ignore_errors=True)
        return Path(tempfile.mkdtemp(_DRAFT, ".partitions.", self._root))

    def put(self, path: str, draft: Path) -> None:
        """Move a file that is whole to its place, on disk before it is there."""
        place = self._root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("rb") as stream:
            os.fsync(stream.fileno())
        draft.replace(place)

    def write(self, path: str, data: bytes) -> None:
        """Put a small file in its place."""
        place = self._root / path
        for left in place.parent.glob(f".{place.name}.*{_DRAFT}"):  # of an export that was killed
            left.unlink(missing_ok=True)
        write_atomic(place, data)

    def read(self, path: str) -> bytes | None:
        """The bytes of a small file, or None."""
        place = self._root / path
        return place.read_bytes() if place.is_file() else None

    def open(self, path: str) -> IO[bytes]:
        """A file, open for reading."""
        return (self._root / path).open("rb")

    def size(self, path: str) -> int | None:
        """The size of a file in bytes, or None where there is none."""
        place = self._root / path
        return place.stat().st_size if place.is_file() else None

    def listed(self, folder: str) -> list[str]:
        """The paths of the files that stand in a folder below this one, sorted."""
        place = self._root / folder
        return sorted(f"{folder}/{p.name}" for p in place.iterdir() if p.is_file()) if place.is_dir() else []

    def remove(self, path: str) -> None:
        """Delete a file, if it is there."""
        (self._root / path).unlink(missing_ok=True)


class Remote:
    """A folder at an address of fsspec. Object stores replace a file at once; elsewhere a process that is killed may
    leave one that is cut off, which the missing manifest tells.
    """

    def __init__(self, files: Any, root: str) -> None:
        self._files = files
        self._root = root.rstrip("/")

    def drafts(self) -> Path:
        """A folder of this machine."""
        return Path(tempfile.mkdtemp(_DRAFT, "sayso."))

    def put(self, path: str, draft: Path) -> None:
        """Send a file that is whole."""
        self._files.makedirs(f"{self._root}/{path}".rpartition("/")[0], exist_ok=True)
        self._files.put_file(str(draft), f"{self._root}/{path}")
        draft.unlink()

    def write(self, path: str, data: bytes) -> None:
        """Put a small file in its place."""
        self._files.makedirs(f"{self._root}/{path}".rpartition("/")[0], exist_ok=True)
        self._files.pipe_file(f"{self._root}/{path}", data)

    def read(self, path: str) -> bytes | None:
        """The bytes of a small file, or None."""
        try:
            return bytes(self._files.cat_file(f"{self._root}/{path}"))
        except FileNotFoundError:
            return None

    def open(self, path: str) -> IO[bytes]:
        """A file, open for reading."""
        return cast(IO[bytes], self._files.open(f"{self._root}/{path}", "rb"))

    def size(self, path: str) -> int | None:
        """The size of a file in bytes, or None where there is none."""
        try:
            return int(self._files.size(f"{self._root}/{path}"))
        except FileNotFoundError:
            return None

    def listed(self, folder: str) -> list[str]:
        """The paths of the files that stand in a folder below this one, sorted."""
        try:
            found = self._files.ls(f"{self._root}/{folder}", detail=True)
        except FileNotFoundError:
            return []
        return sorted(f"{folder}/{f['name'].rpartition('/')[2]}" for f in found if f["type"] == "file")

    def remove(self, path: str) -> None:
        """Delete a file, if it is there."""
        if self.size(path) is not None:
            self._files.rm_file(f"{self._root}/{path}")


def target_of(address: str) -> Target:
    """The folder at a path of this machine or at an address that fsspec knows.

    Raises `SetupError` where fsspec, or what it needs for this kind of address, is missing.
    """
    if not _ADDRESS.match(address):
        return Folder(Path(address))
    try:
        import fsspec  # noqa: PLC0415  (part of the extra `cluster`)
    except ImportError as error:
        raise SetupError(f"{address}: an address needs fsspec; pip install 'sayso[cluster]'") from error
    try:
        files, root = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise SetupError(f"{address}: {error}") from error
    return Remote(files, root)


@contextmanager
def errors_named(address: str) -> Iterator[None]:
    """What goes wrong at an address, as a `SaysoError` that names it: libraries behind fsspec raise what they like."""
    try:
        yield
    except (SaysoError, KeyboardInterrupt):
        raise
    except OSError as error:
        raise SaysoError(f"{error.filename or address}: {error.strerror or error}") from error
    except sqlite3.OperationalError as error:  # of what is put aside, or of the fold: a full disk, most likely
        raise SaysoError(f"{address}: {error}") from error
