"""A cluster for the time of a run: one on this machine, or one that is running."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pipeline.cluster.agreement import agree, makers
from pipeline.cluster.library import hushed
from pipeline.cluster.library import ray as ray_library
from pipeline.errors import SetupError
from pipeline.options import Options

LOCAL_STORE = 512 * 2**20
"""Bytes of shared memory for articles and results on their way, in a Ray that is started for one run."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster that this process has joined. `cpus` is how many articles it reads at a time, `head` the host and
    port of the service that keeps it together, `nodes` how many machines it has.
    """

    cpus: int
    head: str
    nodes: int


@contextmanager
def joined(options: Options, address: str | None = None, workers: int | None = None) -> Iterator[Cluster]:
    """A cluster, left at the end: the one at `address` (``auto``: the one that runs on this machine, ``host:port``),
    or a new one on this machine with `workers` CPUs (default: all).

    With an address, `workers` is at most how many articles are read at a time. Every node must have this version of
    Sayso and give the same bytes (`agree`). Raises `SetupError` where Ray is missing, no cluster answers, or its
    nodes differ.
    """
    ray = ray_library()
    if address is not None and "://" in address:
        raise SetupError(
            f"{address}: Sayso runs on a machine of the cluster, not as a remote client; join the cluster there with"
            " `ray start --address=HEAD:6379` and use --address auto"
        )
    head = os.environ.get("RAY_ADDRESS") if address == "auto" else address
    if address is not None and head is not None and (host := head.rpartition(":")[0]):
        try:
            # Ray itself would try for minutes, and then end the process.
            socket.create_connection((host.strip("[]"), int(head.rpartition(":")[2])), timeout=10).close()
        except (OSError, ValueError) as error:
            raise SetupError(_unreached(address, error)) from error
    # A run of its own must not fall into a cluster that the environment names.
    where = {"address": "local", "num_cpus": workers, "object_store_memory": LOCAL_STORE}
    try:
        with hushed():
            ray.init(
                **(where if address is None else {"address": address}),
                include_dashboard=False if address is None else None,
                log_to_driver=False,
                logging_level=logging.CRITICAL,
            )
    except Exception as error:  # Ray raises any kind, also `Exception` itself
        ray.shutdown()
        raise SetupError(_unreached(address, error)) from error
    try:
        nodes = agree(options, makers(options))
        cpus = int(ray.cluster_resources().get("CPU", 0))
        if cpus < 1:
            raise SetupError("no node of the cluster offers a CPU; start one with: ray start --address=HEAD:6379")
        yield Cluster(min(cpus, workers or cpus), ray.get_runtime_context().gcs_address, len(nodes))
    finally:
        ray.shutdown()


def _unreached(address: str | None, error: Exception) -> str:
    reason = " ".join(str(error).split())
    if "ersion mismatch" in reason:
        return f"{address}: the nodes differ: {reason[:300]}; install the same Python, Ray and Sayso on every node"
    if address is None:
        return f"Ray can't be started on this machine: {reason[:300]}"
    return (
        f"no Ray cluster answers at {address!r}: {reason[:200]}; start one with `ray start --head`, let this machine"
        " join it with `ray start --address=HEAD:6379`, and use --address auto or HEAD:6379"
    )
