"""Damage to files: cut off, emptied, with bits turned, gone, in the place of another one."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

Damage = Callable[[Path, Sequence[Path], random.Random], None]


def _cut(path: Path, others: Sequence[Path], chance: random.Random) -> None:
    path.write_bytes(path.read_bytes()[: chance.randrange(max(1, path.stat().st_size))])


def _empty(path: Path, others: Sequence[Path], chance: random.Random) -> None:
    path.write_bytes(b"")


def _turn(path: Path, others: Sequence[Path], chance: random.Random) -> None:
    """One bit is another."""
    data = bytearray(path.read_bytes())
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def _letter(path: Path, others: Sequence[Path], chance: random.Random) -> None:
    """A letter is another letter: what is JSON stays JSON."""
    data = bytearray(path.read_bytes())
    letters = [n for n, byte in enumerate(data) if chr(byte).isascii() and chr(byte).isalnum()]
    if letters:
        n = chance.choice(letters)
        data[n] = ord("7" if chr(data[n]).isdigit() and data[n] != ord("7") else "q" if data[n] != ord("q") else "x")
    path.write_bytes(data)


def _page(path: Path, others: Sequence[Path], chance: random.Random) -> None:
    """A page of 4 kB is noise."""
    data = bytearray(path.read_bytes())
    start = 4096 * chance.randrange(len(data) // 4096 + 1)
    data[start : start + 4096] = chance.randbytes(len(data[start : start + 4096]))
    path.write_bytes(data)


def _gone(path: Path, others: Sequence[Path], chance: random.Random) -> None:
    path.unlink()


def _swapped(path: Path, others: Sequence[Path], chance: random.Random) -> None:
    """Two files have changed their places."""
    other = chance.choice(sorted(set(others) - {path}) or [path])
    one, two = path.read_bytes(), other.read_bytes()
    path.write_bytes(two)
    other.write_bytes(one)


DAMAGES: dict[str, Damage] = {
    "cut": _cut,
    "empty": _empty,
    "bit": _turn,
    "letter": _letter,
    "page": _page,
    "gone": _gone,
    "swapped": _swapped,
}


def files_in(folder: Path) -> list[Path]:
    """The files at or below a folder, in the order of their names."""
    return sorted(path for path in folder.rglob("*") if path.is_file())
