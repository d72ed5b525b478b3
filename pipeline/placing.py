"""The files of a folder that belong together: replaced together, and read together.

The new ones are written beside, all of them, and then take their places by renaming, which needs no room and hardly any
time. So a disk that runs full, or an end at any moment before that, leaves the old files, which fit each other. While
files take their places ``.sayso/placing`` is there. Should the process be killed just then, the next one that finds the
mark renames the rest.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from pipeline.errors import FormatError, SaysoError
from pipeline.lock import alone

T = TypeVar("T")
DRAFT = ".draft.part"
"""The folder, in that of the files, where new ones are written."""
MARK = Path(".sayso") / "placing"
PATIENCE = 5.0
"""Seconds that a reader waits for files to be in their places: that takes some milliseconds."""
_TRIES = 5
Look = tuple[int, int, int, int]
"""What tells two states of a file apart: size, inode, times of modification and of change (ns)."""


@contextlib.contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """A folder for new files of `folder`: when the block ends all of them take the places of those that have their
    names; none does if it raises. Only one at a time may do this (`lock.alone`). Raises `OSError`.
    """
    draft = folder / DRAFT
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        yield draft
        names = sorted(path.name for path in draft.iterdir())
        for name in names:
            if (folder / name).is_dir():  # seen before any file is replaced
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(folder / name))
        (folder / MARK).parent.mkdir(exist_ok=True)
        (folder / MARK).touch()
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    finish(folder)


def finish(folder: Path) -> None:
    """Put files in their places, as far as that was begun and not ended. Only one at a time may do this."""
    if (folder / MARK).exists() and (folder / DRAFT).is_dir():
        for path in sorted((folder / DRAFT).iterdir()):
            path.replace(folder / path.name)
        (folder / MARK).unlink()
    shutil.rmtree(folder / DRAFT, ignore_errors=True)


def look(path: Path) -> Look | None:
    """What a file looks like, without reading it; None if it is not there."""
    try:
        seen = path.stat()
    except OSError:
        return None
    # The time of change can't be set as that of modification can: a copy that keeps times has its own.
    return seen.st_size, seen.st_ino, seen.st_mtime_ns, seen.st_ctime_ns


def at_once(folder: Path, names: tuple[str, ...], read: Callable[[], T]) -> T:
    """What `read` makes of the files `names` of `folder`, all as one run left them: if they are replaced meanwhile, it
    reads again. Raises `FormatError` where it can't, and says what to do.
    """
    for _ in range(_TRIES):
        _wait(folder)
        before = [look(folder / name) for name in names]
        found = read()
        if before == [look(folder / name) for name in names] and not (folder / MARK).exists():
            return found
    raise FormatError(f"{folder}: its files are written anew again and again; try again when that has ended")


def _wait(folder: Path) -> None:
    until = time.monotonic() + PATIENCE
    while (folder / MARK).exists() and time.monotonic() < until:
        time.sleep(0.02)
    if (folder / MARK).exists():
        with contextlib.suppress(OSError, SaysoError), alone((folder / MARK).parent):
            finish(folder)  # who has begun it was killed
    if (folder / MARK).exists():
        raise FormatError(
            f"{folder}: some of its files are old and some are new, for a run was stopped while it replaced them;"
            f" make them anew with: sayso export --out {folder}"
        )
