"""The map half on Ray Data: a pool of actors, each with the models, reads articles; results stream back."""

from __future__ import annotations

import pickle
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any

from pipeline import jsonl
from pipeline.cluster.agreement import Makers, makers, refusal
from pipeline.cluster.attempts import DIED, TRIES, shared_attempts
from pipeline.cluster.library import arrow, ray_data
from pipeline.cluster.library import ray as ray_library
from pipeline.cluster.partition import Keyed, blocks, partitions
from pipeline.cluster.session import Cluster
from pipeline.cluster.watch import watched
from pipeline.errors import SaysoError
from pipeline.extract import Extractor
from pipeline.garbage import look_seldom
from pipeline.nlp.threads import pin_threads
from pipeline.options import Options
from pipeline.workers import Lost

AHEAD = 2
"""Blocks that an actor has at a time: one that it reads and one that waits."""


class Reader:
    """An actor of the pool: an `Extractor` with one thread, as Ray gives it one CPU."""

    def __init__(self, options: Options, wanted: Makers, attempts: Any) -> None:
        pin_threads(1)
        look_seldom()
        self._node = ray_library().util.get_node_ip_address()
        difference = makers(options).against(wanted)
        self._refusal = refusal(self._node, difference) if difference else None
        self._attempts = attempts
        self._extractor = Extractor(options)

    def __call__(self, block: Any) -> Iterator[Any]:
        """Key and encoded result of each article of a block: without a result if processes die of it; with a `problem`
        in its place if the run can't go on.
        """
        library = arrow()
        types = (("key", library.string()), ("result", library.binary()), ("problem", library.string()))
        for key, article in zip(block["key"].to_pylist(), block["article"].to_pylist(), strict=True):
            result, problem = None, self._refusal
            if problem is None:
                try:
                    result = self._tried(key, article)
                except Exception as error:
                    problem = f"node {self._node}: {type(error).__name__}: {error}"
            yield library.table([[key], [result], [problem]], schema=library.schema(types))

    def _tried(self, key: str, article: bytes) -> bytes | None:
        get = ray_library().get
        if get(self._attempts.begin.remote(key)) > TRIES:
            return None
        result = self.read(key, article)
        self._attempts.end.remote(key)
        return result

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
    given = (options, makers(options), shared_attempts())
    for partition in partitions(iter(pending), cluster.cpus):
        with closing(_read(blocks(partition), given, cluster, reader)) as results:
            yield from results


def _read(
    cut: Sequence[Sequence[Keyed]], given: tuple[Options, Makers, Any], cluster: Cluster, reader: type[Reader]
) -> Generator[tuple[str, bytes | Lost], None, None]:
    """The results of a partition's blocks, by a pool of its own."""
    data, table = ray_data(), arrow().table
    tables = [
        table({"key": [key for key, _ in b], "article": [pickle.dumps(article) for _, article in b]}) for b in cut
    ]
    # Ray Data starts an actor that died again, and gives its blocks anew, as often as it takes.
    read = data.from_arrow(tables).map_batches(
        reader,
        fn_constructor_args=given,
        compute=data.ActorPoolStrategy(size=min(cluster.cpus, len(tables)), max_tasks_in_flight_per_actor=AHEAD),
        batch_size=None,
        batch_format="pyarrow",
        num_cpus=1,
    )
    batches = read.iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=0)
    with closing(watched(batches, cluster)) as came:
        for block in came:
            for row in block.to_pylist():
                if row["problem"] is not None:
                    raise SaysoError(row["problem"])
                yield row["key"], Lost(DIED) if row["result"] is None else row["result"]
