"""Would every node give the same bytes? Asked before a run begins, and of every process that reads."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from typing import Any

from pipeline import __version__
from pipeline.cluster.library import ray as ray_library
from pipeline.errors import SetupError
from pipeline.extract import Extractor
from pipeline.fold import fingerprint as fold_fingerprint
from pipeline.model import digest
from pipeline.options import Options

PATIENCE = 120.0
"""Seconds that a node has for its answer: it may have to start Python on a slow disk."""


@dataclass(frozen=True, slots=True)
class Makers:
    """What results depend on beside the article: versions, and a fingerprint of code, models and options."""

    sayso: str
    python: str
    fingerprint: str

    def against(self, ours: Makers) -> str | None:
        """In words, how these differ from `ours`, or None.

        >>> Makers("0.1.0", "3.11", "ab").against(Makers("0.1.0", "3.12", "ab"))
        'it has Python 3.11, this machine Python 3.12'
        >>> Makers("0.1.0", "3.11", "ab").against(Makers("0.1.0", "3.11", "cd"))
        'its code, models or libraries are not those of this machine (both call themselves Sayso 0.1.0)'
        """
        if self.sayso != ours.sayso:
            return f"it has Sayso {self.sayso}, this machine Sayso {ours.sayso}"
        if self.python != ours.python:
            return f"it has Python {self.python}, this machine Python {ours.python}"
        if self.fingerprint != ours.fingerprint:
            return (
                f"its code, models or libraries are not those of this machine (both call themselves Sayso {ours.sayso})"
            )
        return None


def makers(options: Options) -> Makers:
    """What results of this process depend on."""
    # Properties of characters, such as what is a letter, come with the minor version of Python.
    python = ".".join(platform.python_version_tuple()[:2])
    return Makers(__version__, python, digest(Extractor(options).fingerprint, fold_fingerprint()))


def refusal(node: str, difference: str) -> str:
    """What is said where a node differs."""
    return (
        f"node {node}: {difference}; its results could differ, so nothing was read there: install the same Sayso on"
        " every node, for instance with: pip install 'sayso[cluster]'"
    )


def agree(options: Options, ours: Makers) -> list[str]:
    """Ask every node that is alive; gives their addresses. Raises `SetupError` if one differs from `ours`, or can't
    answer.
    """
    ray = ray_library()
    ask = ray.remote(num_cpus=0, max_retries=3)(makers)
    here = ray.util.scheduling_strategies.NodeAffinitySchedulingStrategy
    nodes: list[dict[str, Any]] = sorted((n for n in ray.nodes() if n["Alive"]), key=lambda n: str(n["NodeID"]))
    asked = [
        (str(n["NodeManagerAddress"]), ask.options(scheduling_strategy=here(n["NodeID"], soft=False)).remote(options))
        for n in nodes
    ]
    for name, answer in asked:
        try:
            difference = ray.get(answer, timeout=PATIENCE).against(ours)
        except ray.exceptions.RayError as error:
            cause = str(error).strip().splitlines()[-1][:300]
            raise SetupError(refusal(name, f"Sayso can't be run there ({cause})")) from error
        if difference:
            raise SetupError(refusal(name, difference))
    return [name for name, _ in asked]
