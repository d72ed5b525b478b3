"""Waiting for a cluster: one that is slow is waited for, one that is gone is told."""

from __future__ import annotations

import socket
import time
from collections.abc import Generator, Iterable
from contextlib import suppress
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import Any

from pipeline.cluster.library import ray as ray_library
from pipeline.cluster.session import Cluster
from pipeline.errors import SaysoError

GRACE = 30.0
"""Seconds without the head, or without any node that works, after which a run gives up."""
POLL = 2.0
"""Seconds between two looks at a cluster that gives nothing."""
LEAVE = 5.0
"""Seconds that what is under way has to end when it is no longer wanted."""
GONE = "what was finished is kept; bring the cluster up again and repeat the command to go on"

_END = object()


class Watch:
    """Asked from time to time while nothing comes back."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._since: float | None = None

    def look(self) -> None:
        """Raises `SaysoError` where, for longer than `GRACE`, the head has not answered or no node has had a CPU."""
        trouble = self._trouble()
        if trouble is None:
            self._since = None
        elif self._since is None:
            self._since = time.monotonic()
        elif time.monotonic() - self._since > GRACE:
            raise SaysoError(f"{trouble}; {GONE}")

    def _trouble(self) -> str | None:
        host, port = self._cluster.head.rsplit(":", 1)
        try:
            # Asking through Ray would end this process where the head does not answer.
            socket.create_connection((host.strip("[]"), int(port)), timeout=5).close()
        except OSError:
            return f"the head of the cluster at {self._cluster.head} does not answer"
        if ray_library().cluster_resources().get("CPU", 0) < 1:
            return "no node with a CPU is left in the cluster"
        return None


def watched(items: Iterable[Any], cluster: Cluster) -> Generator[Any, None, None]:
    """The items, which come by Ray, with the cluster watched while they do not come.

    Errors of Ray become a `SaysoError`. At most one item is fetched ahead.
    """
    fetched: Queue[Any] = Queue(1)
    left = Event()

    def hand(item: Any) -> None:
        handed = False
        while not handed and not left.is_set():
            with suppress(Full):
                fetched.put(item, timeout=POLL)
                handed = True

    def fetch() -> None:
        try:
            for item in items:
                hand(item)
                if left.is_set():
                    return
            hand(_END)
        except Exception as error:  # it is raised again, in the thread that waits
            hand(error)

    fetching = Thread(target=fetch, daemon=True, name="sayso-fetch")
    fetching.start()
    watch = Watch(cluster)
    try:
        while True:
            try:
                item = fetched.get(timeout=POLL)
            except Empty:
                watch.look()
                continue
            if item is _END:
                return
            if isinstance(item, Exception):
                raise failed(item) from item
            yield item
    finally:
        left.set()
        fetching.join(LEAVE)


def failed(error: Exception) -> Exception:
    """What a run ends with where Ray raises `error`: what a function of ours has raised, or a `SaysoError`."""
    errors = ray_library().exceptions
    if not isinstance(error, errors.RayError):
        return error
    cause = getattr(error, "cause", None)
    if isinstance(error, errors.RayTaskError) and isinstance(cause, Exception):
        return cause
    told = str(error).strip().splitlines() or [type(error).__name__]
    return SaysoError(f"the cluster failed: {told[-1][:300]}; {GONE}")
