"""The projection as GraphML, GEXF 1.2 and node-link JSON, with one element a line.

networkx has writers for all three, which take several times as long; its readers get back from these what it would have
written. In them the attribute `id` is called `record`, since the formats use ``id`` for the node itself. Characters
that XML forbids are U+FFFD in the two that are XML, and line ends are line feeds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec
import networkx as nx

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""What XML 1.0 has no place for (its production 2, Char)."""

_RISKY = re.compile(r"[^\u0020-!#-%'-;=?-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""What can't stand in XML as it is, in text or in a value in quotation marks."""

_TITLES = {"id": "record"}
"""Attributes that are called otherwise in files."""

_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}

Value = str | int | float | bool


def node_link(graph: nx.MultiDiGraph[str]) -> bytes:
    """The JSON that `networkx.node_link_graph` reads (``edges="edges"``)."""
    nodes = ({**_renamed(data), "id": node} for node, data in graph.nodes(data=True))
    edges = ({**data, "source": head, "target": tail, "key": key} for head, tail, key, data in _edges(graph))
    parts = [b'{"directed":true,"multigraph":true,"graph":{},\n"nodes":[', *_lines(nodes), b'],\n"edges":[']
    return b"\n".join((*parts, *_lines(edges), b"]}\n"))


def graphml(graph: nx.MultiDiGraph[str]) -> bytes:
    """GraphML. Edges have ids, since their keys differ between two nodes only and not in the whole file."""
    nodes, edges = _types(data for _, data in graph.nodes(data=True)), _types(data for *_, data in _edges(graph))
    keys: list[str] = []
    codes: list[dict[str, str]] = []
    for part, types in (("node", nodes), ("edge", edges)):
        codes.append({})
        for name, kind in types.items():
            number = f"d{len(keys)}"
            keys.append(
                f' <key id="{number}" for="{part}" attr.name="{_TITLES.get(name, name)}" attr.type="{kind}"/>\n'
            )
            codes[-1][name] = f'  <data key="{number}">%s</data>\n'
    out = [
        "<?xml version='1.0' encoding='utf-8'?>\n",
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"',
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="',
        'http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n',
        *keys,
        ' <graph edgedefault="directed">\n',
    ]
    text = _Texts()
    node_rows = _Rows('  <node id="%s">\n', codes[0], "  </node>\n")
    edge_rows = _Rows('  <edge source="%s" target="%s" id="e%s">\n', codes[1], "  </edge>\n")
    out += [node_rows.of(data) % (text[node], *text.all(data)) for node, data in graph.nodes(data=True)]
    out += [
        edge_rows.of(data) % (text[head], text[tail], number, *text.all(data))
        for number, (head, tail, _, data) in enumerate(_edges(graph))
    ]
    return "".join((*out, " </graph>\n</graphml>\n")).encode()


def gexf(graph: nx.MultiDiGraph[str]) -> bytes:
    """GEXF 1.2, without the time of writing. An edge's key in the graph is its ``networkx_key``."""
    nodes, edges = _types(data for _, data in graph.nodes(data=True)), _types(data for *_, data in _edges(graph))
    nodes.pop("label", None)  # the format has a place of its own for it
    if edges:
        edges["networkx_key"] = "string"
    out = [
        "<?xml version='1.0' encoding='utf-8'?>\n",
        '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
        ' xsi:schemaLocation="http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd" version="1.2">\n',
        ' <graph defaultedgetype="directed" mode="static">\n',
    ]
    number = 0
    codes: list[dict[str, str]] = []
    for part, types in (("node", nodes), ("edge", edges)):
        out.append(f'  <attributes mode="static" class="{part}">\n')
        codes.append({})
        for name, kind in types.items():
            out.append(f'   <attribute id="{number}" title="{_TITLES.get(name, name)}" type="{kind}"/>\n')
            codes[-1][name] = f'    <attvalue for="{number}" value="%s"/>\n'
            number += 1
        out.append("  </attributes>\n")
    out.append("  <nodes>\n")
    text = _Texts()
    codes[0]["label"] = ""
    node_rows = _Rows('   <node id="%s" label="%s"><attvalues>\n', codes[0], "   </attvalues></node>\n")
    edge_rows = _Rows('   <edge source="%s" target="%s" id="e%s"><attvalues>\n', codes[1], "   </attvalues></edge>\n")
    for node, data in graph.nodes(data=True):
        label = data["label"]
        rest = {name: value for name, value in data.items() if name != "label"}
        out.append(node_rows.of(rest) % (text[node], text[label], *text.all(rest)))
    out.append("  </nodes>\n  <edges>\n")
    for count, (head, tail, key, data) in enumerate(_edges(graph)):
        row = {**data, "networkx_key": key}
        out.append(edge_rows.of(row) % (text[head], text[tail], count, *text.all(row)))
    return "".join((*out, "  </edges>\n </graph>\n</gexf>\n")).encode()


class _Rows:
    """How nodes or edges are written: `head`, a code for each attribute that there is, `tail`; ``%s`` for values."""

    def __init__(self, head: str, codes: Mapping[str, str], tail: str) -> None:
        self._head, self._codes, self._tail = head, codes, tail
        self._known: dict[tuple[str, ...], str] = {}

    def of(self, data: Mapping[str, Value]) -> str:
        """The pattern of a row with these attributes."""
        names = tuple(data)
        found = self._known.get(names)
        if found is None:
            found = self._known[names] = "".join((self._head, *(self._codes[name] for name in names), self._tail))
        return found


class _Texts(dict[str, str]):
    """Strings as XML holds them, in text or between quotation marks."""

    def __missing__(self, value: str) -> str:
        found = self[value] = _text(value)
        return found

    def all(self, data: Mapping[str, Value]) -> list[str]:
        """The values of some attributes."""
        return [self[value] if value.__class__ is str else str(value).lower() for value in data.values()]


def _types(rows: Iterable[Mapping[str, Value]]) -> dict[str, str]:
    """The attributes of all nodes, or of all edges, and their types."""
    types: dict[str, str] = {}
    for data in rows:
        if not data.keys() <= types.keys():
            types |= {name: _TYPES[type(value)] for name, value in data.items()}
    return types


def _renamed(data: Mapping[str, Value]) -> dict[str, Value]:
    return {_TITLES.get(name, name): value for name, value in data.items()}


def _edges(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str, str, dict[str, Value]]]:
    for head, beside in graph.adjacency():
        for tail, several in beside.items():
            for key, data in several.items():
                yield head, tail, key, data


def _text(value: str) -> str:
    if _RISKY.search(value) is None:
        return value
    # A reader takes every line end for a line feed (XML 1.0, 2.11), and one in an attribute for a space (3.3.3).
    value = _NOT_XML.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))
    value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return value.replace("\n", "&#10;").replace("\t", "&#9;")


def _lines(items: Iterable[dict[str, Value]]) -> list[bytes]:
    """Items of a JSON list, one a line."""
    lines = [msgspec.json.encode(item) for item in items]
    return [line + b"," for line in lines[:-1]] + lines[-1:]
