"""The map half on Ray Data: a pool of actors, each with the models, reads articles; results stream back."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any

from pipeline import jsonl
from pipeline.cluster.agreement import Makers, makers, refusal
from pipeline.cluster.library import arrow, ray_data
from pipeline.cluster.library import ray as ray_library
from pipeline.cluster.partition import Partition
from pipeline.cluster.session import Cluster
from pipeline.cluster.watch import watched
from pipeline.errors import SetupError
from pipeline.extract import Extractor, Options
from pipeline.model import Article
from pipeline.workers import Progress, silent

AHEAD = 2
"""Blocks that are given to an actor at a time: one is read, one waits."""


def ray_extract_all(
    pending: Iterable[tuple[str, Article]],
    options: Options,
    cluster: Cluster,
    progress: Progress = silent,
    total: int | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Read the pending articles; yields key and encoded result of each as it is there, in no fixed order.

    The results are those of `pipeline.workers.extract_all`. `pending` is taken as it is needed: the next partition is
    filled while one is read, so memory does not grow with the number of articles. What was at work in a process or on
    a node that dies is done again on another. Raises `SetupError` if a node that joined later would make other
    results, and `SaysoError` if the whole cluster is gone.
    """
    waiting = iter(pending)
    done = 0
    partition = Partition(cluster.cpus)
    partition.fill(waiting)
    progress("extract", done, total)
    while partition.blocks:
        coming = Partition(cluster.cpus)
        with closing(_read(partition, options, cluster)) as results:
            for key, result in results:
                done += 1
                progress("extract", done, total)
                yield key, result
                coming.fill(waiting, 2)  # two for one: it is full before this partition ends
        partition = coming
        partition.fill(waiting)
    progress("extract", done, done)


def _read(partition: Partition, options: Options, cluster: Cluster) -> Iterator[tuple[str, bytes]]:
    """The results of a partition, by a pool of its own."""
    data, table = ray_data(), arrow().table
    tables = [
        table({"key": [key for key, _ in block], "article": [pickle.dumps(article) for _, article in block]})
        for block in partition.blocks
    ]
    size = min(cluster.cpus, len(tables))
    # Ray Data starts an actor that died again, and gives its blocks anew, as often as it takes.
    read = data.from_arrow(tables).map_batches(
        Reader,
        fn_constructor_args=(options, makers(options)),
        compute=data.ActorPoolStrategy(size=size, max_tasks_in_flight_per_actor=AHEAD),
        batch_size=None,
        batch_format="pyarrow",
        num_cpus=1,
    )
    batches = read.iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=0)
    with closing(watched(batches, cluster)) as blocks:
        for block in blocks:
            for row in block.to_pylist():
                if row["problem"]:
                    raise SetupError(row["problem"])
                yield row["key"], row["result"]


class Reader:
    """An actor of the pool: an `Extractor` with one thread, as Ray gives it one CPU."""

    def __init__(self, options: Options, wanted: Makers) -> None:
        difference = makers(options).against(wanted)
        address = ray_library().util.get_node_ip_address()
        self._problem = refusal(address, difference) if difference else None
        self._extractor = Extractor(options)

    def __call__(self, block: Any) -> Iterator[Any]:
        """Key and encoded result of each article of a block, or what keeps this node from reading it."""
        library = arrow()
        for key, article in zip(block["key"].to_pylist(), block["article"].to_pylist(), strict=True):
            result = b"" if self._problem else jsonl.encode(self._extractor.extract(pickle.loads(article)))
            yield library.table(
                {
                    "key": [key],
                    "result": library.array([result], library.binary()),
                    "problem": library.array([self._problem], library.string()),
                }
            )
