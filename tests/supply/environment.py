"""Environments of their own under ``build/``, made anew from a lock by uv."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.supply.lock import path_of
from tests.supply.project import ROOT

BUILD = ROOT / "build"
BUILD_LIMIT = 1800  # seconds, for an installation over a slow line


def make_environment(name: str, lock: str, python: str = sys.executable) -> Path:
    """The Python of a new environment ``build/NAME`` that holds what a lock holds, and nothing else.

    Files whose hash is not in the lock are refused, and nothing is compiled. Raises CalledProcessError.
    """
    folder = BUILD / name
    uv("venv", "--clear", "--python", python, str(folder))
    made = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    uv("pip", "sync", "--python", str(made), "--require-hashes", "--only-binary", ":all:", str(path_of(lock)))
    uv("pip", "check", "--python", str(made))
    return made


def install_project(python: Path) -> None:
    """Installs the project itself from its sources, to be changed at will; the build backend is the lock's."""
    uv("pip", "install", "--python", str(python), "--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def uv(*arguments: str) -> None:
    """Runs the uv of this environment, with words for failures only."""
    beside = Path(sys.executable).with_name("uv")
    subprocess.run([str(beside), "--quiet", "--no-config", *arguments], check=True, timeout=BUILD_LIMIT, cwd=ROOT)
