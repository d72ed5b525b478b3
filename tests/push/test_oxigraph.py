"""Graphs are pushed to a real Oxigraph server, and stand there as they are here."""

from __future__ import annotations

import gzip
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, parse

from pipeline.cli import main
from pipeline.errors import SaysoError
from pipeline.graph import build, load
from pipeline.graph.names import NAMESPACES
from pipeline.graph.questions import Question, ask, list_questions
from pipeline.model import Corpus
from pipeline.partitions.export import export
from pipeline.push import GraphStore, Patience, Pushed, Remembered, of_run, push
from tests.fold.newsroom import results
from tests.joined import JOINED, STORY
from tests.partitions.conftest import keep
from tests.push.oxigraph import BINARY, Oxigraph, running
from tests.samples import ONE, REYES

pytestmark = pytest.mark.skipif(BINARY is None, reason="there is no oxigraph server here")

JOINED_GRAPHS = {f"https://w3id.org/sayso/graph/{name}" for name in ("entities", "events", "provenance")}
HASTY = Patience(timeout=20, attempts=3, first=0.05)
GIVEN = {"name": REYES.label, "event": STORY.id}
TERMS = {"name": f"<https://w3id.org/sayso/entity/{REYES.id}>", "event": f"<https://w3id.org/sayso/event/{STORY.id}>"}
"""What parameters are given that must be given, as text and as terms."""


def article(key: str) -> str:
    """The graph of an article."""
    return f"https://w3id.org/sayso/article/{key}"


def nquads(out: Path) -> set[str]:
    """The quads of a run."""
    return {str(quad) for quad in parse((out / "graph.nq").read_bytes(), RdfFormat.N_QUADS)}


def pushed(out: Path, to: Oxigraph, everything: bool = False, dry_run: bool = False) -> Pushed:
    """Push a run to a server."""
    with closing(Remembered(out / "push", to.address)) as known, closing(GraphStore(to.address, None, HASTY)) as store:
        return push(of_run(out), store, known, everything, dry_run)


def many(count: int) -> Corpus:
    """A corpus of so many small articles."""
    return Corpus(tuple(replace(ONE, id=f"article-{n:03}", title=f"Article {n}") for n in range(count)))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Oxigraph]:
    """An empty server."""
    with running(tmp_path / "oxigraph") as found:
        yield found


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The folder of a run with all that joining adds."""
    build(JOINED, tmp_path / "out")
    return tmp_path / "out"


def test_each_graph_is_there_as_it_is_here(out: Path, server: Oxigraph) -> None:
    done = pushed(out, server)
    ours = nquads(out)
    assert server.dump() == ours
    for graph in server.graphs():
        end = f" <{graph}>"
        assert server.graph(graph) == {quad.removesuffix(end) for quad in ours if quad.endswith(end)}
    assert done == Pushed(len(server.graphs()), 0, 0)
    assert pushed(out, server) == Pushed(0, 0, done.sends)
    assert pushed(out, server, everything=True) == Pushed(done.sends, 0, 0)
    assert server.dump() == ours


def written(question: Question, terms: dict[str, str]) -> str:
    """The SPARQL of a question with the terms of its parameters in it: the protocol has no way to bind variables."""
    text = question.text
    for name, term in terms.items():
        text = re.sub(rf"^(\s*(?:SELECT|GROUP BY).*?) \?{name}\b", r"\1", text, flags=re.MULTILINE)
        text = re.sub(rf"\?{name}\b", term.replace("\\", r"\\"), text)
    return "".join(f"PREFIX {prefix}: <{base}>\n" for prefix, base in NAMESPACES.items()) + text


def test_the_shipped_questions_are_answered_as_here(out: Path, server: Oxigraph) -> None:
    pushed(out, server)
    here, answered = load(out / "graph.nq"), 0
    for question in list_questions():
        given = {p.name: GIVEN[p.type] for p in question.parameters if p.default is None}
        terms = {p.name: f'"{p.default}"' for p in question.parameters if p.default is not None}
        terms |= {p.name: TERMS[p.type] for p in question.parameters if p.default is None}
        table = ask(here, question.name, given)
        expected = [[None if cell is None else cell.value for cell in row] for row in table.rows]
        rows = server.select(written(question, terms))
        found = [[row[column]["value"] if column in row else None for column in table.columns] for row in rows]
        assert sorted(map(repr, found)) == sorted(map(repr, expected)), question.name
        answered += bool(found)
    assert answered >= 17


def test_of_a_changed_article_its_graph_is_sent_and_what_is_joined(out: Path, server: Oxigraph) -> None:
    first = pushed(out, server)
    changed = tuple(replace(a, title="Another title") if a.id == ONE.id else a for a in JOINED.articles)
    build(replace(JOINED, articles=changed), out)
    planned = pushed(out, server, dry_run=True)
    assert article(ONE.id) in planned.sent
    assert set(planned.sent) <= {article(ONE.id)} | JOINED_GRAPHS
    assert server.dump() != nquads(out)
    done = pushed(out, server)
    assert (done.sends, done.deletes, done.unchanged) == (planned.sends, 0, first.sends - planned.sends)
    assert server.dump() == nquads(out)


def test_graphs_that_go_are_deleted_and_those_of_others_are_left(out: Path, server: Oxigraph) -> None:
    with closing(GraphStore(server.address)) as other:
        (out / "theirs.nt").write_text("<https://a.example/> <https://b.example/> <https://c.example/> .\n")
        other.put("https://theirs.example/graph", out / "theirs.nt")
    build(many(5), out)
    pushed(out, server)
    build(many(3), out)
    planned = pushed(out, server, dry_run=True)
    assert planned.deleted == (article("article-003"), article("article-004"))
    assert pushed(out, server).deletes == 2
    theirs = "<https://a.example/> <https://b.example/> <https://c.example/> <https://theirs.example/graph>"
    assert server.dump() == nquads(out) | {theirs}
    assert pushed(out, server) == Pushed(0, 0, planned.unchanged + planned.sends)


def test_a_server_that_is_killed_in_mid_push_ends_with_the_same_state(out: Path, server: Oxigraph) -> None:
    build(many(200), out)

    def killed(step: str, done: int, total: int | None) -> None:
        if (step, done) == ("send", 60):
            server.kill()

    with (
        closing(Remembered(out / "push", server.address)) as known,
        closing(GraphStore(server.address, None, HASTY)) as store,
        pytest.raises(SaysoError, match="push again"),
    ):
        push(of_run(out), store, known, progress=killed)
    server.start()
    again = pushed(out, server)
    assert 60 <= again.unchanged < 203
    assert server.dump() == nquads(out)
    assert len(server.graphs()) >= 201


KILLED = """
import os, signal, sys
from pathlib import Path
from pipeline.push import Address, GraphStore, Remembered, of_run, push
def progress(step, done, total):
    if (step, done) == ("send", int(sys.argv[3])):
        os.kill(os.getpid(), signal.SIGKILL)
address, out = Address.of(sys.argv[1]), Path(sys.argv[2])
push(of_run(out), GraphStore(address), Remembered(out / "push", address), progress=progress)
"""


@pytest.mark.parametrize("sent", [0, 1, 25])
def test_a_push_that_is_killed_is_carried_on(out: Path, server: Oxigraph, sent: int) -> None:
    build(many(40), out)
    command = [sys.executable, "-c", KILLED, str(server.address), str(out), str(sent)]
    ended = subprocess.run(command, timeout=60, check=False, env={**os.environ, "PYTHONPATH": str(Path.cwd())})
    assert ended.returncode == -signal.SIGKILL
    assert pushed(out, server).unchanged == max(sent - 1, 0) + (sent > 0)
    assert server.dump() == nquads(out)
    assert [path for path in (out / "push").iterdir() if path.name.endswith(".part")] == []


def test_a_server_that_lost_its_data_gets_all_again(out: Path, server: Oxigraph, tmp_path: Path) -> None:
    first = pushed(out, server)
    server.kill()
    server.folder = tmp_path / "another"
    server.start()
    assert pushed(out, server) == Pushed(first.sends, 0, 0, renewed=True)
    assert server.dump() == nquads(out)


def test_the_command_pushes_a_run_and_partitions(server: Oxigraph, out: Path) -> None:
    run = CliRunner().invoke
    listed = run(main, ["push", str(server.address), "--out", str(out), "--dry-run"])
    assert listed.exit_code == 0, listed.output
    assert f"send\t{article(ONE.id)}" in listed.output
    assert server.graphs() == []
    done = run(main, ["push", str(server.address), "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert "deleted" in done.output
    assert server.dump() == nquads(out)
    missing = run(main, ["push", str(server.address), "--out", str(out), "--from", str(out / "nothing")])
    assert missing.exit_code == 2
    assert "sayso export --to" in missing.output


def test_partitions_are_pushed_as_a_whole_run_is(server: Oxigraph, tmp_path: Path) -> None:
    run, parts = tmp_path / "run", tmp_path / "parts"
    push_parts = ["push", str(server.address), "--out", str(run), "--from", str(parts)]
    for names in (set(results()), set(results()) - {"vote"}):
        keep(run, {name: part for name, part in results().items() if name in names})
        export(run, str(parts), ("nquads",), 3, packed=True)
        done = CliRunner().invoke(main, push_parts)
        assert done.exit_code == 0, done.output
        lines = b"".join(gzip.decompress(path.read_bytes()) for path in parts.glob("quads/*/*.nq.gz"))
        assert server.dump() == {str(quad) for quad in parse(lines, RdfFormat.N_QUADS)}
        assert {article(name) for name in names} == set(server.graphs()) - JOINED_GRAPHS
    assert "2 graphs sent, 1 deleted, 8 as they were" in done.output, "entities and events"
