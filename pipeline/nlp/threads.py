"""How many threads the libraries behind the models may use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

COUNTS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "RAYON_NUM_THREADS",
)
"""What tells the libraries for linear algebra, and the tokenizers, their number of threads."""


def pinned(count: int) -> dict[str, str]:
    """The variables of the environment that keep the libraries to so many threads each.

    >>> pinned(1)["OPENBLAS_NUM_THREADS"], pinned(1)["TOKENIZERS_PARALLELISM"], pinned(4)["TOKENIZERS_PARALLELISM"]
    ('1', 'false', 'true')
    """
    return {**dict.fromkeys(COUNTS, str(count)), "TOKENIZERS_PARALLELISM": str(count > 1).lower()}


def pin_threads(count: int) -> None:
    """Keep the libraries to so many threads each, in this process as far as they are not loaded yet, and in those that
    it starts: each library reads the environment once, when it is loaded.

    Where as many processes as there are cores do the work, each needs one thread: those that libraries start beside it
    would only wait, and take time of the others by asking whether they may go on. ONNX Runtime is told in
    `tagger.shipped`, whatever the environment says.
    """
    os.environ.update(pinned(count))


@contextmanager
def threads_pinned(count: int) -> Iterator[None]:
    """As `pin_threads`, for the processes that are started as long as this lasts."""
    before = {name: os.environ.get(name) for name in pinned(count)}
    pin_threads(count)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
