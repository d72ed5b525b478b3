from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, Dataset, Literal, URIRef

from pipeline.errors import FormatError
from pipeline.graph.building import build
from pipeline.graph.loading import dataset_of, engine, load
from tests.samples import CORPUS


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own methods use what it deprecates
def test_users_see_all_graphs_at_once_through_rdflib() -> None:
    dataset = dataset_of(CORPUS)
    claim = URIRef("https://w3id.org/sayso/ns#Claim")
    assert len(set(dataset.subjects(RDF.type, claim))) == len(CORPUS.claims)
    rows = dataset.query("SELECT ?c WHERE { ?c a sayso:Claim ; sayso:polarity 'negative' }")
    assert len(list(rows)) == 2
    assert len(list(dataset.graphs())) >= 5


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_another_store_is_copied() -> None:
    dataset = Dataset()
    dataset.add((URIRef("http://x/a"), URIRef("http://x/b"), Literal("c")))
    assert len(engine(dataset)) == 1


@pytest.mark.parametrize("suffix", ["trig", "nq", "ttl", "jsonld"])
def test_a_broken_file_is_told_by_name(tmp_path: Path, suffix: str) -> None:
    build(CORPUS, tmp_path)
    whole = (tmp_path / f"graph.{suffix}").read_bytes()
    broken = tmp_path / f"broken.{suffix}"
    broken.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FormatError, match=rf"broken\.{suffix}"):
        load(broken)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("page.ttl", b"<!DOCTYPE html>\n<html></html>", "page.ttl, line 1: this is no Turtle: it is a web page"),
        ("wide.ttl", "<http://a/b> <http://a/c> 1 .".encode("utf-16"), "it is in UTF-16; save it as UTF-8"),
        ("cut.nq", b"<http://a/b> <http://a/c> <http://a/d", "it seems to be cut off"),
        ("letter.trig", b"Dear reader", "this is no TriG: Dear is not a valid subject or graph name"),
    ],
)
def test_what_a_file_is_instead_is_told(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FormatError) as found:
        load(tmp_path / name)
    assert told in str(found.value)
    assert "Parser error" not in str(found.value)


def test_the_line_of_a_mistake_is_told(tmp_path: Path) -> None:
    file = tmp_path / "x.ttl"
    file.write_text("<http://a/b> <http://a/c> 1 .\n<http://a/b> <http://a/c> .\n")
    with pytest.raises(FormatError, match=r"x\.ttl, line 2: this is no Turtle"):
        load(file)


@pytest.mark.parametrize("name", ["missing.trig", "graph.gexf", "folder.ttl"])
def test_what_is_no_rdf_file_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(FormatError, match=name):
        load(tmp_path / name)


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    file = tmp_path / "x.nq"
    file.write_bytes(b"\xff\xfe\x00\x01" * 10)
    with pytest.raises(FormatError):
        load(file)
