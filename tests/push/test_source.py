"""N-Quads as Sayso writes them: which graphs are in them, and what they hold."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

from pipeline.errors import FormatError, NotFoundError
from pipeline.graph import build
from pipeline.push import of_partitions, of_run
from pipeline.push.digests import Total
from pipeline.push.piles import Piles
from pipeline.push.source import Quads
from tests.graph.hostile import odd_corpus

GRAPH = "<https://w3id.org/sayso/graph/x>"


def quads(folder: Path, *lines: str) -> Quads:
    """A file of these lines."""
    path = folder / "some.nq"
    path.write_text("".join(lines), "utf-8")
    return Quads("some.nq", lambda: path.open("rb"))


@pytest.mark.parametrize(
    "triple",
    [
        "<a:a> <b:b> <c:c>",
        '<a:a> <b:b> "c"',
        '<a:a> <b:b> "c <d:d> ."',
        '<a:a> <b:b> "c \\" <d> ."@en',
        '<a:a> <b:b> "1"^^<http://www.w3.org/2001/XMLSchema#integer>',
        '<a:a> <b:b> ""',
    ],
)
def test_a_line_is_a_graph_and_a_triple(tmp_path: Path, triple: str) -> None:
    expected = [(GRAPH[1:-1].encode(), f"{triple} .\n".encode())]
    assert list(quads(tmp_path, f"{triple} {GRAPH} .\n").lines()) == expected
    assert list(quads(tmp_path, f"{triple} {GRAPH} .").lines()) == expected


@pytest.mark.parametrize(
    "line",
    [
        "<a:a> <b:b> <c:c> .",
        '<a:a> <b:b> "c" .',
        '<a:a> <b:b> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .',
        f"<a:a> <b:b> <c:c> {GRAPH}",
        "# a comment",
        "",
    ],
)
def test_what_is_no_quad_of_a_named_graph_is_told_with_its_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(FormatError, match=r"some\.nq, line 2: .*sayso export"):
        list(quads(tmp_path, f"<a:a> <b:b> <c:c> {GRAPH} .\n", f"{line}\n").lines())


def test_hostile_text_stays_in_its_graph(tmp_path: Path) -> None:
    build(odd_corpus(), tmp_path)
    (file,) = of_run(tmp_path)
    whole = (tmp_path / "graph.nq").read_bytes()
    rebuilt = [line[:-3] + b" <" + graph + b"> .\n" for graph, line in file.lines()]
    assert b"".join(rebuilt) == whole


def test_a_total_depends_on_the_lines_and_not_on_their_order(tmp_path: Path) -> None:
    lines = [f"<a:{n}> <b:b> <c:c> <g:{n % 3}> .\n" for n in range(30)]
    expected = quads(tmp_path, *lines).graphs()
    random.Random(1).shuffle(lines)
    assert quads(tmp_path, *lines).graphs() == expected
    assert len({str(total) for total in expected.values()}) == 3
    assert quads(tmp_path, *lines[1:]).graphs() != expected
    assert Total.of(str(expected["g:0"])) == expected["g:0"]


def test_piles_hold_the_lines_of_their_graphs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.push.piles.HELD", 40)
    piles = Piles(tmp_path, ["g:0", "g:1"])
    for number in range(12):
        piles.add(f"g:{number % 3}".encode(), f"line {number}\n".encode())
    piles.flush()
    assert piles.path("g:0").read_text() == "line 0\nline 3\nline 6\nline 9\n"
    assert piles.digest("g:1").startswith("4-")
    assert len(list(tmp_path.iterdir())) == 2


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="sayso run"):
        of_run(tmp_path)
    with pytest.raises(NotFoundError, match="sayso export --to"):
        of_partitions(str(tmp_path))


def test_a_compressed_file_that_is_cut_off_is_told(tmp_path: Path) -> None:
    packed = tmp_path / "some.nq.gz"
    whole = gzip.compress(b"".join(b"<a:%d> <b:b> <c:c> <g:g> .\n" % number for number in range(999)))
    for data in (whole[: len(whole) // 2], whole[:40] + b"\0" * 20 + whole[60:], b"no gzip"):
        packed.write_bytes(data)
        with pytest.raises(FormatError, match=r"some\.nq\.gz, line"):
            Quads("some.nq.gz", lambda: gzip.open(packed)).graphs()  # noqa: SIM115


def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "some.nq"
    path.write_bytes(b"<a:a> <b:b> <c:c> <g:\xff> .\n")
    with pytest.raises(FormatError, match="UTF-8"):
        Quads("some.nq", lambda: path.open("rb")).graphs()
