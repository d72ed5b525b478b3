"""One at a time: who changes the files of a run's folder keeps others out meanwhile."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import SaysoError

try:
    import fcntl
except ImportError:  # no advisory locks on this system
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep others out of `folder`, which is made if it is missing. Raises `SaysoError` if one is in it.

    The lock goes with the process, so one that is killed leaves none behind. On a file system without locks a file
    ``lock.held`` names the machine and the process; of a process of this machine that is gone it counts for nothing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("ab") as handle:
        if fcntl is not None:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise SaysoError(f"{folder.parent}: another run is at work here; wait for it to end") from error
            except OSError:
                pass  # a file system without locks, such as some network folders
            else:
                yield
                return
        with _held(folder / "lock.held"):
            yield


@contextlib.contextmanager
def in_turn(path: Path) -> Iterator[None]:
    """Wait for others that are in such a block with the same file, which is made if it is missing. On a file system
    without locks nobody waits. Raises `OSError` where the file can't be written.
    """
    with path.open("ab") as handle:
        if fcntl is not None:
            with contextlib.suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def _held(path: Path) -> Iterator[None]:
    ours = f"{socket.gethostname()} {os.getpid()}\n"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        holder = path.read_text("utf-8", "replace").split()
        if not _gone(holder):
            told = f"process {holder[1]} of {holder[0]}" if len(holder) == 2 else "a process"
            raise SaysoError(
                f"{path}: {told} is at work in this folder, which is on a file system without locks; wait for it to"
                " end, or delete the file if it has ended"
            ) from None
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(ours)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _gone(holder: list[str]) -> bool:
    """Whether the holder was a process of this machine and has ended."""
    if len(holder) != 2 or holder[0] != socket.gethostname() or not holder[1].isdecimal():
        return False
    try:
        os.kill(int(holder[1]), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
