"""What a process may lack: room on the disk, rights."""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

_RIGHTS = 0b1110
"""CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER: what lets root read and write everything."""


@contextlib.contextmanager
def small_disk(place: Path, size: int) -> Iterator[Path]:
    """A disk of `size` bytes in memory, mounted at `place`. Skips the test where that can't be had."""
    place.mkdir(parents=True, exist_ok=True)
    try:
        subprocess.run(
            ("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)),
            check=True,
            capture_output=True,
            timeout=10,
        )
    except (OSError, subprocess.SubprocessError) as error:
        pytest.skip(f"no disk can be mounted here: {error}")
    try:
        yield place
    finally:
        subprocess.run(("umount", "-l", str(place)), check=True, timeout=10)


@contextlib.contextmanager
def only_read(place: Path) -> Iterator[None]:
    """A mounted disk that can't be written meanwhile."""
    for how in ("ro", "rw"):
        subprocess.run(("mount", "-o", f"remount,{how}", str(place)), check=True, timeout=10)
        if how == "ro":
            try:
                yield
            except BaseException:
                subprocess.run(("mount", "-o", "remount,rw", str(place)), check=True, timeout=10)
                raise


def fill(disk: Path, free: int) -> Path:
    """Fill a disk until so many bytes are free; the file that fills it."""
    filler = disk / "filler"
    with filler.open("wb") as stream:
        seen = os.statvfs(disk)
        left = seen.f_bavail * seen.f_frsize - free
        while left > 0:
            left -= stream.write(b"\0" * min(left, 1 << 20))
    return filler


def without_rights() -> None:
    """Let root, too, do only what files permit. Skips nothing: who is not root has no such rights."""
    if os.geteuid():
        return
    libc = ctypes.CDLL(None, use_errno=True)
    head = ctypes.create_string_buffer(struct.pack("<Ii", 0x20080522, 0))
    data = ctypes.create_string_buffer(24)
    assert libc.capget(head, data) == 0
    effective, permitted, inheritable, *high = struct.unpack("<6I", data.raw)
    rights = struct.pack("<6I", effective & ~_RIGHTS, permitted & ~_RIGHTS, inheritable, *high)
    assert libc.capset(head, ctypes.create_string_buffer(rights, 24)) == 0
