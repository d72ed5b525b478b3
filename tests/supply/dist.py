"""Wheel and sdist into ``dist/``: the same bytes whoever builds them, whole, without strays, and at work by themselves.

    python -m tests.supply.dist

Each is built from two copies of the tracked files that differ in place, umask, time and time zone; the wheel a third
time, from the sdist. Then the wheel is installed into an empty environment with ``requirements/run.txt`` and does what
the tree does (`tests.supply.installed`). Exits with 1 where anything differs.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

from tests.supply.archives import (
    ONE,
    OTHER,
    build,
    copy_tracked,
    sdist_names,
    unpacked,
    wanted_in_sdist,
    wanted_in_wheel,
    wheel_names,
)
from tests.supply.installed import differences, install
from tests.supply.project import ROOT, tracked

DIST = ROOT / "dist"


def built(scratch: Path) -> tuple[list[Path], list[str]]:
    """Wheel and sdist, and what is wrong with them."""
    places = {ONE: scratch / "one", OTHER: scratch / "another folder"}
    made: dict[str, list[Path]] = {"sdist": [], "wheel": []}
    for conditions, place in places.items():
        (place / "built").mkdir(parents=True)
        copy_tracked(place / "tree", conditions)
        for kind, archives in made.items():
            archives.append(build(kind, place / "tree", place / "built", conditions))
    third = scratch / "from sdist"
    (third / "built").mkdir(parents=True)
    made["wheel"].append(build("wheel", unpacked(made["sdist"][0], third / "tree"), third / "built"))
    wrong = [
        f"{kind}: not the same bytes each time"
        for kind, archives in made.items()
        if len({(archive.name, archive.read_bytes()) for archive in archives}) != 1
    ]
    wheel, sdist = made["wheel"][0], made["sdist"][0]
    wrong += _compared("wheel", wheel_names(wheel), wanted_in_wheel())
    wrong += _compared("sdist", sdist_names(sdist), wanted_in_sdist())
    return [wheel, sdist], wrong


def _compared(kind: str, found: set[str], wanted: set[str]) -> list[str]:
    return [f"{kind}: {name} is missing" for name in sorted(wanted - found)] + [
        f"{kind}: {name} has no place in it" for name in sorted(found - wanted)
    ]


def main() -> int:
    """0 when all is well, 1 when something differs, 2 outside of a repository."""
    if not tracked():
        print("dist: needs the repository, to tell the project's files from others", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        archives, wrong = built(Path(scratch))
        DIST.mkdir(exist_ok=True)
        for archive in archives:
            shutil.copyfile(archive, DIST / archive.name)
            data = archive.read_bytes()
            print(f"{hashlib.sha256(data).hexdigest()}  {archive.name}  {len(data):,} bytes", flush=True)
    if not wrong:
        wrong = differences(install(DIST / archives[0].name))
    for line in wrong:
        print(line, file=sys.stderr)
    print(f"dist: {'not as it must be' if wrong else 'the same each time, and at work in an empty environment'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
