"""rdflib in front of an Oxigraph store. Apart, because rdflib takes longer to import than most questions to answer."""

from __future__ import annotations

from typing import Any, cast

from oxrdflib import OxigraphStore
from oxrdflib._converter import to_ox
from pyoxigraph import Quad, RdfFormat, Store
from rdflib import Dataset

from pipeline.graph.names import NAMESPACES
from pipeline.graph.rdf import to_graphs
from pipeline.model import Corpus

_AT_ONCE = 100_000
"""So many statements are loaded together."""


def wrap(store: Store) -> Dataset:
    """An rdflib dataset over an Oxigraph store. Its default graph is the union of all, as in our queries."""
    dataset = Dataset(store=OxigraphStore(store=store), default_union=True)
    for prefix, base in NAMESPACES.items():
        dataset.bind(prefix, base)
    return dataset


def unwrap(dataset: Dataset) -> Store:
    """The Oxigraph store behind a dataset; that of another kind of dataset is a copy."""
    if isinstance(dataset.store, OxigraphStore):
        return dataset.store._inner  # oxrdflib gives no other way to its store
    copy = Store()
    copy.extend(Quad(*(cast(Any, to_ox(part)) for part in quad)) for quad in dataset.quads())
    return copy


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
