"""The drawing, by pyvis: marks with fixed places, edges, and options with physics off."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from pipeline.view.layout import Tie, stack
from pipeline.view.payload import Mark
from pipeline.view.rank import opening

_OPTIONS = {
    "autoResize": True,
    "physics": {"enabled": False, "stabilization": {"enabled": False}},
    "layout": {"improvedLayout": False, "hierarchical": {"enabled": False}},
    "nodes": {"shape": "custom", "size": 13, "physics": False, "chosen": False},
    "interaction": {
        "hover": True,
        "dragNodes": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "keyboard": {"enabled": False},
        "navigationButtons": False,
    },
}


def drawing(marks: Sequence[Mark], ties: Sequence[Tie], limit: int) -> Network:
    """The network of all marks. Those that are not in the opening view (see `opening`) are hidden."""
    near: list[set[int]] = [set() for _ in marks]
    for tie in ties:
        near[tie.head].add(tie.tail)
        near[tie.tail].add(tie.head)
    claims_of = [sum(marks[other].column == 1 for other in others) for others in near]
    shown = set(opening(marks, claims_of, limit))
    places = stack(marks, ties, range(len(marks))) | stack(marks, ties, sorted(shown))
    network = Network(directed=True)
    # Straight into the lists: `add_node` and `add_edge` search all nodes each time, which is quadratic.
    for number, mark in enumerate(marks):
        x, y = places[number]
        node = Node(number, "custom", mark.short, group=mark.kind, x=x, y=y, hidden=number not in shown)
        network.nodes.append(node.options)
    for number, tie in enumerate(ties):
        edge = Edge(tie.head, tie.tail, True, id=number, relation=tie.relation, quiet=tie.quiet)
        network.edges.append(edge.options)
    network.set_options(json.dumps(_OPTIONS))
    return network
