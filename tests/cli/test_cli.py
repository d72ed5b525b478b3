"""The commands as a user meets them: help, pipes, files, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import COMMANDS, main
from pipeline.records import RECORDS
from tests.samples import FIRST, SECOND


def sayso(*words: str | int | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(w) for w in words], input=stdin)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "one.txt").write_text(f"date 2024-10-01 {FIRST}")
    (folder / "seeds" / "two.txt").write_text(f"date 2024-10-02 {SECOND}")
    result = sayso("run", folder / "seeds", "--out", folder / "out", "--workers", 1)
    assert result.exit_code == 0, result.output
    return folder / "out"


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_help_teaches_with_an_example(name: str) -> None:
    result = sayso(name, "--help")
    assert result.exit_code == 0
    example = result.output.split("Example:")[1]
    assert f"sayso {name}" in example


def test_help_lists_the_exit_codes() -> None:
    assert "3 a broken run" in sayso("--help").output


def test_a_run_ends_with_a_table_and_what_to_do_next(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(FIRST)
    output = sayso("run", tmp_path / "one.txt", "--out", tmp_path / "out", "--workers", 1).output
    for word in ("articles", "attributions", "claims", "sources", "entities", "rejections", "time taken"):
        assert word in output
    for word in ("graph.html", "sayso ask", "sayso query"):
        assert word in output


def test_stages_work_on_pipes(tmp_path: Path) -> None:
    articles = sayso("parse", "-", stdin=FIRST)
    assert articles.exit_code == 0
    said = sayso("attribute", "-", stdin=articles.stdout_bytes)
    lines = [json.loads(line) for line in said.stdout.splitlines()]
    assert {"id", "article", "source", "cue", "content", "form", "stance"} <= lines[0].keys()
    (tmp_path / "articles.jsonl").write_bytes(articles.stdout_bytes)
    claims = sayso("split", tmp_path / "articles.jsonl", "-", stdin=said.stdout_bytes)
    assert claims.exit_code == 0
    assert all(json.loads(line)["sources"] for line in claims.stdout.splitlines())


def test_stages_alone_make_what_a_run_makes(out: Path, tmp_path: Path) -> None:
    seeds = out.parent / "seeds"
    for words in (
        ("parse", seeds, "-o", tmp_path / "articles.jsonl"),
        ("attribute", tmp_path / "articles.jsonl", "-o", tmp_path / "said.jsonl"),
        (
            "split",
            tmp_path / "articles.jsonl",
            tmp_path / "said.jsonl",
            "-o",
            tmp_path / "split.jsonl",
            "--times",
            tmp_path / "times.jsonl",
        ),
        ("resolve", tmp_path / "articles.jsonl", tmp_path / "said.jsonl", tmp_path / "split.jsonl", "--out", tmp_path),
        ("link", tmp_path),
    ):
        assert sayso(*words).exit_code == 0
    for name in RECORDS:
        if name == "rejections":
            continue
        assert (tmp_path / f"{name}.jsonl").read_bytes() == (out / f"{name}.jsonl").read_bytes(), name
    assert sayso("build", tmp_path).exit_code == 0
    (tmp_path / "rejections.jsonl").write_bytes((out / "rejections.jsonl").read_bytes())
    assert sayso("build", tmp_path).exit_code == 0
    assert sayso("view", tmp_path).exit_code == 0
    for name in ("graph.nq", "graph.trig", "graph.graphml", "graph.html"):
        assert (tmp_path / name).read_bytes() == (out / name).read_bytes(), name


def test_the_graph_conforms(out: Path) -> None:
    result = sayso("check", out / "graph.trig")
    assert (result.exit_code, result.output.strip().endswith("conforms")) == (0, True)


def test_a_query_answers_in_every_format(out: Path) -> None:
    select = "SELECT ?c WHERE { ?c a sayso:Claim } ORDER BY ?c"
    for form in ("table", "csv", "tsv", "json"):
        result = sayso("query", "-e", select, "--out", out, "--format", form)
        assert result.exit_code == 0, result.output
        assert "claim:claim-" in result.output or "/claim/claim-" in result.output
    graph = sayso("query", "-e", "CONSTRUCT WHERE { ?c a sayso:Claim }", "--out", out, "--format", "turtle")
    assert "sayso:Claim" in graph.output


def test_a_query_can_come_from_a_pipe(out: Path) -> None:
    result = sayso("query", "-", "--out", out, "-f", "csv", stdin="SELECT (COUNT(*) AS ?n) WHERE { ?c a sayso:Claim }")
    assert result.output.split()[0] == "n"


@pytest.mark.parametrize("name", ["graph.trig", "graph.nq", "graph.ttl", "graph.jsonld"])
def test_any_exported_file_can_be_asked(out: Path, name: str) -> None:
    result = sayso("ask", "denials", "--on", out / name, "-f", "csv")
    assert result.exit_code == 0, result.output
    assert "army" in result.output.lower()


def test_ask_alone_lists_the_questions() -> None:
    output = sayso("ask").output
    for name in ("denials", "said-by", "said-about"):
        assert name in output


def test_show_marks_the_spans(out: Path) -> None:
    claim = json.loads((out / "claims.jsonl").read_text().splitlines()[0])
    result = sayso("show", claim["id"][:14], "--out", out)
    assert result.exit_code == 0, result.output
    assert claim["action"]["text"] in result.output
    assert claim["sources"][-1]["label"] in result.output


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("query", "-e", "SELECT nonsense"), 2, "line 1"),
        (("query",), 2, "either"),
        (("ask", "no-such-question"), 2, "no-such-question"),
        (("ask", "said-by", "who"), 2, "name=value"),
        (("show", "claim-zzz"), 2, "ids"),
        (("frobnicate",), 2, "frobnicate"),
        (("parse", "no-such-folder"), 2, "does not exist"),
    ],
)
def test_what_goes_wrong_says_so(out: Path, words: tuple[str, ...], code: int, says: str) -> None:
    more = ("--out", str(out)) if words[0] in {"query", "ask", "show"} else ()
    result = sayso(*words, *more)
    assert result.exit_code == code
    assert says in result.output


def test_strict_exits_with_one_where_something_was_rejected(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert sayso("parse", tmp_path).exit_code == 0
    assert sayso("parse", tmp_path, "--strict").exit_code == 1


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = sayso("build", tmp_path / "none")
    assert result.exit_code == 2
    assert "none" in result.output.split("sayso run")[1]


def test_a_damaged_file_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_text('{"id": 1}\n')
    result = sayso("attribute", tmp_path / "articles.jsonl")
    assert result.exit_code == 3
    assert "articles.jsonl, line 1" in result.output


def test_remove_takes_an_article_out(out: Path, tmp_path: Path) -> None:
    sayso("run", out.parent / "seeds", "--out", tmp_path, "--workers", 1)
    result = sayso("remove", "one", "--out", tmp_path)
    assert result.exit_code == 0, result.output
    assert "one" not in {json.loads(line)["article"] for line in (tmp_path / "claims.jsonl").read_text().splitlines()}
    assert sayso("remove", "one", "--out", tmp_path).exit_code == 2


@pytest.mark.parametrize("name", list(COMMANDS))
def test_no_command_loads_more_than_it_needs_to_say_what_it_does(name: str) -> None:
    heavy = {"spacy", "onnxruntime", "torch", "pyarrow", "ray"}
    code = (
        "import sys; from pipeline.cli import main;"
        f" main(['{name}', '--help'], standalone_mode=False); sys.exit(' '.join({heavy} & {{*sys.modules}}))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert ended.stderr.strip() == ""
