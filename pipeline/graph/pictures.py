"""The projection as GraphML, GEXF 1.2 and node-link JSON, with one element a line.

networkx has writers for all three, which take several times as long; its readers get back from these what it would have
written. In them the attribute `id` is called `record`, since the formats use ``id`` for the node itself. Characters
that XML forbids are U+FFFD in the two that are XML, and line ends are line feeds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import networkx as nx

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""What XML 1.0 has no place for (its production 2, Char)."""

_RISKY = re.compile(r"[^\u0020-!#-%'-;=?-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""What can't stand in XML as it is, in text or in a value in quotation marks."""

_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}

Value = str | int | float | bool
Row = tuple[tuple[str, ...], dict[str, Value]]
"""A node (its IRI) or an edge (head, tail, key), and its attributes."""


def node_link(graph: nx.MultiDiGraph[str]) -> bytes:
    """The JSON that `networkx.node_link_graph` reads (``edges="edges"``)."""
    nodes = [{**data, "id": node} for (node,), data in _nodes(graph)]
    edges = [{**data, "source": head, "target": tail, "key": key} for (head, tail, key), data in _edges(graph)]
    parts = [b'{"directed":true,"multigraph":true,"graph":{},\n"nodes":[', *_lines(nodes), b'],\n"edges":[']
    return b"\n".join((*parts, *_lines(edges), b"]}\n"))


def graphml(graph: nx.MultiDiGraph[str]) -> bytes:
    """GraphML. Edges have ids, since their keys differ between two nodes only and not in the whole file."""
    keys: list[str] = []
    nodes, edges = (_Names(rows, kind) for rows, kind in ((_nodes(graph), "node"), (_edges(graph), "edge")))
    for part, start in ((nodes, 0), (edges, len(nodes.types))):
        for number, (name, kind) in enumerate(part.types.items(), start):
            part.codes[name] = f'  <data key="d{number}">'
            keys.append(f' <key id="d{number}" for="{part.kind}" attr.name="{name}" attr.type="{kind}"/>\n')
    out = [
        "<?xml version='1.0' encoding='utf-8'?>\n",
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"',
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="',
        'http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n',
        *keys,
        ' <graph edgedefault="directed">\n',
    ]
    for (node,), data in _nodes(graph):
        inner = "".join(f"{nodes.codes[name]}{_text(value)}</data>\n" for name, value in data.items())
        out.append(f'  <node id="{_text(node)}">\n{inner}  </node>\n')
    for number, ((head, tail, _), data) in enumerate(_edges(graph)):
        inner = "".join(f"{edges.codes[name]}{_text(value)}</data>\n" for name, value in data.items())
        ends = f'source="{_text(head)}" target="{_text(tail)}"'
        out.append(f'  <edge {ends} id="e{number}">\n{inner}  </edge>\n')
    return "".join((*out, " </graph>\n</graphml>\n")).encode()


def gexf(graph: nx.MultiDiGraph[str]) -> bytes:
    """GEXF 1.2, without the time of writing. An edge's key in the graph is its ``networkx_key``."""
    nodes, edges = (_Names(rows, kind) for rows, kind in ((_nodes(graph), "node"), (_edges(graph), "edge")))
    nodes.types.pop("label", None)  # the format has a place of its own for it
    if edges.types:
        edges.types["networkx_key"] = "string"
    out = [
        "<?xml version='1.0' encoding='utf-8'?>\n",
        '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
        ' xsi:schemaLocation="http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd" version="1.2">\n',
        ' <graph defaultedgetype="directed" mode="static">\n',
    ]
    number = 0
    for part in (nodes, edges):
        out.append(f'  <attributes mode="static" class="{part.kind}">\n')
        for name, kind in part.types.items():
            out.append(f'   <attribute id="{number}" title="{name}" type="{kind}"/>\n')
            part.codes[name] = f'    <attvalue for="{number}" value="'
            number += 1
        out.append("  </attributes>\n")
    out.append("  <nodes>\n")
    for (node,), data in _nodes(graph):
        label = _text(data.pop("label"))
        out.append(f'   <node id="{_text(node)}" label="{label}"><attvalues>\n')
        out += [f'{nodes.codes[name]}{_text(value)}"/>\n' for name, value in data.items()]
        out.append("   </attvalues></node>\n")
    out.append("  </nodes>\n  <edges>\n")
    for count, ((head, tail, key), data) in enumerate(_edges(graph)):
        out.append(f'   <edge source="{_text(head)}" target="{_text(tail)}" id="e{count}"><attvalues>\n')
        out += [f'{edges.codes[name]}{_text(value)}"/>\n' for name, value in (*data.items(), ("networkx_key", key))]
        out.append("   </attvalues></edge>\n")
    return "".join((*out, "  </edges>\n </graph>\n</gexf>\n")).encode()


class _Names:
    """The attributes of all nodes, or of all edges: their types, and the code that stands for each in a file."""

    def __init__(self, rows: Iterable[Row], kind: str) -> None:
        self.kind = kind
        self.codes: dict[str, str] = {}
        self.types: dict[str, str] = {}
        for _, data in rows:
            if not data.keys() <= self.types.keys():
                self.types |= {name: _TYPES[type(value)] for name, value in data.items()}


def _nodes(graph: nx.MultiDiGraph[str]) -> Iterator[Row]:
    for node, data in graph.nodes(data=True):
        yield (node,), {"record" if name == "id" else name: value for name, value in data.items()}


def _edges(graph: nx.MultiDiGraph[str]) -> Iterator[Row]:
    for head, tail, key, data in graph.edges(keys=True, data=True):
        yield (head, tail, key), data


def _text(value: Value) -> str:
    """A value as XML holds it, in text or between quotation marks."""
    if not isinstance(value, str):
        return str(value).lower()
    if _RISKY.search(value) is None:
        return value
    # A reader takes every line end for a line feed (XML 1.0, 2.11), and one in an attribute for a space (3.3.3).
    value = _NOT_XML.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))
    value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return value.replace("\n", "&#10;").replace("\t", "&#9;")


def _lines(items: list[dict[str, Any]]) -> list[bytes]:
    """Items of a JSON list, one a line."""
    lines = [msgspec.json.encode(item) for item in items]
    return [line + b"," for line in lines[:-1]] + lines[-1:]
