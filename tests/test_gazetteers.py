"""Gazetteers as files: SKOS and CSV, whole and broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import FormatError
from pipeline.gazetteers import load_gazetteers
from pipeline.model import GazetteerEntry

CSV = """id,label,aliases,kind,links
r1,Ana Reyes,A. M. Reyes; Reyes of Orvel,person,https://www.wikidata.org/wiki/Q1|geonames:7
b1,"Bank, Tamsk",,Organisation,
"""
TURTLE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://orvel.example/id/> .
:organisation a skos:Concept ; skos:prefLabel "Organisations"@en .
:b1 a skos:Concept ; skos:prefLabel "Tamsk Bank"@en, "Banque de Tamsk"@fr ; skos:altLabel "Bank of Tamsk" ;
  skos:notation "TB" ; skos:broader :organisation ; skos:exactMatch <http://www.wikidata.org/entity/Q2> ;
  skos:closeMatch <http://www.wikidata.org/entity/Q3> .
:b2 a skos:Concept ; skos:prefLabel "Banque"@fr .
"""


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_csv(tmp_path: Path) -> None:
    for text in (CSV, "\ufeff" + CSV, CSV.replace("\n", "\r\n")):
        assert load_gazetteers([write(tmp_path, "known.csv", text)]) == (
            GazetteerEntry("b1", "Bank, Tamsk", (), "organisation"),
            GazetteerEntry("r1", "Ana Reyes", ("A. M. Reyes", "Reyes of Orvel"), "person", ("geonames:7", "wd:Q1")),
        )


def test_skos(tmp_path: Path) -> None:
    found = {e.id.rsplit("/", 1)[-1]: e for e in load_gazetteers([write(tmp_path, "known.ttl", TURTLE)])}
    assert found.keys() == {"organisation", "b1"}
    bank = found["b1"]
    assert (bank.label, bank.aliases, bank.kind) == ("Tamsk Bank", ("Bank of Tamsk", "TB"), "organisation")
    assert bank.links == ("wd:Q2",)


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    one, two = write(tmp_path, "one.csv", CSV), write(tmp_path, "two.ttl", TURTLE)
    entries = load_gazetteers([one, two, one])
    assert len(entries) == 4
    assert entries == load_gazetteers([two, one])


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.csv", "name,label\n1,Ana\n", "line 1: the header must be id,label,aliases,kind,links"),
        ("a.csv", "", "line 1: the header"),
        ("a.csv", "id,label\nr1,Ana,Reyes\n", "line 2: 3 cells under 2 headings"),
        ("a.csv", "id,label\nr1,\n", "line 2: id and label must be told"),
        ("a.csv", "id,label,kind\nr1,Ana,human\n", "line 2: no kind: 'human'; write one of person"),
        ("a.csv", "id,label,links\nr1,Ana,Q42\n", "line 2: no link: 'Q42'; write wd:Q42"),
        ("a.csv", b"id,label\nr1,An\xff\n", "line 2: not UTF-8; save the file as UTF-8"),
        ("a.csv", 'id,label\nr1,"Ana\n', "check the quotation marks"),
        ("a.csv", "id,label\nr1,Ana\nr1,Luc\n", "'r1' is told in two ways"),
        ("a.ttl", "this is no Turtle", "not readable as turtle"),
        ("a.ttl", "@prefix : <https://orvel.example/> .\n:a :b :c .\n", "no skos:Concept in it"),
        ("a.rdf", "<rdf", "not readable as xml"),
        ("a.jsonld", "{}", "its name must end in .csv, .ttl"),
        ("a.rdf", "<rdf/>".encode("utf-16"), "line 1: not UTF-8"),
        ("a.rdf", "<rdf/>".encode("utf-16-le"), "line 1: a null character"),
        ("a.xlsx", "", "its name must end in .csv"),
    ],
)
def test_broken_files_are_told_with_line_and_remedy(tmp_path: Path, name: str, text: str | bytes, told: str) -> None:
    path = write(tmp_path, name, text)
    with pytest.raises(FormatError) as error:
        load_gazetteers([path])
    assert str(error.value).startswith(str(path))
    assert told in str(error.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="No such file"):
        load_gazetteers([tmp_path / "none.csv"])


def test_entities_of_xml_do_not_fill_the_memory(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20}">' for n in range(1, 12))
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    inner = '<rdf:Description rdf:about="x"><rdf:value>&e11;</rdf:value></rdf:Description>'
    text = f'<!DOCTYPE r [<!ENTITY e0 "orvel">{levels}]><rdf:RDF xmlns:rdf="{rdf}">{inner}</rdf:RDF>'
    with pytest.raises(FormatError, match="save it as Turtle"):
        load_gazetteers([write(tmp_path, "bomb.rdf", text)])
