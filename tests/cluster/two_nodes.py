"""A Ray cluster of two nodes on this machine, and what is done to it; run in a process of its own by the tests.

`python -m tests.cluster.two_nodes SEEDS FOLDER` reads SEEDS three times, into folders of FOLDER named after the fault:
``none``, ``worker`` (a process that reads is killed when the first result is there), ``node`` (then the second node is,
with all its processes). It prints a line of JSON on each thing that it tries.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.cluster import extract
from pipeline.cluster.agreement import Makers, agree, makers
from pipeline.cluster.backend import OnRay
from pipeline.cluster.library import ray as ray_library
from pipeline.cluster.mapper import map_all
from pipeline.cluster.session import Cluster, joined
from pipeline.errors import SetupError
from pipeline.model import Article
from pipeline.options import Options
from pipeline.remote import find_all
from pipeline.run import run
from pipeline.workers import Lost
from tests.conftest import plain_article

NOTES = "SAYSO_TEST_NOTES"
BUSY = 75
"""The exit code where Ray could not start its nodes."""


class Told(extract.Reader):
    """Notes which process has read what, in a file for each, and takes its time, so that there is time to kill it."""

    def read(self, key: str, article: bytes) -> bytes:
        """As it is, when two processes have begun."""
        notes = Path(os.environ[NOTES])
        node = ray_library().get_runtime_context().get_node_id()
        with (notes / f"{node}.{os.getpid()}").open("a") as note:
            note.write(f"{key}\n")
        for _ in range(600):
            if len(list(notes.iterdir())) > 1:
                break
            time.sleep(0.1)
        time.sleep(0.2)
        return super().read(key, article)


class Deadly(extract.Reader):
    """Ends its process over the key ``deadly``."""

    def read(self, key: str, article: bytes) -> bytes:
        """As it is, or not at all."""
        if key == "deadly":
            os._exit(1)
        return super().read(key, article)


class Disturbed(OnRay):
    """The backend, with a fault after the first result."""

    def __init__(self, options: Options, cluster: Cluster, fault: str, nodes: Any) -> None:
        super().__init__(options, cluster)
        self._given = (options, cluster)
        self._fault, self._nodes = fault, nodes

    def extract(self, pending: Iterable[tuple[str, Article]], total: int) -> Iterator[tuple[str, bytes | Lost]]:
        """The results, in spite of all."""
        for number, result in enumerate(extract.extract_all(pending, *self._given, reader=Told)):
            if number == 0 and self._fault != "none":
                self._kill()
            yield result

    def _kill(self) -> None:
        """Kill what reads on the node that this process has not joined: one process, or the whole node."""
        here = ray_library().get_runtime_context().get_node_id()
        (there,) = (node for node in self._nodes.list_all_nodes() if node.node_id != here)
        (reader,) = (int(note.suffix[1:]) for note in Path(os.environ[NOTES]).glob(f"{there.node_id}.*"))
        os.kill(reader, signal.SIGKILL)
        if self._fault == "node":
            (raylet,) = (started.process.pid for started in there.all_processes["raylet"])
            os.kill(raylet, signal.SIGKILL)


def doubled(number: int) -> int:
    """Twice the number; the process ends over 13, and 99 raises."""
    if number == 13:
        os._exit(1)
    if number == 99:
        raise ValueError("no more than 98")
    return 2 * number


def try_map(cluster: Cluster) -> None:
    """Map in order, over what kills its process, and over what raises."""
    taken: list[int] = []

    def items(to: int) -> Iterator[int]:
        for number in range(to):
            taken.append(number)
            yield number

    tell("map", results=[None if isinstance(r, Lost) else r for r in map_all(doubled, items(40), cluster)])
    taken.clear()
    first = next(map_all(doubled, items(10_000), cluster))
    tell("lazy", first=first, taken=len(taken))
    try:
        tell("raised", results=list(map_all(doubled, [98, 99], cluster)))
    except ValueError as error:
        tell("raised", error=str(error))


def try_deadly(cluster: Cluster, options: Options) -> None:
    """An article that processes die of, among others."""
    article = plain_article("Ana Reyes said on Monday that the bridge in Orvel was closed.\n")
    pending = [(key, article) for key in ("one", "deadly", "two")]
    results = dict(extract.extract_all(pending, options, cluster, reader=Deadly))
    tell("deadly", lost=sorted(k for k, r in results.items() if isinstance(r, Lost)), keys=sorted(results))


def try_agreement(options: Options) -> None:
    """Nodes that are of another version than this process claims to be."""
    ours = makers(options)
    try:
        agree(options, Makers("0.0.9", ours.python, ours.fingerprint))
    except SetupError as error:
        tell("agreement", error=str(error))


def tell(what: str, **said: object) -> None:
    """Print a line of JSON."""
    print(json.dumps({"what": what, **said}), flush=True)


def main(seeds: str, folder: Path) -> None:
    """Start the nodes, try everything, and tell."""
    ray_library()
    from ray.cluster_utils import Cluster as Nodes

    logging.getLogger("ray").setLevel(logging.CRITICAL)  # of the nodes that are started here, not of the run
    nodes = Nodes()
    try:
        for _ in range(2):
            nodes.add_node(num_cpus=1, include_dashboard=False, object_store_memory=128 * 2**20)
    except Exception:
        # Ray gives the processes of a node 15 seconds to start, whatever else the machine does.
        nodes.shutdown()
        sys.exit(BUSY)
    options = Options()
    with joined(options, nodes.address) as cluster:
        tell("nodes", nodes=cluster.nodes, cpus=cluster.cpus)
        try_agreement(options)
        try_map(cluster)
        try_deadly(cluster, options)
        for fault in ("none", "worker", "node"):
            for note in Path(os.environ[NOTES]).iterdir():
                note.unlink()
            backend = Disturbed(options, cluster, fault, nodes)
            summary = run(find_all([f"file://{seeds}"]), folder / fault, options, backend=backend)
            readers = [note.name for note in Path(os.environ[NOTES]).iterdir()]
            tell(fault, read=summary.read, readers=len(readers), nodes=len({name.split(".")[0] for name in readers}))
    nodes.shutdown()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
