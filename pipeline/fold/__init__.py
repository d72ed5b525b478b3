"""The fold over the corpus: what articles have to do with each other, kept from run to run and brought up to date.

`Fold` keeps its state in a file and does work in proportion to what is added or removed; `fold` does the same in
memory, from nothing. Both give the same corpus for the same articles.
"""

from pipeline.fold.fold import Fold, fingerprint, fold
from pipeline.fold.shards import shard_of
from pipeline.fold.stream import Stream
from pipeline.fold.work import Mapper

__all__ = ["Fold", "Mapper", "Stream", "fingerprint", "fold", "shard_of"]
