"""RDF datasets: from records, from files. rdflib's `Dataset` in front, an Oxigraph store behind it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO, Any, Protocol, cast

from oxrdflib import OxigraphStore
from oxrdflib._converter import to_ox
from pyoxigraph import Quad, RdfFormat, Store
from rdflib import Dataset

from pipeline.errors import FormatError
from pipeline.graph.names import NAMESPACES
from pipeline.graph.rdf import to_graphs
from pipeline.model import Corpus

_PLACE = re.compile(r"^Parser error at line \d+ (?:between columns \d+ and \d+|column \d+): ")

_FORMATS = {
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".ttl": RdfFormat.TURTLE,
    ".jsonld": RdfFormat.JSON_LD,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
}


_AT_ONCE = 100_000
"""How many triples are loaded together."""


class Readable(Protocol):
    """A stream of bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes more."""


def wrap(store: Store) -> Dataset:
    """An rdflib dataset over an Oxigraph store. Its default graph is the union of all, as in our queries."""
    dataset = Dataset(store=OxigraphStore(store=store), default_union=True)
    for prefix, base in NAMESPACES.items():
        dataset.bind(prefix, base)
    return dataset


def engine(dataset: Dataset) -> Store:
    """The Oxigraph store behind a dataset; that of another kind of dataset is a copy."""
    if isinstance(dataset.store, OxigraphStore):
        return dataset.store._inner  # oxrdflib gives no other way to its store
    copy = Store()
    copy.extend(Quad(*(cast(Any, to_ox(part)) for part in quad)) for quad in dataset.quads())
    return copy


def _why(path: Path, message: str) -> str:
    """What a parser has against a file, with what is most likely behind it."""
    told = _PLACE.sub("", message)
    start = path.read_bytes()[:200].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "it is a web page"
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "it is in UTF-16; save it as UTF-8"
    if "end of file" in told.lower():
        return f"{told}: it seems to be cut off; make or copy it anew"
    return told


def dataset_of(corpus: Corpus) -> Dataset:
    """The graph of a corpus, in memory."""
    store, waiting = Store(), 0
    lines: list[str] = []
    for graph in to_graphs(corpus):
        lines += graph.lines()
        waiting += len(graph)
        if waiting > _AT_ONCE:
            _take(store, lines)
            waiting = 0
    _take(store, lines)
    return wrap(store)


def _take(store: Store, lines: list[str]) -> None:
    """Load lines of N-Quads: the engine reads them faster than objects for them could be made."""
    store.bulk_load("".join(lines).encode(), RdfFormat.N_QUADS, lenient=True)
    lines.clear()


def load(path: Path | str) -> Dataset:
    """The dataset in an RDF file; its format is known by its suffix.

    Raises `FormatError`, with file and line, for what can't be read.

    >>> load("graph.graphml")
    Traceback (most recent call last):
    pipeline.errors.FormatError: graph.graphml: not RDF; give a file that ends in .trig, .nq, .ttl, .jsonld, .nt, .rdf
    """
    path = Path(path)
    kind = _FORMATS.get(path.suffix.lower())
    if kind is None:
        raise FormatError(f"{path}: not RDF; give a file that ends in {', '.join(_FORMATS)}")
    store = Store()
    try:
        with path.open("rb") as stream:
            fill(store, path, stream)
    except OSError as error:
        raise FormatError(f"{path}: {error.strerror or error}") from error
    return wrap(store)


def fill(store: Store, path: Path, stream: Readable) -> None:
    """Load the file at `path`, open as `stream`, into a store.

    Raises `FormatError`, with file and line, for what can't be read.
    """
    kind = _FORMATS[path.suffix.lower()]
    try:
        store.bulk_load(cast(IO[bytes], stream), kind)
        store.flush()
    except SyntaxError as error:
        where = f", line {error.lineno}" if error.lineno else ""
        raise FormatError(f"{path}{where}: this is no {kind.name}: {_why(path, error.msg)}") from error
    except ValueError as error:
        raise FormatError(f"{path}: {error}") from error
