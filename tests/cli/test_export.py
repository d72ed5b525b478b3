"""`run --no-export`, `export`, `link` and gazetteers from the shell."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from pipeline.cli import main
from tests.samples import FIRST


def sayso(*words: object) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, [str(word) for word in words])


def entities(out: Path) -> dict[str, list[str]]:
    """The links of each entity, by its label."""
    lines = [json.loads(line) for line in (out / "entities.jsonl").read_text("utf-8").splitlines()]
    return {line["label"]: line["links"] for line in lines}


def test_export_writes_what_a_run_without_it_kept(tmp_path: Path) -> None:
    seed, out = tmp_path / "one.txt", tmp_path / "out"
    seed.write_text(FIRST)
    made = sayso("run", seed, "--out", out, "--workers", 1, "--no-export")
    assert made.exit_code == 0, made.output
    assert "sayso export" in made.output
    assert not (out / "claims.jsonl").exists()
    assert sayso("export", "--out", out).exit_code == 0
    assert (out / "graph.html").exists()


def test_export_without_a_run_says_what_to_do(tmp_path: Path) -> None:
    result = sayso("export", "--out", tmp_path)
    assert result.exit_code == 2
    assert "sayso run" in result.output


def test_a_gazetteer_is_remembered_until_another_is_given(tmp_path: Path) -> None:
    seed, out, known = tmp_path / "one.txt", tmp_path / "out", tmp_path / "known.csv"
    seed.write_text(FIRST)
    known.write_text("id,label,aliases,kind,links\nr1,Ana Reyes,A. Reyes,person,wd:Q1\n")
    made = sayso("run", seed, "--out", out, "--workers", 1, "--gazetteer", known)
    assert made.exit_code == 0, made.output
    assert entities(out)["Ana Reyes"] == ["gazetteer:r1", "wd:Q1"]
    assert sayso("export", "--out", out).exit_code == 0
    assert entities(out)["Ana Reyes"] == ["gazetteer:r1", "wd:Q1"]
    known.write_text("id,label\nr2,Ana Reyes\n")
    sayso("run", seed, "--out", out, "--workers", 1, "--gazetteer", known)
    assert entities(out)["Ana Reyes"] == ["gazetteer:r2"]


def test_a_bad_gazetteer_names_file_and_remedy(tmp_path: Path) -> None:
    seed, known = tmp_path / "one.txt", tmp_path / "known.csv"
    seed.write_text(FIRST)
    known.write_text("name\nAna Reyes\n")
    result = sayso("run", seed, "--out", tmp_path / "out", "--gazetteer", known)
    assert result.exit_code == 3
    assert "known.csv" in result.output
