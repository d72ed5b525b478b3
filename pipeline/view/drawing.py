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
    """The network of the marks in the opening view (see `opening`), each at its place.

    The edges are those between them. The page's script knows all other marks and edges from the payload and
    draws them when they are asked for: a network of thousands of hidden ones is slow to open.
    """
    near: list[set[int]] = [set() for _ in marks]
    for tie in ties:
        near[tie.head].add(tie.tail)
        near[tie.tail].add(tie.head)
    claims_of = [sum(marks[other].column == 1 for other in others) for others in near]
    shown = sorted(opening(marks, claims_of, limit))
    places = stack(marks, ties, shown)
    network = Network(directed=True)
    # Straight into the lists: `add_node` and `add_edge` search all nodes each time, which is quadratic.
    for number in shown:
        x, y = places[number]
        network.nodes.append(Node(number, "custom", None, group=marks[number].kind, x=x, y=y).options)
    for number, tie in enumerate(ties):
        if tie.head in places and tie.tail in places:
            network.edges.append(Edge(tie.head, tie.tail, True, id=number).options)
    network.set_options(json.dumps(_OPTIONS))
    return network
