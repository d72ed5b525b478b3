"""Where a run is done: what is told before it begins."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main


def sayso(*arguments: str | Path) -> Result:
    """Runs a command in this process."""
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    """A seed that is never read."""
    path = tmp_path / "a.txt"
    path.write_text("Ana Reyes said on Monday that the bridge was closed.\n", "utf-8")
    return path


def test_an_address_is_that_of_a_cluster(seed: Path, tmp_path: Path) -> None:
    ended = sayso("run", seed, "--out", tmp_path / "out", "--address", "auto")
    assert ended.exit_code == 2
    assert "add --on ray" in ended.output


def test_without_ray_the_extra_is_named(seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    ended = sayso("run", seed, "--out", tmp_path / "out", "--on", "ray")
    assert ended.exit_code == 3
    assert "pip install 'sayso[cluster]'" in ended.output
    assert not (tmp_path / "out").exists()


def test_without_fsspec_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    ended = sayso("parse", "s3://news/2024")
    assert ended.exit_code == 3
    assert "pip install 'sayso[cluster]'" in ended.output


def test_neither_is_loaded_by_who_does_not_ask_for_it() -> None:
    code = (
        "import sys, pipeline.cli.whole, pipeline.cli.parsing;"
        " sys.exit(' '.join({'ray', 'fsspec', 'pyarrow'} & {*sys.modules}))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert ended.stderr.strip() == ""
