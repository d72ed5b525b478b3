"""The tests on every Python that the project is for and that is at hand, and with the lowest versions of its packages.

    python -m tests.supply.pythons [--fast] [--lowest] [3.12 3.13 ...]

Without versions: all that the classifiers in ``pyproject.toml`` name but the one that runs this. An interpreter is
looked for on the path, then among those of pyenv; one that is not there is told and passed over. Browser tests and slow
ones are left out; ``--fast`` leaves out the longest folders too (see FAST). ``--lowest``: on the oldest Python, with
``requirements/lowest.txt``, the lowest versions that ``pyproject.toml`` allows; warnings are no errors then, for old
packages warn of newer ones. Exits with 1 when tests fail, 0 otherwise.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.supply.environment import install_project, make_environment
from tests.supply.project import ROOT

FAST = ("--ignore=tests/browser",)
LIMIT = 5400  # seconds for one round of tests


def supported() -> list[str]:
    """The Python versions of the classifiers, oldest first, such as "3.11"."""
    lines = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["classifiers"]
    named = [line.removeprefix("Programming Language :: Python :: ") for line in lines]
    return sorted((name for name in named if name.startswith("3.")), key=lambda name: int(name[2:]))


def interpreter(version: str) -> str | None:
    """A Python of a version, or None: what is found must run, for a version manager's stand-in may not."""
    for candidate in _candidates(version):
        try:
            told = subprocess.run(
                [candidate, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
                capture_output=True, text=True, timeout=60, check=True,
            ).stdout.strip()  # fmt: skip
        except (OSError, subprocess.SubprocessError):
            continue
        if told == version:
            return candidate
    return None


def _candidates(version: str) -> Iterator[str]:
    if "{}.{}".format(*sys.version_info[:2]) == version:
        yield sys.executable
    if on_path := shutil.which(f"python{version}"):
        yield on_path
    versions = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    yield from (str(path) for path in sorted(versions.glob(f"{version}.*/bin/python{version}")))


def tests_pass(version: str, python: str, fast: bool, lowest: bool) -> bool:
    """Whether the tests pass in a new environment; prints how it went."""
    label = f"lowest versions, Python {version}" if lowest else f"Python {version}"
    print(f"\n== {label}", flush=True)
    made = make_environment("lowest" if lowest else f"python{version}", "lowest" if lowest else "dev", python)
    install_project(made)
    command = [str(made), "-m", "pytest", "--quiet", "-m", "not browser and not slow"]
    command += [*(FAST if fast else ()), *(("-W", "default") if lowest else ())]
    passed = subprocess.run(command, cwd=ROOT, check=False, timeout=LIMIT).returncode == 0
    print(f"== {label}: {'passed' if passed else 'failed'}", flush=True)
    return passed


def main(arguments: list[str]) -> int:
    """0 when all tests passed wherever they could be run."""
    parser = argparse.ArgumentParser(prog="tests.supply.pythons")
    parser.add_argument("versions", nargs="*")
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--lowest", action="store_true")
    asked = parser.parse_args(arguments)
    here = "{}.{}".format(*sys.version_info[:2])
    default = supported()[:1] if asked.lowest else [version for version in supported() if version != here]
    good = True
    for version in asked.versions or default:
        python = interpreter(version)
        if python is None:
            print(f"\n== Python {version} is not on this machine: not tested", flush=True)
        else:
            good = tests_pass(version, python, asked.fast, asked.lowest) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
