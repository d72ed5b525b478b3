"""The exports: every file whole or absent, and the same bytes for the same corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import networkx as nx

from pipeline.garbage import seldom
from pipeline.graph import jsonld, pictures, turtle
from pipeline.graph.nquads import Sorter
from pipeline.graph.projection import project_graphs
from pipeline.graph.rdf import articles_of, others_of
from pipeline.graph.triples import Triples
from pipeline.jsonl import atomic
from pipeline.model import Corpus


@dataclass(frozen=True, slots=True)
class Built:
    """The files that were written, and the projection (see `project`) that the last three of them hold."""

    files: tuple[Path, ...]
    graph: nx.MultiDiGraph[str]


def build(corpus: Corpus, out: Path) -> Built:
    """Write ``graph.trig``, ``.nq``, ``.ttl``, ``.jsonld``, ``.graphml``, ``.gexf``, ``.json`` (node-link) into `out`.

    The first four hold the same triples (Turtle has no named graphs: there they are one). The last three
    hold the projection as `pictures` writes it. Of the graphs of articles one at a time is in memory.
    """
    out.mkdir(parents=True, exist_ok=True)
    paths = [out / f"graph.{suffix}" for suffix in ("trig", "nq", "ttl", "jsonld", "graphml", "gexf", "json")]
    with seldom():
        others = others_of(corpus)
        with ExitStack() as files:
            trig, nquads, ttl, compact = (files.enter_context(atomic(path)) for path in paths[:4])
            terms, nodes = turtle.Writer(others), jsonld.Writer()
            lines = files.enter_context(Sorter(out))

            def written(graphs: Iterable[Triples]) -> Iterator[Triples]:
                for graph in graphs:
                    block, told = terms.graph(graph)
                    trig.write(block.encode())
                    ttl.write(told.encode())
                    compact.write(nodes.graph(graph).encode())
                    lines.add(graph)
                    yield graph

            trig.write(terms.head.encode())
            ttl.write(f"{terms.head}\n".encode())
            compact.write(nodes.head.encode())
            picture = project_graphs(written(articles_of(corpus)), others)
            for _ in written(others):
                pass
            compact.write(nodes.tail.encode())
            nquads.writelines(lines.pieces())
        for path, write in zip(paths[4:], (pictures.graphml, pictures.gexf, pictures.node_link), strict=True):
            with atomic(path) as stream:
                stream.write(write(picture))
    return Built(tuple(paths), picture)
