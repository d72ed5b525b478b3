"""Gazetteers that the user brings: SKOS (Turtle, RDF/XML and the like, by rdflib) or CSV files to entries."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import cast, get_args

from rdflib import RDF, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from pipeline.errors import FormatError
from pipeline.model import EntityKind, GazetteerEntry

RDF_FORMATS = {".ttl": "turtle", ".rdf": "xml", ".xml": "xml", ".nt": "nt"}
COLUMNS = ("id", "label", "aliases", "kind", "links")
LARGEST = 64 * 1024 * 1024
"""The largest file that is read, in bytes."""
_SHORT = (
    (re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q\d+)/?"), "wd"),
    (re.compile(r"https?://(?:sws|www)\.geonames\.org/(\d+)(?:/.*)?"), "geonames"),
)
_PREFIXED = re.compile(r"(?:wd:Q\d+|geonames:\d+|iso:[A-Z]{2}|https?://\S+)")


def load_gazetteers(paths: Iterable[Path]) -> tuple[GazetteerEntry, ...]:
    """The entries of some files, in the order of their ids; files that repeat an entry are no harm.

    A file that ends in ``.csv`` has a header with ``id`` and ``label``, and with ``aliases``, ``kind`` and ``links`` if
    they are told; lists are separated by ``;`` or ``|``. Of SKOS, each ``skos:Concept`` is an entry: prefLabel (English
    or without a language), altLabel and hiddenLabel, exactMatch and notation as links and aliases; closeMatch is no
    identity and is left out. Its kind is the notation or local name of a broader concept that is one of our kinds.

    Raises `FormatError` with the file, the line where there is one, and the remedy.
    """
    found: dict[str, GazetteerEntry] = {}
    for path in paths:
        for entry in _read(path):
            known = found.setdefault(entry.id, entry)
            if known != entry:
                raise FormatError(f"{path}: {entry.id!r} is told in two ways; give each entry an id of its own")
    return tuple(found[key] for key in sorted(found))


def _read(path: Path) -> Iterator[GazetteerEntry]:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise FormatError(f"{path}: {size} bytes are more than the {LARGEST} that a gazetteer may have; split it")
        data = path.read_bytes()
    except OSError as error:
        raise FormatError(f"{path}: {error.strerror or error}") from error
    kind = path.suffix.lower()
    if kind == ".csv":
        yield from _from_csv(path, _text(path, data))
    elif kind in RDF_FORMATS:
        yield from _from_skos(path, _text(path, data), RDF_FORMATS[kind])
    else:
        raise FormatError(f"{path}: no gazetteer; its name must end in .csv, {', '.join(RDF_FORMATS)}")


def _text(path: Path, data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise FormatError(f"{path}, line {line}: not UTF-8; save the file as UTF-8") from error
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise FormatError(f"{path}, line {line}: a null character; save the file as UTF-8")
    return text


def _from_csv(path: Path, text: str) -> Iterator[GazetteerEntry]:
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip().lower() for name in next(rows, [])]
        if not {"id", "label"} <= set(header) or not set(header) <= set(COLUMNS) or len(set(header)) != len(header):
            wanted = ",".join(COLUMNS)
            raise FormatError(f"{path}, line 1: the header must be {wanted} (id and label at least), each once")
        for row in rows:
            if any(cell.strip() for cell in row):
                yield _from_row(f"{path}, line {rows.line_num}", header, row)
    except csv.Error as error:
        raise FormatError(f"{path}, line {rows.line_num}: {error}; check the quotation marks") from error


def _from_row(where: str, header: Sequence[str], row: Sequence[str]) -> GazetteerEntry:
    if len(row) != len(header):
        raise FormatError(f"{where}: {len(row)} cells under {len(header)} headings; quote cells that hold a comma")
    cells = dict(zip(header, (cell.strip() for cell in row), strict=True))
    if not cells["id"] or not cells["label"]:
        raise FormatError(f"{where}: id and label must be told")
    links = tuple(sorted({_link(link) for link in _split(cells.get("links", ""))}))
    wrong = next((link for link in links if not _PREFIXED.fullmatch(link)), None)
    if wrong is not None:
        raise FormatError(f"{where}: no link: {wrong!r}; write wd:Q42, geonames:2643743 or an IRI")
    return GazetteerEntry(
        cells["id"],
        cells["label"],
        tuple(sorted({*_split(cells.get("aliases", ""))} - {cells["label"]})),
        _kind(where, cells.get("kind", "")),
        links,
    )


def _split(cell: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;|]", cell) if part.strip()]


def _kind(where: str, name: str) -> EntityKind | None:
    if not name:
        return None
    if name.lower() not in get_args(EntityKind):
        raise FormatError(f"{where}: no kind: {name!r}; write one of {', '.join(get_args(EntityKind))}, or nothing")
    return cast(EntityKind, name.lower())


def _from_skos(path: Path, text: str, form: str) -> Iterator[GazetteerEntry]:
    graph = Graph()
    try:
        # Entities that hold entities can grow without bound.
        if form == "xml" and "<!ENTITY" in text:
            line = text[: text.index("<!ENTITY")].count("\n") + 1
            raise FormatError(f"{path}, line {line}: it declares entities; save it as Turtle")
        graph.parse(data=text, format=form)
    except FormatError:
        raise
    except Exception as error:  # rdflib's parsers raise errors of many kinds
        lines = getattr(error, "lines", None)
        at = f", line {lines + 1}" if isinstance(lines, int) else ""
        raise FormatError(f"{path}{at}: not readable as {form}: {_first_line(error)}; check its syntax") from error
    concepts = sorted({node for node in graph.subjects(RDF.type, SKOS.Concept) if isinstance(node, URIRef)})
    if not concepts:
        raise FormatError(f"{path}: no skos:Concept in it; each entry must be one, with a skos:prefLabel")
    for concept in concepts:
        names = _names(graph, concept, SKOS.prefLabel)
        if not names:
            continue  # named in another language only
        more = {n for p in (SKOS.altLabel, SKOS.hiddenLabel, SKOS.notation) for n in _names(graph, concept, p)}
        links = {_link(str(node)) for node in graph.objects(concept, SKOS.exactMatch)}
        own = _link(str(concept))
        if own != str(concept):
            links.add(own)
        yield GazetteerEntry(
            str(concept),
            names[0],
            tuple(sorted({*names[1:], *more} - {names[0]})),
            _kind_of(graph, concept),
            tuple(sorted(link for link in links if _PREFIXED.fullmatch(link))),
        )


def _names(graph: Graph, concept: URIRef, predicate: URIRef) -> list[str]:
    """Those in English, then those of no language, each sorted."""
    found = [n for n in graph.objects(concept, predicate) if isinstance(n, Literal) and str(n).strip()]
    usual = [n for n in found if n.language is None or n.language.lower().split("-")[0] == "en"]
    return [str(n).strip() for n in sorted(usual, key=lambda n: (n.language is None, str(n)))]


def _kind_of(graph: Graph, concept: URIRef) -> EntityKind | None:
    above: set[Node] = {*graph.objects(concept, SKOS.broader), *graph.objects(concept, RDF.type)}
    for node in sorted(above, key=str):
        names = [re.split(r"[/#]", str(node))[-1], *map(str, graph.objects(node, SKOS.notation))]
        for name in names:
            if name.lower() in get_args(EntityKind):
                return cast(EntityKind, name.lower())
    return None


def _link(text: str) -> str:
    for pattern, prefix in _SHORT:
        if match := pattern.fullmatch(text):
            return f"{prefix}:{match[1]}"
    return text


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)[:200]
