"""What was begun and not finished: so an article that its process dies of is told from one whose node has died."""

from __future__ import annotations

from collections import Counter
from typing import Any

from pipeline.cluster.library import ray as ray_library

TRIES = 3
"""How many processes may die of one thing before it is given up."""
DIED = "the process that worked on it died each time that it was tried, most likely for want of memory; leave it out"


class Attempts:
    """How often each thing was begun that has not ended.

    >>> attempts = Attempts()
    >>> attempts.begin("a"), attempts.begin("a"), attempts.end("a"), attempts.begin("a")
    (1, 2, None, 1)
    """

    def __init__(self) -> None:
        self._begun: Counter[str] = Counter()

    def begin(self, name: str) -> int:
        """Which attempt at `name` this is, from 1."""
        self._begun[name] += 1
        return self._begun[name]

    def end(self, name: str) -> None:
        """An attempt at `name` has come to an end."""
        del self._begun[name]


def shared_attempts() -> Any:
    """`Attempts` that all nodes share, as an actor on this one. If its process dies it counts from nothing."""
    ray = ray_library()
    here = ray.util.scheduling_strategies.NodeAffinitySchedulingStrategy
    actor = ray.remote(num_cpus=0, max_restarts=-1, max_task_retries=-1)(Attempts)
    return actor.options(scheduling_strategy=here(ray.get_runtime_context().get_node_id(), soft=True)).remote()
