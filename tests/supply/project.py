"""The project's folder, and what it says of itself in ``pyproject.toml``."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
EXTRAS_LOCKED = ("dev", "cluster")
"""The extras that ``requirements/dev.txt`` holds; ``train`` is not locked (see ``docs/dependencies.md``)."""


def canonical(name: str) -> str:
    """A distribution's name as indexes compare it (PEP 503).

    >>> canonical("Types_lxml.Stubs")
    'types-lxml-stubs'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def required(*extras: str) -> list[Requirement]:
    """What the project asks for itself at run time, then for each extra, in the order of ``pyproject.toml``."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lists = [project["dependencies"], *(project["optional-dependencies"][extra] for extra in extras)]
    return [Requirement(line) for lines in lists for line in lines]


def tracked(*below: str) -> list[str]:
    """The files that git tracks, as sorted paths from the root; empty where there is no git or no repository."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--", *below], cwd=ROOT, capture_output=True, check=True, timeout=60
        ).stdout.decode()
    except (FileNotFoundError, subprocess.CalledProcessError):
        return []
    return sorted(path for path in listed.split("\0") if path and (ROOT / path).is_file())
