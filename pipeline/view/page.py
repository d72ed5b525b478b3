"""The page as one file: template, style, scripts and data, and a policy that lets nothing else in."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import jinja2
import networkx as nx
import pyvis
from markupsafe import Markup

from pipeline.model import Corpus
from pipeline.view.collect import collect, release
from pipeline.view.drawing import drawing, main_scene
from pipeline.view.embed import as_data, asset, normal
from pipeline.view.layout import Scene
from pipeline.view.pack import pack, pack_ties
from pipeline.view.sparql import Embedded

_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"


def render(corpus: Corpus, graph: nx.MultiDiGraph[str], sparql: Embedded | None = None) -> str:
    """The explorer page as one HTML document that asks no host for anything.

    `graph` is the projection of the RDF (node attributes `id`, `kind`, `entity_kind`, `speaker`, `label`; edge keys
    are relations). With `sparql` the page has an editor that asks the graph inside it. Same input, same bytes. The
    style sheet of vis-network is left out: it dresses buttons and dialogues that this page does not have.
    """
    payload, ties = collect(corpus, graph)
    nodes, _, _, _, _, options = drawing(main_scene(payload, ties), payload.marks).get_network_data()
    places = [(node["id"], node["x"], node["y"]) for node in nodes]
    picture = {"nodes": places, "options": json.loads(options), **pack_ties(ties)}
    counts = {"articles": len(corpus.articles), "claims": len(corpus.claims)}
    return _page(as_data({"page": pack(payload), "picture": picture}), counts, sparql=sparql)


def served(counts: Mapping[str, int], source: str) -> str:
    """The explorer page without data: it asks the server for the part that is looked at, at addresses that begin with
    `source` (see `pipeline.view.index`). `counts`: how many ``articles`` and ``claims`` there are.
    """
    _, _, _, _, _, options = drawing(Scene((), ()), ()).get_network_data()
    return _page(as_data(json.loads(options)), counts, source=source)


def _page(data: str, counts: Mapping[str, int], sparql: Embedded | None = None, source: str | None = None) -> str:
    library = normal((files(pyvis) / _VIS).read_text("utf-8"))
    script, style = asset("explorer.js"), asset("explorer.css")
    template = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    return template.from_string(asset("page.html")).render(
        policy=_policy((library, script), (style,), sparql, source is not None),
        style=Markup(style),
        library=Markup(library),
        script=Markup(script),
        data=data,
        atlas=_atlas(),
        counts=counts,
        version=release(),
        licences=asset("licences.txt"),
        sparql=sparql,
        source=source,
    )


def _policy(scripts: tuple[str, ...], styles: tuple[str, ...], sparql: Embedded | None, served: bool) -> str:
    """Scripts and styles by their hashes. With SPARQL, also a worker that the page makes of its own text (it is held to
    this policy too) and WebAssembly in it; still nothing that evaluates text, and no host. A served page may ask the
    host that it is from.
    """
    asks = " connect-src 'self';" if served else ""
    workers = ""
    if sparql is not None:
        scripts, styles, workers = (*scripts, sparql.script), (*styles, sparql.style), " worker-src blob:;"
    allowed = " ".join(_hash(script) for script in scripts) + (" 'wasm-unsafe-eval'" if sparql else "")
    return (
        f"default-src 'none'; script-src {allowed}; style-src {' '.join(_hash(style) for style in styles)};"
        f"{workers}{asks} img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _atlas() -> str:
    """The base map of the map view: countries of Natural Earth as TopoJSON, packed as the data are."""
    return as_data(json.loads(asset("atlas.json")))
