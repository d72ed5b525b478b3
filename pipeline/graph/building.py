"""The exports: every file whole or absent, and the same bytes for the same corpus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import networkx as nx

from pipeline.graph import jsonld, pictures, turtle
from pipeline.graph.facts import Facts
from pipeline.graph.projection import draw
from pipeline.graph.rdf import to_graphs
from pipeline.jsonl import write_atomic
from pipeline.model import Corpus


@dataclass(frozen=True, slots=True)
class Built:
    """The files that were written, and the projection (see `project`) that the last three of them hold."""

    files: tuple[Path, ...]
    graph: nx.MultiDiGraph[str]


def build(corpus: Corpus, out: Path) -> Built:
    """Write ``graph.trig``, ``.nq``, ``.ttl``, ``.jsonld``, ``.graphml``, ``.gexf``, ``.json`` (node-link) into `out`.

    The first four hold the same triples (Turtle has no named graphs: there they are one). The last three
    hold the projection as `pictures` writes it.
    """
    graphs = list(to_graphs(corpus))
    picture = draw(Facts.of_graphs(graphs))
    parts: tuple[tuple[str, Callable[[], bytes]], ...] = (
        ("trig", lambda: turtle.trig(graphs)),
        ("nq", lambda: turtle.nquads(graphs)),
        ("ttl", lambda: turtle.turtle(graphs)),
        ("jsonld", lambda: jsonld.dump(graphs)),
        ("graphml", lambda: pictures.graphml(picture)),
        ("gexf", lambda: pictures.gexf(picture)),
        ("json", lambda: pictures.node_link(picture)),
    )
    paths = []
    for suffix, make in parts:
        path = out / f"graph.{suffix}"
        write_atomic(path, make())
        paths.append(path)
    return Built(tuple(paths), picture)
