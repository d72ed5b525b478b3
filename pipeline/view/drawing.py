"""The drawing, by pyvis: marks with fixed places, edges, and options with physics off."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from pipeline.view.layout import Scene, Tie, scene_of, stack
from pipeline.view.overview import main_events
from pipeline.view.payload import Mark, Payload
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


def main_scene(payload: Payload, ties: Sequence[Tie]) -> Scene:
    """What the page opens on: the main events (see `main_events`), or without events who says what (see `opening`)."""
    scene = main_events(payload)
    return scene if scene.items else _who_says_what(payload, ties)


def drawing(scene: Scene, marks: Sequence[Mark]) -> Network:
    """The network of a scene, each mark at its place.

    The page's script knows all other marks and edges from the payload and draws them when they are asked for: a
    network of thousands of hidden ones is slow to open.
    """
    places = stack(scene)
    network = Network(directed=True)
    # Straight into the lists: `add_node` and `add_edge` search all nodes each time, which is quadratic.
    for item in scene.items:
        x, y = places[item.number]
        network.nodes.append(Node(item.number, "custom", None, group=marks[item.number].kind, x=x, y=y).options)
    for number, tie in enumerate(scene.ties):
        network.edges.append(Edge(tie.head, tie.tail, True, id=number).options)
    network.set_options(json.dumps(_OPTIONS))
    return network


def _who_says_what(payload: Payload, ties: Sequence[Tie]) -> Scene:
    marks = payload.marks
    near: list[set[int]] = [set() for _ in marks]
    for tie in ties:
        near[tie.head].add(tie.tail)
        near[tie.tail].add(tie.head)
    claims_of = [sum(marks[other].column == 1 for other in others) for others in near]
    return scene_of(marks, ties, set(opening(marks, claims_of, payload.limit)))
