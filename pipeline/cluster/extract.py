"""The map half on Ray Data: a pool of actors, each with the models, reads articles; results stream back."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any

from pipeline import jsonl
from pipeline.cluster.agreement import Makers, makers, refusal
from pipeline.cluster.library import arrow, ray_data
from pipeline.cluster.library import ray as ray_library
from pipeline.cluster.partition import Keyed, blocks, partitions
from pipeline.cluster.session import Cluster
from pipeline.cluster.watch import watched
from pipeline.errors import SaysoError
from pipeline.extract import Extractor
from pipeline.options import Options
from pipeline.workers import Lost

AHEAD = 2
"""Blocks that an actor has at a time: one that it reads and one that waits."""
TRIES = 3
"""How often a block is given to an actor again that died of it, or whose node died."""
DIED = "the process that worked on it died each time that it was tried, most likely for want of memory; leave it out"


class Reader:
    """An actor of the pool: an `Extractor` with one thread, as Ray gives it one CPU."""

    def __init__(self, options: Options, wanted: Makers) -> None:
        self._node = ray_library().util.get_node_ip_address()
        difference = makers(options).against(wanted)
        self._refusal = refusal(self._node, difference) if difference else None
        self._extractor = Extractor(options)

    def __call__(self, block: Any) -> Iterator[Any]:
        """Key and encoded result of each article of a block; or `problem`, which ends the run."""
        library = arrow()
        for key, article in zip(block["key"].to_pylist(), block["article"].to_pylist(), strict=True):
            result, problem = b"", self._refusal
            if problem is None:
                try:
                    result = self.read(key, article)
                except Exception as error:
                    # Ray Data is told to pass over blocks that fail, as those do whose process has died.
                    problem = f"node {self._node}: {type(error).__name__}: {error}"
            types = (("key", library.string()), ("result", library.binary()), ("problem", library.string()))
            yield library.table([[key], [result], [problem]], schema=library.schema(types))

    def read(self, key: str, article: bytes) -> bytes:
        """The encoded result of an article that has been pickled."""
        return jsonl.encode(self._extractor.extract(pickle.loads(article)))


def extract_all(
    pending: Iterable[Keyed], options: Options, cluster: Cluster, reader: type[Reader] = Reader
) -> Iterator[tuple[str, bytes | Lost]]:
    """Read the pending articles; yields key and encoded result of each as it is there, in no fixed order.

    `pending` is taken by partitions, so memory does not grow with the number of articles. What was at work in a
    process or on a node that dies is done again by another. An article whose process dies each time is `Lost`.
    Raises `SaysoError` if a node that joined later would make other results, or if the whole cluster is gone.
    """
    for partition in partitions(iter(pending), cluster.cpus):
        left = dict(partition)
        # What is left after the first time was in one block with what its process died of; now each stands alone.
        for cut in (blocks(partition), None):
            with closing(_read(cut or [[item] for item in left.items()], options, cluster, reader)) as results:
                for key, result in results:
                    del left[key]
                    yield key, result
            if not left:
                break
        for key in left:
            yield key, Lost(DIED)


def _read(
    cut: Sequence[Sequence[Keyed]], options: Options, cluster: Cluster, reader: type[Reader]
) -> Iterator[tuple[str, bytes]]:
    """The results of blocks, by a pool of their own; nothing comes of those whose process dies each time."""
    data, table = ray_data(), arrow().table
    data.DataContext.get_current().max_errored_blocks = -1
    tables = [
        table({"key": [key for key, _ in b], "article": [pickle.dumps(article) for _, article in b]}) for b in cut
    ]
    read = data.from_arrow(tables).map_batches(
        reader,
        fn_constructor_args=(options, makers(options)),
        compute=data.ActorPoolStrategy(size=min(cluster.cpus, len(tables)), max_tasks_in_flight_per_actor=AHEAD),
        batch_size=None,
        batch_format="pyarrow",
        num_cpus=1,
        ray_remote_args_fn=_retried,
    )
    batches = read.iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=0)
    with closing(watched(batches, cluster)) as came:
        for block in came:
            for row in block.to_pylist():
                if row["problem"]:
                    raise SaysoError(row["problem"])
                yield row["key"], row["result"]


def _retried() -> dict[str, int]:
    return {"max_restarts": -1, "max_task_retries": TRIES}
