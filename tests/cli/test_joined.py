"""What the commands tell of articles that were joined."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.records import write_records
from tests.joined import FIVE_HURT, JOINED, STORY
from tests.samples import DAMAGED, SHELLED, WOUNDED


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("joined")
    write_records(JOINED, folder)
    return folder


def sayso(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_show_tells_how_a_claim_stands(out: Path) -> None:
    shown = sayso("show", SHELLED.id, "--out", out).output
    assert "status      disputed: not all say the same" in shown
    assert (
        f"denies: Shelling damaged a bridge (Ana Reyes; whether it happened: the source rejects it) {DAMAGED.id}"
        in shown
    )
    assert (
        "is denied by: not: it shelled the bridge (The army; whether it happened"
        in sayso("show", DAMAGED.id, "--out", out).output
    )
    assert FIVE_HURT.id in sayso("show", WOUNDED.id, "--out", out).output


@pytest.mark.parametrize("wanted", ["Ana Reyes", STORY.id[:16], "ministry says bridge"])
def test_a_dossier_is_printed_or_written(out: Path, tmp_path: Path, wanted: str) -> None:
    printed = sayso("dossier", wanted, "--out", out)
    assert printed.exit_code == 0, printed.output
    assert printed.output.startswith("# ")
    written = sayso("dossier", wanted, "--out", out, "-o", tmp_path / "dossier.md")
    assert (written.exit_code, written.output) == (0, "")
    assert (tmp_path / "dossier.md").read_text("utf-8") == printed.output


@pytest.mark.parametrize(("wanted", "says"), [("the", "may be any of"), ("Ana Reyez", "did you mean Ana Reyes")])
def test_whom_a_dossier_is_about_must_be_clear(out: Path, wanted: str, says: str) -> None:
    result = sayso("dossier", wanted, "--out", out)
    assert result.exit_code == 2
    assert says in result.output
