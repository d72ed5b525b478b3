"""The fold over the corpus: what articles have to do with each other, kept from run to run and brought up to date.

`Fold` keeps its state in a file and does work in proportion to what is added or removed; `kept_fold` does that once,
and makes a damaged file anew; `fold` does the same in memory, from nothing. All give the same corpus for the same
articles.
"""

from pipeline.fold.fold import Fold, fingerprint, fold, kept_fold
from pipeline.fold.shards import shard_of
from pipeline.fold.stream import Stream
from pipeline.fold.work import Mapper

__all__ = ["Fold", "Mapper", "Stream", "fingerprint", "fold", "kept_fold", "shard_of"]
