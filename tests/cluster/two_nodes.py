"""A Ray cluster of two nodes on this machine, and what is done to it: run in a process of its own by the tests.

`python -m tests.cluster.two_nodes FAULT SEEDS OUT` reads SEEDS into OUT with ``run``, after FAULT: ``none``,
``worker`` (a process that reads is killed when the first result is there) or ``node`` (then the second node is, with
all its processes). Prints one line of JSON: how many articles were read, and which nodes have given results.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.cluster import extract
from pipeline.cluster.backend import OnRay
from pipeline.cluster.library import ray as ray_library
from pipeline.cluster.session import Cluster, joined
from pipeline.model import Article
from pipeline.options import Options
from pipeline.remote import find_all
from pipeline.run import run
from pipeline.workers import Lost


class Told(extract.Reader):
    """Notes which process has read what, in a file for each."""

    def read(self, key: str, article: bytes) -> bytes:
        """As it is, with a note before."""
        node = ray_library().get_runtime_context().get_node_id()
        Path(os.environ["SAYSO_NOTES"], f"{node}.{os.getpid()}").open("a").write(f"{key}\n")
        return super().read(key, article)


class Disturbed(OnRay):
    """The backend, with a fault after the first result."""

    def __init__(self, options: Options, cluster: Cluster, fault: str, nodes: Any, second: Any) -> None:
        super().__init__(options, cluster)
        self._given = (options, cluster)
        self._fault, self._nodes, self._second = fault, nodes, second

    def extract(self, pending: Iterable[tuple[str, Article]], total: int) -> Iterator[tuple[str, bytes | Lost]]:
        """The results, in spite of all."""
        for number, result in enumerate(extract.extract_all(pending, *self._given, reader=Told)):
            if number == 0:
                self._disturb()
            yield result

    def _disturb(self) -> None:
        if self._fault == "worker":
            here = ray_library().get_runtime_context().get_node_id()
            notes = sorted(Path(os.environ["SAYSO_NOTES"]).iterdir(), key=lambda note: note.name.startswith(here))
            os.kill(int(notes[0].suffix[1:]), signal.SIGKILL)
        elif self._fault == "node":
            self._nodes.remove_node(self._second, allow_graceful=False)


def main(fault: str, seeds: str, out: str) -> None:
    """Start the nodes, run, and tell."""
    ray_library()
    from ray.cluster_utils import Cluster as Nodes

    nodes = Nodes(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False, **SMALL})
    second = nodes.add_node(num_cpus=1, **SMALL)
    options = Options()
    with joined(options, nodes.address) as cluster:
        backend = Disturbed(options, cluster, fault, nodes, second)
        summary = run(find_all([seeds]), Path(out), options, backend=backend)
    notes = [p.name.split(".")[0] for p in Path(os.environ["SAYSO_NOTES"]).iterdir()]
    print(json.dumps({"nodes": cluster.nodes, "read": summary.read, "read_on": len(set(notes)), "by": len(notes)}))
    nodes.shutdown()


SMALL = {"object_store_memory": 128 * 2**20}

if __name__ == "__main__":
    main(*sys.argv[1:])
