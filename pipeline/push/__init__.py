"""The named graphs of a run, sent to a SPARQL 1.1 Graph Store: only those that changed since they were sent there."""

from __future__ import annotations

from pipeline.push.address import Address
from pipeline.push.client import GraphStore
from pipeline.push.credentials import authorization
from pipeline.push.patience import Patience
from pipeline.push.push import Pushed, push
from pipeline.push.remembered import HOME, Remembered
from pipeline.push.source import of_partitions, of_run

__all__ = [
    "HOME",
    "Address",
    "GraphStore",
    "Patience",
    "Pushed",
    "Remembered",
    "authorization",
    "of_partitions",
    "of_run",
    "push",
]
