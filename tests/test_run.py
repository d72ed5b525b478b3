"""The whole way: the same bytes in every run, with any number of workers, and after any kill."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.extract import Options
from pipeline.judgements import judge, undo
from pipeline.records import RECORDS
from pipeline.run import export, remove, run
from pipeline.seeds import find_seeds
from pipeline.stages.parse import parse_seeds
from tests.samples import FIRST, SECOND

PLACES = ("Orvel", "Tamsk", "Port Ilan", "Brenna", "Kessim", "Dul", "Maravel", "Ostrey")


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixteen small invented articles and one file that can't be read."""
    folder = tmp_path_factory.mktemp("seeds")
    for number, place in enumerate(PLACES):
        for name, text in (("first", FIRST), ("second", SECOND)):
            lines = text.replace("Orvel", place)
            (folder / f"{number}-{name}.txt").write_text(f"date 2024-10-{number + 1:02} {lines}", "utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


def contents(out: Path) -> dict[str, bytes]:
    """Every file of a folder, by its name; of the fold's state the bytes depend on how it came to be."""
    files = (p for p in sorted(out.rglob("*")) if p.is_file() and not p.name.startswith("fold.sqlite"))
    return {str(p.relative_to(out)): p.read_bytes() for p in files}


@pytest.fixture(scope="module")
def clean(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What an undisturbed run makes."""
    out = tmp_path_factory.mktemp("clean")
    run(find_seeds([str(seeds)]), out, Options())
    return contents(out)


def test_a_run_makes_all_public_files(clean: dict[str, bytes]) -> None:
    records = RECORDS
    graphs = ("trig", "nq", "ttl", "jsonld", "graphml", "gexf", "json", "html")
    assert {f"{name}.jsonl" for name in records} | {f"graph.{suffix}" for suffix in graphs} <= clean.keys()


def test_what_can_t_be_read_is_a_rejection(clean: dict[str, bytes]) -> None:
    lines = [json.loads(line) for line in clean["rejections.jsonl"].splitlines()]
    assert [r["subject"] for r in lines if r["stage"] == "parse"] == ["picture.png"]


def test_two_workers_make_the_same_bytes(seeds: Path, clean: dict[str, bytes], tmp_path: Path) -> None:
    run(find_seeds([str(seeds)]), tmp_path, Options(), workers=2)
    assert contents(tmp_path) == clean


def test_a_second_run_reads_nothing_anew(seeds: Path, clean: dict[str, bytes], tmp_path: Path) -> None:
    run(find_seeds([str(seeds)]), tmp_path, Options())
    again = run(find_seeds([str(seeds)]), tmp_path, Options())
    assert (again.read, again.kept) == (0, 16)
    assert contents(tmp_path) == clean


def test_the_order_of_runs_does_not_matter(seeds: Path, clean: dict[str, bytes], tmp_path: Path) -> None:
    files = sorted(map(str, seeds.glob("*")))
    run(find_seeds(files[9:]), tmp_path, Options())
    run(find_seeds(files[:9]), tmp_path, Options())
    run(find_seeds([str(seeds)]), tmp_path, Options())
    assert contents(tmp_path) == clean


def test_a_changed_article_replaces_its_claims(seeds: Path, tmp_path: Path) -> None:
    seed = tmp_path / "article.txt"
    seed.write_text(FIRST)
    run(find_seeds([str(seed)]), tmp_path / "out", Options())
    seed.write_text(SECOND)
    summary = run(find_seeds([str(seed)]), tmp_path / "out", Options())
    assert summary.corpus is not None
    assert len(summary.corpus.articles) == 1
    assert all(claim.evidence.text in SECOND for claim in summary.corpus.claims)


def test_a_removed_article_is_gone_everywhere(seeds: Path, tmp_path: Path) -> None:
    files = sorted(map(str, seeds.glob("*.txt")))
    run(find_seeds(files[:2]), tmp_path / "one", Options())
    run(find_seeds(files[:3]), tmp_path / "two", Options())
    remove([Path(files[2]).stem], tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_without_export_the_files_wait(seeds: Path, clean: dict[str, bytes], tmp_path: Path) -> None:
    for file in sorted(map(str, seeds.glob("*"))):
        assert run([*find_seeds([file])], tmp_path, Options(), export=False).corpus is None
    assert {p.name for p in tmp_path.iterdir()} == {".sayso"}
    run(find_seeds([str(seeds)]), tmp_path, Options(), export=False)
    export(tmp_path)
    assert contents(tmp_path) == clean


def test_an_article_that_was_changed_under_its_address_keeps_both_versions(tmp_path: Path) -> None:
    record = {"id": "x", "url": "https://post.example/x", "published": "2024-10-01", "text": FIRST}
    changed = record | {"text": FIRST.replace("two people", "six people"), "published": "2024-10-02"}
    old, new = (str(tmp_path / name) for name in ("old.jsonl", "new.jsonl"))
    for path, version in ((old, record), (new, changed)):
        Path(path).write_text(json.dumps(version) + "\n")
    run(find_seeds([old]), tmp_path / "out", Options())
    made = run(find_seeds([new]), tmp_path / "out", Options()).corpus
    assert made is not None
    first, second = (article.id for article in made.articles)
    assert (first, second[:2]) == ("x", "x~")
    assert [(r.article, r.of) for r in made.revisions] == [(second, first)]
    assert made.revisions[0].added
    assert made.revisions[0].dropped
    run(find_seeds([old, new]), tmp_path / "both", Options())
    assert contents(tmp_path / "both") == contents(tmp_path / "out")


def test_a_person_s_judgement_holds_until_it_is_undone(tmp_path: Path) -> None:
    seed, out = tmp_path / "a.txt", tmp_path / "out"
    seed.write_text(FIRST)
    before = run(find_seeds([str(seed)]), out, Options()).corpus
    clean = contents(out)
    assert before is not None
    names = {e.label: e.id for e in before.entities}
    judge(out, "same", names["Ana Reyes"], names["Orvel"], "M. Okoro")
    for _ in range(2):
        joined = run(find_seeds([str(seed)]), out, Options()).corpus
        assert joined is not None
        assert len(joined.entities) == len(before.entities) - 1
        assert [j.by for j in joined.judgements if j.verdict == "same"] == ["M. Okoro"]
    undo(out, names["Ana Reyes"], names["Orvel"])
    export(out)
    assert contents(out) == clean


def test_an_id_that_is_taken_is_a_rejection(tmp_path: Path) -> None:
    for folder, text in (("a", FIRST), ("b", SECOND), ("c", FIRST)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(text)
    found = list(parse_seeds(find_seeds([str(tmp_path / folder) for folder in "abc"])))
    assert [getattr(item, "reason", "article") for item in found] == ["article", "id-taken", "duplicate"]


@pytest.mark.slow
def test_a_run_killed_at_any_moment_loses_nothing(seeds: Path, clean: dict[str, bytes], tmp_path: Path) -> None:
    moments = random.Random(7)
    command = [sys.executable, "-m", "pipeline.cli", "run", str(seeds), "--out", str(tmp_path), "--workers", "2"]
    results = tmp_path / ".sayso" / "results"
    for kill in range(12):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            # Half of the kills wait for some results, so that they fall into the work and not only into the start.
            wanted = kill if kill % 2 else 0
            deadline = time.monotonic() + 60
            while len([*results.glob("*/*.json")]) < wanted and process.poll() is None:
                assert time.monotonic() < deadline
                time.sleep(0.01)
            time.sleep(moments.uniform(0, 3.0 if not wanted else 0.4))
            process.send_signal(signal.SIGKILL)
        for path in [*results.glob("*/*.json"), *tmp_path.glob("*.jsonl")]:
            for line in path.read_bytes().splitlines():
                json.loads(line)
    finished = {path: path.stat().st_mtime_ns for path in results.glob("*/*.json")}
    assert finished
    subprocess.run(command, check=True, capture_output=True)
    assert {path: path.stat().st_mtime_ns for path in finished} == finished
    assert contents(tmp_path) == clean
