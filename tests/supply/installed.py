"""The wheel in an environment without the project's tree: it does what the tree does, to the byte."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pipeline.cli.bars import STEPS
from tests.supply.environment import make_environment, uv
from tests.supply.project import ROOT

LIMIT = 600  # seconds for one command
COMMANDS = (
    ("run", "seeds", "--out", "out", "--workers", "1"),
    ("ask",),
    ("ask", "who-quotes-whom", "--format", "csv"),
    ("query", "-e", "SELECT ?words WHERE { ?c a sayso:Claim ; rdfs:label ?words } ORDER BY ?words"),
    ("check", "out/graph.trig"),
    ("view", "out", "-o", "page.html"),
    ("view", "out", "--with-sparql", "-o", "sparql.html"),
    ("dossier", "Sabrina Singh", "-o", "singh.md"),
    ("serve", "--help"),
    ("--version",),
)
_CHANGING = re.compile(rf"(?m)time taken.*$|^(?:{'|'.join(map(re.escape, STEPS.values()))}): \d.*\n")
"""What a run tells of its own time, and how far it is, which it tells when it takes long."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the commands told, and the SHA-256 of each file that they made but the stores in ``.sayso``."""

    words: tuple[tuple[str, int, str, str], ...]
    files: dict[str, str]


def install(wheel: Path) -> Path:
    """The Python of a new environment with the run-time lock and the wheel."""
    python = make_environment("wheel", "run")
    # Without the cache: a wheel of the same name from an earlier build would be taken from there.
    uv("--no-cache", "pip", "install", "--python", str(python), "--no-deps", "--no-index", str(wheel))
    uv("pip", "check", "--python", str(python))
    return python


def differences(python: Path) -> list[str]:
    """What the installed project does otherwise than the tree, and whether it knows what the tree has read before."""
    sayso = str(python.with_name("sayso"))
    with tempfile.TemporaryDirectory() as scratch:
        tree, wheel = Path(scratch, "tree"), Path(scratch, "wheel")
        wanted = told_by([sys.executable, "-m", "pipeline.cli"], tree, {"PYTHONPATH": str(ROOT)})
        found = told_by([sayso], wheel, {})
        again = _run([sayso, *COMMANDS[0]], tree, {})
        at_home = sorted(str(path) for path in _home(wheel).rglob("*") if path.is_file())
    wrong = [f"sayso {told[0]} failed: {told[2]}{told[3]}" for told in found.words if told[1]]
    for ours, theirs in zip(wanted.words, found.words, strict=True):
        if ours != theirs:
            wrong.append(f"sayso {ours[0]}: another answer\n  tree:  {ours[1:]}\n  wheel: {theirs[1:]}")
    for name in sorted(wanted.files.keys() | found.files.keys()):
        if wanted.files.get(name) != found.files.get(name):
            wrong.append(f"{name}: other bytes")
    if "0 read now, 1 known from before" not in again.stderr:
        wrong.append(f"the wheel does not know what the tree has read: {again.stderr}")
    wrong += [f"{path}: written to the user's home" for path in at_home]
    return wrong


def told_by(command: list[str], folder: Path, environment: dict[str, str]) -> Told:
    """Runs all commands in a new folder that holds ``seeds/`` alone."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    words: list[tuple[str, int, str, str]] = []
    for arguments in COMMANDS:
        ran = _run([*command, *arguments], folder, environment)
        words.append((" ".join(arguments), ran.returncode, _lasting(ran.stdout), _lasting(ran.stderr)))
    files = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".sayso" not in path.parts
    }
    return Told(tuple(words), files)


def _lasting(text: str) -> str:
    return _CHANGING.sub("", text)


def _home(folder: Path) -> Path:
    """A home of its own for what runs in a folder, beside it. Nothing has business there."""
    return folder.with_name(f"{folder.name} home")


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    _home(folder).mkdir(parents=True, exist_ok=True)
    plain = {"PATH": os.defpath, "HOME": str(_home(folder)), "LC_ALL": "C.UTF-8", "COLUMNS": "120", **environment}
    return subprocess.run(command, cwd=folder, env=plain, capture_output=True, text=True, timeout=LIMIT, check=False)
