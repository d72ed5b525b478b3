"""RDF datasets: from records, from files. rdflib's `Dataset` in front, an Oxigraph store behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol, TypeAlias, cast

from pyoxigraph import RdfFormat, Store

from pipeline.errors import FormatError

if TYPE_CHECKING:
    from rdflib import Dataset

    from pipeline.graph.disk import Lock
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


class Readable(Protocol):
    """A stream of bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes more."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A store that is open for reading: in memory, or in `folder`, which nobody deletes while `lock` is there."""

    store: Store
    lock: Lock | None = None
    folder: Path | None = None


Graph: TypeAlias = "Dataset | Store | Kept"
"""What can be asked: a dataset of rdflib, or the store alone, which needs no rdflib."""


def wrap(store: Store) -> Dataset:
    """An rdflib dataset over an Oxigraph store. Its default graph is the union of all, as in our queries."""
    return cast("Dataset", import_module("pipeline.graph.facing").wrap(store))


def engine(graph: Graph) -> Store:
    """The Oxigraph store of a graph; that of a dataset which has another kind of store is a copy."""
    if isinstance(graph, Store):
        return graph
    if isinstance(graph, Kept):
        return graph.store
    return cast(Store, import_module("pipeline.graph.facing").unwrap(graph))


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
    return cast("Dataset", import_module("pipeline.graph.facing").dataset_of(corpus))


def load(path: Path | str) -> Dataset:
    """The dataset in an RDF file, as by `load_store`."""
    return wrap(load_store(path))


def load_store(path: Path | str) -> Store:
    """The store of an RDF file, in memory; its format is known by its suffix.

    Raises `FormatError`, with file and line, for what can't be read.

    >>> load_store("graph.graphml")
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
    return store


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
