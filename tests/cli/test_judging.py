"""The command judge, as a user meets it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from pipeline import jsonl
from pipeline.cli import main
from pipeline.model import Entity, EntityJudgement


def sayso(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(w) for w in words])


def test_judge_list_undo(tmp_path: Path) -> None:
    judged = EntityJudgement("a", "b", "same", "initial", one_label="J. Reyes", other_label="Juan Reyes\x1b[2J")
    jsonl.write(tmp_path / "judgements.jsonl", [judged])
    jsonl.write(tmp_path / "entities.jsonl", [Entity("b", "Juan Reyes", "person", (), (), (), ())])
    made = sayso("judge", "different", "a", "b", "--by", "M. Okoro", "--out", tmp_path)
    assert made.exit_code == 0
    assert "different: J. Reyes (a), Juan Reyes" in made.output
    assert "sayso export" in made.output
    assert "\x1b" not in made.output
    assert "M. Okoro" in sayso("judge", "list", "J. Reyes", "--out", tmp_path).output
    assert "no longer different" in sayso("judge", "undo", "a", "b", "--out", tmp_path).output
    assert sayso("judge", "undo", "a", "b", "--out", tmp_path).exit_code == 2


def test_without_a_run_it_says_what_to_do(tmp_path: Path) -> None:
    result = sayso("judge", "list", "--out", tmp_path)
    assert result.exit_code == 2
    assert "sayso run" in result.output
