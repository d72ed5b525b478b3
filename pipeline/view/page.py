"""The page as one file: template, style, scripts and data, and a policy that lets nothing else in."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from base64 import b64encode
from functools import cache
from importlib.resources import files

import jinja2
import msgspec
import networkx as nx
import pyvis
from markupsafe import Markup

from pipeline.model import Corpus
from pipeline.view.collect import collect
from pipeline.view.drawing import drawing
from pipeline.view.pack import pack, pack_ties

_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
_SURROGATES = re.compile("[\ud800-\udfff]")


def render(corpus: Corpus, graph: nx.MultiDiGraph[str]) -> str:
    """The explorer page as one HTML document that asks no host for anything.

    `graph` is the projection of the RDF (node attributes `id`, `kind`, `entity_kind`, `speaker`, `label`; edge keys
    are relations). Same input, same bytes. The style sheet of vis-network is left out: it dresses
    buttons and dialogues that this page does not have.
    """
    payload, ties = collect(corpus, graph)
    nodes, _, _, _, _, options = drawing(payload, ties).get_network_data()
    places = [(node["id"], node["x"], node["y"]) for node in nodes]
    picture = {"nodes": places, "options": json.loads(options), **pack_ties(ties)}
    library = _normal((files(pyvis) / _VIS).read_text("utf-8"))
    script, style = _asset("explorer.js"), _asset("explorer.css")
    template = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    return template.from_string(_asset("page.html")).render(
        policy=_policy((library, script), style),
        style=Markup(style),
        library=Markup(library),
        script=Markup(script),
        data=as_data({"page": pack(payload), "picture": picture}),
        atlas=_atlas(),
        counts=_counts(corpus),
        version=payload.version,
        licences=_asset("licences.txt"),
    )


def as_data(value: object) -> str:
    """A value as JSON, gzipped, in base64: what stands in a script element and can't end it.

    Lone surrogates, which no file can hold, become U+FFFD. The time that gzip would note is left out: same value, same
    text.
    """
    plain = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, separators=(",", ":"))
    return b64encode(gzip.compress(_SURROGATES.sub("\ufffd", plain).encode(), mtime=0)).decode()


def _policy(scripts: tuple[str, ...], style: str) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> str:
    return _normal((files("pipeline.view") / "assets" / name).read_text("utf-8"))


@cache
def _atlas() -> str:
    """The base map of the map view: countries of Natural Earth as TopoJSON, packed as the data are."""
    return as_data(json.loads(_asset("atlas.json")))


def _normal(text: str) -> str:
    """The text as a browser reads it from HTML, where every line end is one line feed; hashes depend on it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _counts(corpus: Corpus) -> dict[str, int]:
    return {
        "articles": len(corpus.articles),
        "claims": len(corpus.claims),
        "outlets": len({a.outlet for a in corpus.articles}),
    }
