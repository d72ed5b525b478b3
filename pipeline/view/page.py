"""The page as one file: template, style, scripts and data, and a policy that lets nothing else in."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
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

_SCRIPTS = ("data", "state", "glyphs", "stack", "graph", "dom", "panel", "claim", "lists", "search", "filters", "main")
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
_SURROGATES = re.compile("[\ud800-\udfff]")


def render(corpus: Corpus, graph: nx.MultiDiGraph[str]) -> str:
    """The explorer page as one HTML document that asks no host for anything.

    `graph` is the projection of the RDF (node attributes `id`, `kind`, `entity_kind`, `speaker`, `label`; edge keys
    are relations). Same input, same bytes. The style sheet of vis-network is left out: it dresses
    buttons and dialogues that this page does not have.
    """
    payload, ties = collect(corpus, graph)
    network = drawing(payload.marks, ties, payload.limit)
    nodes, _, _, _, _, options = network.get_network_data()
    places = [(node["id"], node["x"], node["y"]) for node in nodes]
    picture = {"nodes": places, "options": json.loads(options), **pack_ties(ties)}
    library = _normal((files(pyvis) / _VIS).read_text("utf-8"))
    code = "\n".join(_asset(f"js/{name}.js") for name in _SCRIPTS)
    script = f'(function () {{\n"use strict";\n{code}}}());\n'
    style = _asset("page.css")
    template = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    return template.from_string(_asset("page.html")).render(
        policy=_policy((library, script), style),
        style=Markup(style),
        library=Markup(library),
        script=Markup(script),
        payload=as_data(pack(payload)),
        picture=as_data(picture),
        counts=_counts(corpus),
        version=payload.version,
        words=payload.words,
    )


def as_data(value: object) -> Markup:
    r"""A value as JSON that can stand in a script element: nothing in it ends the element or opens another.

    Lone surrogates, which no file can hold, become U+FFFD.

    >>> as_data({"a": "</script>"})
    Markup('{"a":"\\u003c/script\\u003e"}')
    """
    plain = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, separators=(",", ":"))
    safe = _SURROGATES.sub("\ufffd", plain)
    for character in "<>&\u2028\u2029":
        safe = safe.replace(character, f"\\u{ord(character):04x}")
    return Markup(safe)


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


def _normal(text: str) -> str:
    """The text as a browser reads it from HTML, where every line end is one line feed; hashes depend on it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _counts(corpus: Corpus) -> dict[str, int]:
    return {
        "articles": len(corpus.articles),
        "claims": len(corpus.claims),
        "outlets": len({a.outlet for a in corpus.articles}),
    }
