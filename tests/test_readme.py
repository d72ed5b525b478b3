"""The README is true: what it shows of a run on ``seeds/`` is what the commands print."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SHOWN = re.findall(r"(?m)^    \$ (sayso .+)\n((?:    .*\n|\n(?=    (?!\$)))*)", README)


def test_the_readme_shows_examples() -> None:
    assert len(SHOWN) >= 3


def test_what_the_readme_shows_is_what_the_commands_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    made = runner.invoke(main, ["run", str(ROOT / "seeds"), "--out", "out", "--workers", "1"])
    assert made.exit_code == 0, made.output
    for command, expected in SHOWN:
        result = runner.invoke(main, shlex.split(command)[1:])
        wanted = [line[4:].rstrip() for line in expected.rstrip().splitlines()]
        assert [line.rstrip() for line in result.output.rstrip().splitlines()] == wanted, command
