# ruff: noqa: E501 - a table of odd values
"""What the campaign and its kin found, one test each. What stands beside a reader's module is tested there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline import jsonl
from pipeline.cli import main
from pipeline.cli.failures import LONGEST
from pipeline.records import write_records
from tests.hostile.feeding_seeds import good
from tests.joined import JOINED
from tests.samples import ONE


def sayso(*words: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write_records(JOINED, tmp_path)
    return tmp_path


def changed(path: Path, number: int, **fields: object) -> None:
    """Change fields of one line of JSON Lines; the key ``a__b`` is field b of field a."""
    lines = path.read_text().splitlines()
    record = json.loads(lines[number])
    for key, value in fields.items():
        *outer, last = key.split("__")
        within = record
        for name in outer:
            within = within[name]
        within[last] = value
    lines[number] = json.dumps(record)
    path.write_text("\n".join(lines) + "\n")


def test_messages_hold_no_control_characters_and_have_an_end(out: Path) -> None:
    (out / "x.nt").write_bytes(b'<http://x/1> <http://x/2> "a" \x1b[2J .\n')
    assert "\x1b" not in sayso("query", "-e", "ASK {}", "--on", out / "x.nt").stderr
    assert "\x1b" not in sayso("dossier", "a\x1b[2J", "--out", out).stderr
    assert len(sayso("dossier", "x" * 100_000, "--out", out).stderr) < 2 * LONGEST


def test_deep_json_is_no_record(out: Path) -> None:
    (out / "claims.jsonl").write_bytes(b'{"id":' + b"[" * 100_000 + b"\n")
    result = sayso("build", out)
    assert (result.exit_code, "claims.jsonl, line 1" in result.stderr) == (3, True)


def test_a_line_has_an_end(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LONGEST", 1000)
    assert "line 1: the line is longer" in sayso("build", out).stderr


@pytest.mark.parametrize(
    ("file", "fields", "says"),
    [
        ("claims", {"evidence__start": 1000, "evidence__end": 1003, "evidence__text": "abc"}, "does not stand at 1000-1003"),
        ("claims", {"action__text": "sang"}, "'sang' does not stand"),
        ("claims", {"action__start": -5}, "does not stand"),
        ("claims", {"article": "nowhere"}, "no article 'nowhere'"),
        ("attributions", {"cue": {"start": 0, "end": 2, "text": "xx"}}, "'xx' does not stand"),
        ("times", {"text": "never"}, "'never' does not stand"),
        ("articles", {"blocks": [{"kind": "paragraph", "start": 5, "end": 10**6}]}, "lies outside of its text"),
        ("articles", {"blocks": [{"kind": "title", "start": 0, "end": 9}, {"kind": "title", "start": 5, "end": 12}]}, "lies outside"),
        ("articles", {"id": ""}, "has no id"),
    ],
)  # fmt: skip
def test_words_stand_where_a_record_says(out: Path, file: str, fields: dict[str, object], says: str) -> None:
    changed(out / f"{file}.jsonl", 0, **fields)
    result = sayso("build", out)
    assert result.exit_code == 3
    assert says in result.stderr
    assert f"{file}.jsonl" in result.stderr


def test_an_article_stands_once(out: Path) -> None:
    path = out / "articles.jsonl"
    path.write_text(path.read_text() * 2)
    assert "stands twice" in sayso("view", out).stderr


def test_an_entity_stands_once_for_an_article_when_articles_are_joined(out: Path) -> None:
    path = out / "entities.jsonl"
    path.write_text(path.read_text() * 2)
    result = sayso("link", out)
    assert (result.exit_code, "stands twice" in result.stderr) == (3, True)


def test_stages_refuse_records_of_another_text(tmp_path: Path) -> None:
    jsonl.write(tmp_path / "a.jsonl", [good()])
    (attribution,) = [a for a in JOINED.attributions if a.article == ONE.id][:1]
    record = json.loads(jsonl.encode(attribution)) | {"article": good().id}
    (tmp_path / "s.jsonl").write_text(json.dumps(record) + "\n")
    result = sayso("split", tmp_path / "a.jsonl", tmp_path / "s.jsonl", "-o", tmp_path / "o.jsonl")
    assert (result.exit_code, "s.jsonl" in result.stderr) == (3, True)
    (tmp_path / "b.jsonl").write_text(json.dumps(json.loads(jsonl.encode(good())) | {"text": "short"}) + "\n")
    result = sayso("attribute", tmp_path / "b.jsonl", "--attributor", "rules")
    assert (result.exit_code, "b.jsonl" in result.stderr) == (3, True)


def test_arguments_that_are_no_utf_8(out: Path) -> None:
    odd = os.fsdecode(b"\xff\xfe")
    words = ["judge", "same", "Ana Reyes", "Orvel", "--by", odd, "--out", str(out)]
    done = subprocess.run([sys.executable, "-m", "pipeline.cli", *words], capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stderr[:7]) == (3, b"Error: ")
    assert b"Traceback" not in done.stderr


def test_a_query_that_is_no_utf_8(out: Path) -> None:
    (out / "x.nt").write_text("")
    (out / "q.rq").write_bytes(b"SELECT * WHERE { ?s ?p '\xff' }")
    result = sayso("query", out / "q.rq", "--on", out / "x.nt")
    assert (result.exit_code, "not UTF-8" in result.stderr) == (2, True)


def test_sound_records_pass(out: Path) -> None:
    assert sayso("build", out).exit_code == 0
