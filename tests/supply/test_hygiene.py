"""What is handed on holds nothing of the machine that it was made on, and tells the truth of its own commands."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from tests.supply.project import ROOT, tracked

FILES = tracked()
IN_GIT = pytest.mark.skipif(not FILES, reason="no repository here: an unpacked sdist")
MACHINE = re.compile(
    rb"(?:(?<![\w.~/:-])|file://)/(?:home|root|Users|work|workspace|opt|srv|tmp|var/tmp)/\w"
    rb"|[A-Z]:\\\\?Users\\"
    rb"|(?:index|find-links)[-_ ]?(?:url)?[ =\"':]+(?:https?|file)"
    rb"|pypi\.org|pythonhosted|registry\.(?:npmjs|yarnpkg)|npmmirror|devpi|artifactory|nexus\.|conda\.anaconda"
    rb"|\b(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2,3}\b:\d{4,5}/simple"
)
"""Folders of a machine, and where packages come from there."""
BINARY = (".onnx", ".npz", ".wasm", ".png")
ITSELF = "tests/supply/test_hygiene.py"


@IN_GIT
def test_no_path_of_a_machine_and_no_index_is_named() -> None:
    texts = {name: (ROOT / name).read_bytes() for name in FILES if not name.endswith(BINARY) and name != ITSELF}
    assert [
        (name, text[m.start() : m.end() + 20]) for name, text in texts.items() for m in MACHINE.finditer(text)
    ] == []


@pytest.mark.parametrize(
    "line", [b"cd /home/reyes/sayso", b"see file:///srv/wheels", b'index-url = "https://packages.orvel.example/simple"']
)
def test_what_is_looked_for_is_found(line: bytes) -> None:
    assert MACHINE.search(line)


@IN_GIT
def test_nothing_that_is_made_is_tracked() -> None:
    made = re.compile(
        r"(?:^|/)(?:__pycache__|node_modules|\.venv|\.[a-z]+_cache)/|^(?:out|dist|build)/|\.py[co]$|\.(?:orig|rej|swp|log)$|~$"
    )
    assert [name for name in FILES if made.search(name)] == []


@IN_GIT
def test_no_tracked_file_is_ignored() -> None:
    listed = ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"]
    assert subprocess.run(listed, cwd=ROOT, capture_output=True, check=True, timeout=60).stdout == b""


def _makefile() -> tuple[set[str], set[str]]:
    """The targets that a person calls: those that are phony, and those that ``make help`` lists."""
    text = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony
    return set(phony[1].split()), set(re.findall(r"^([a-z]+):.*##", text, re.MULTILINE))


def test_help_lists_every_target() -> None:
    phony, listed = _makefile()
    assert phony == listed


@pytest.mark.skipif(shutil.which("make") is None, reason="no make here")
def test_help_is_printed() -> None:
    told = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    ).stdout
    assert {line.split("\t")[0] for line in told.splitlines()} == _makefile()[1]


@IN_GIT
@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/dependencies.md", ".ci/run"])
def test_every_make_target_that_is_told_of_exists(name: str) -> None:
    told = set(re.findall(r"(?:^ *|`)make ([a-z]+)\b", (ROOT / name).read_text("utf-8"), re.MULTILINE))
    assert told
    assert told <= _makefile()[0]


@IN_GIT
def test_the_folders_that_are_told_of_exist() -> None:
    told = re.findall(r"^\| `([\w./]+)`", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)
    assert told
    assert [name for name in told if not (ROOT / name).exists()] == []


@IN_GIT
def test_ci_takes_all_there_is_and_stops_at_the_first_failure() -> None:
    script = (ROOT / ".ci/run").read_text("utf-8")
    assert "set -euo pipefail" in script
    assert "git " not in script  # it changes no tracked file, and may be run again
