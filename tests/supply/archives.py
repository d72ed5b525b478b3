"""Wheel and sdist, built from copies of the tracked files under conditions that must not matter."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from tests.supply.project import ROOT, tracked

LIMIT = 600  # seconds for one build
WEB = "pipeline/view/web/"
IN_SDIST = ("docs/", "ontology/", "pipeline/", "requirements/", "seeds/", "tests/")
ROOT_FILES = (
    "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "pyproject.toml", ".gitignore",
)  # fmt: skip
INFO = ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")


@dataclass(frozen=True, slots=True)
class Conditions:
    """What may differ from one builder to the next. `touched` is when all files were changed, in seconds since 1970."""

    umask: int
    touched: int
    zone: str


ONE = Conditions(umask=0o022, touched=1_000_000_000, zone="UTC")
OTHER = Conditions(umask=0o077, touched=1_700_000_001, zone="Asia/Kathmandu")


def epoch() -> int:
    """The time that archives carry: that of the last commit, in seconds since 1970."""
    told = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, check=True, timeout=60
    ).stdout
    return int(told)


def copy_tracked(folder: Path, conditions: Conditions) -> None:
    """The tracked files, as they are in the working tree, in a new folder."""
    before = os.umask(conditions.umask)
    try:
        for name in tracked():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, place)
            os.utime(place, (conditions.touched, conditions.touched))
    finally:
        os.umask(before)


def build(kind: str, source: Path, into: Path, conditions: Conditions = ONE) -> Path:
    """The one archive of a kind ("wheel" or "sdist") that is made of a folder, by the build backend of the lock."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(into), "TZ": conditions.zone, "LC_ALL": "C.UTF-8"}
    environment["SOURCE_DATE_EPOCH"] = str(epoch())
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", f"--{kind}", "--outdir", str(into / kind), str(source)],
        check=True, timeout=LIMIT, env=environment, cwd=into, capture_output=True, umask=conditions.umask,
    )  # fmt: skip
    (made,) = (into / kind).iterdir()
    return made


def unpacked(sdist: Path, into: Path) -> Path:
    """The one folder that is in an sdist."""
    with tarfile.open(sdist) as archive:
        archive.extractall(into, filter="data")
    (folder,) = into.iterdir()
    return folder


def wheel_names(wheel: Path) -> set[str]:
    """What is in a wheel; what stands in its own folder of metadata is named from there, after ``*.dist-info``."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name.split("/", 1) for name in archive.namelist()]
    return {f"*.dist-info/{rest}" if top.endswith(".dist-info") else f"{top}/{rest}" for top, rest in names}


def sdist_names(sdist: Path) -> set[str]:
    """The files in an sdist, named from its folder."""
    with tarfile.open(sdist) as archive:
        return {member.name.split("/", 1)[1] for member in archive.getmembers() if member.isfile()}


def wanted_in_wheel() -> set[str]:
    """The package without the sources of its page, the ontology within it, metadata and licence: nothing else."""
    package = {name for name in tracked("pipeline") if not name.startswith(WEB)}
    ontology = {f"pipeline/{name}" for name in tracked("ontology")}
    return package | ontology | {f"*.dist-info/{name}" for name in INFO}


def wanted_in_sdist() -> set[str]:
    """All that is needed to build the wheel, to run the tests and to set up a place to work in."""
    return {name for name in tracked() if name.startswith(IN_SDIST) or name in ROOT_FILES} | {"PKG-INFO"}
