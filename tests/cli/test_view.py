"""`sayso view`, with and without SPARQL."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.records import write_records
from tests.joined import JOINED


def view(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["view", *(str(word) for word in words)])


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("joined")
    write_records(JOINED, folder)
    return folder


def test_a_page_without_sparql_carries_nothing_of_it(out: Path) -> None:
    result = view(out)
    assert result.output.strip() == str(out / "graph.html")
    page = (out / "graph.html").read_text("utf-8")
    assert "wasm-unsafe-eval" not in page
    assert 'id="sparql-' not in page
    assert "@codemirror" not in page


def test_the_size_of_a_page_with_sparql_is_told(out: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "one.html", tmp_path / "two.html"
    result = view(out, "-o", first, "--with-sparql")
    assert result.exit_code == 0, result.output
    found = re.fullmatch(r"(.*), ([\d.]+) MB: ([\d.]+) MB of it for SPARQL\n", result.output)
    assert found
    assert found[1] == str(first)
    assert float(found[2]) == pytest.approx(first.stat().st_size / 1e6, abs=0.06)
    assert 2 < float(found[3]) < float(found[2])
    assert "oxigraph 0" in first.read_text("utf-8").split("Licences")[1]
    view(out, "-o", second, "--with-sparql")
    assert second.read_bytes() == first.read_bytes()


def test_a_graph_that_is_too_large_is_refused_with_what_to_do(out: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = view(out, "-o", page, "--with-sparql", "--sparql-limit", "10")
    assert result.exit_code == 3
    for words in ("statements, and a page with SPARQL takes 10", "sayso serve", "--sparql-limit"):
        assert words in result.output
    assert not page.exists()
