"""The page of a corpus that is too large for one file: an index on disk, and the parts of it that a reader asks for."""

from pipeline.view.index.answers import ANSWERS, answer
from pipeline.view.index.index import Index, fingerprint_of, open_index
from pipeline.view.index.keep import HOME, fresh, make, seen
from pipeline.view.index.totals import totals
from pipeline.view.index.write import write

__all__ = [
    "ANSWERS",
    "HOME",
    "Index",
    "answer",
    "fingerprint_of",
    "fresh",
    "make",
    "open_index",
    "seen",
    "totals",
    "write",
]
