"""The locks in ``requirements/``, as ``make lock`` writes them: pinned versions with the hashes of their files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.version import Version

from tests.supply.project import ROOT, canonical

FOLDER = ROOT / "requirements"
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<marker>[^\\]+?))? \\$")
_HASH = re.compile(r"^    --hash=sha256:(?P<hash>[0-9a-f]{64})(?: \\)?$")


@dataclass(frozen=True, slots=True)
class Pin:
    """One version of one package, where it is for, and the SHA-256 of every file that may be installed for it."""

    name: str
    version: Version
    marker: Marker | None
    hashes: tuple[str, ...]

    @property
    def is_for_here(self) -> bool:
        """Whether this Python on this machine gets it."""
        return self.marker is None or self.marker.evaluate()


def pins(name: str) -> list[Pin]:
    """The pins of ``requirements/NAME.txt``, in its order. Raises ValueError for a line that is none of a lock."""
    return read_pins((FOLDER / f"{name}.txt").read_text("utf-8"))


def read_pins(text: str) -> list[Pin]:
    r"""The pins of a lock's text.

    >>> [pin] = read_pins("# made\nOrvel==1.2 ; sys_platform == 'win32' \\\n    --hash=sha256:" + "0" * 64)
    >>> pin.name, str(pin.version), str(pin.marker), len(pin.hashes)
    ('orvel', '1.2', 'sys_platform == "win32"', 1)
    """
    found: list[tuple[re.Match[str], list[str]]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if pinned := _PIN.match(line):
            found.append((pinned, []))
        elif (hashed := _HASH.match(line)) and found:
            found[-1][1].append(hashed["hash"])
        elif line.strip() and not line.lstrip().startswith("#"):
            raise ValueError(f"line {number} is neither a pin nor a hash: {line}")
    return [
        Pin(
            canonical(pin["name"]),
            Version(pin["version"]),
            Marker(pin["marker"]) if pin["marker"] else None,
            tuple(hashes),
        )
        for pin, hashes in found
    ]


def path_of(name: str) -> Path:
    """Where the lock of a name is."""
    return FOLDER / f"{name}.txt"
