"""SPARQL inside the page: the graph, Oxigraph's WebAssembly build, and what the editor knows.

A page has this only where it was asked for: it makes the file some two megabytes larger, and the graph comes on top.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pyoxigraph import NamedNode, RdfFormat, Store

from pipeline.errors import TooLargeError
from pipeline.graph import ontology, questions
from pipeline.graph.names import NAMESPACES, RDF, RDFS
from pipeline.graph.naming import EVENTS, NAMED
from pipeline.graph.querying import show
from pipeline.graph.rdf import to_graphs
from pipeline.graph.terms import Node
from pipeline.graph.triples import Triples
from pipeline.graph.turtle import trig
from pipeline.model import Corpus
from pipeline.view.embed import as_data, asset, packed

LIMIT = 1_500_000
"""The most statements that a page holds unless it is told otherwise: a browser wants 1.2 GB and half a minute then."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """What a page with SPARQL carries beside the rest.

    `style` and `script` are the view's and stand in the page as they are; `worker` is a script that the view starts in
    the background. `graph` (TriG), `engine` (WebAssembly) and `about` (JSON) are as `embed.packed` makes them.
    """

    style: str
    script: str
    worker: str
    graph: str
    engine: str
    about: str
    licences: str
    statements: int

    @property
    def size(self) -> int:
        """How many bytes of the page are these."""
        parts = (self.style, self.script, self.worker, self.graph, self.engine, self.about, self.licences)
        return sum(len(part.encode()) for part in parts)


def embedded(corpus: Corpus, limit: int = LIMIT) -> Embedded:
    """All that a page needs to ask the corpus in SPARQL: every statement in its named graph, as in ``graph.trig``.

    Raises `TooLargeError` where there are more than `limit` statements. Same corpus, same bytes.
    """
    graphs = list(to_graphs(corpus))
    statements = sum(map(len, graphs))
    if statements > limit:
        raise TooLargeError(
            f"the graph has {statements:,} statements, and a page with SPARQL takes {limit:,}: a browser would want "
            f"some {statements * 0.75e-6:.1f} GB and {statements * 15e-6:.0f} seconds to load them. "
            "Ask it with sayso serve or sayso query, or raise the limit with --sparql-limit"
        )
    return Embedded(
        style=asset("explorer-sparql.css"),
        script=asset("explorer-sparql.js"),
        worker=asset("sparql-worker.js"),
        graph=packed(trig(graphs)),
        engine=_engine(),
        about=as_data(_about(graphs, statements)),
        licences=asset("licences-sparql.txt"),
        statements=statements,
    )


@cache
def _engine() -> str:
    return packed((files("pipeline.view") / "assets" / "oxigraph.wasm").read_bytes())


def _about(graphs: list[Triples], statements: int) -> dict[str, object]:
    return {
        "statements": statements,
        "prefixes": NAMESPACES,
        "questions": [[q.name, q.title, q.sentence, q.text] for q in questions.list_questions()],
        # Whom and which event a parameter means is found in the page as `graph.naming` finds it.
        "named": NAMED,
        "events": EVENTS,
        "terms": _terms(graphs),
    }


def _terms(graphs: list[Triples]) -> list[list[str]]:
    """Prefixed names that may be typed, with what they are called: the ontology's own, and what else the graph uses."""
    store = Store()
    for file in ("sayso.ttl", "plover.ttl"):
        store.load(ontology.read(file), RdfFormat.TURTLE)
    own = (NAMESPACES["sayso"], NAMESPACES["plover"])
    called = {
        show(quad.subject): show(quad.object)
        for quad in store.quads_for_pattern(None, RDFS.label.named, None)
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(own)
    }
    used: set[Node] = set()
    for graph in graphs:
        for _, about in graph.nodes():
            used.update(about)
            types = about.get(RDF.type, ())
            used.update(map(Node, (types,) if isinstance(types, str) else types))
    shown = {show(term.named) for term in used}
    names = sorted(called.keys() | {name for name in shown if not name.startswith("<")})
    return [[name, called.get(name, "")] for name in names]
