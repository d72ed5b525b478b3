"""The table of word vectors that ships with the package (see README.md beside it)."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt

WIDTH = 64
Floats = npt.NDArray[np.float32]


@cache
def _table() -> tuple[dict[str, int], Floats]:
    """The row of each word, and the rows, each of length 1."""
    with as_file(files(__package__) / "vectors.npz") as path, np.load(path) as stored:
        words = stored["words"].tobytes().decode("ascii").split(" ")
        rows = stored["vectors"].astype(np.float32)
    return {word: row for row, word in enumerate(words)}, rows / np.linalg.norm(rows, axis=1, keepdims=True)


def vector(word: str) -> Floats | None:
    """The direction of a word (in any case), of length 1; None where the table does not know it.

    >>> murder, kill, bridge = (vector(w) for w in ("murder", "killed", "bridge"))
    >>> bool(kill @ murder > 0.4 > kill @ bridge), vector("qzx")
    (True, None)
    """
    rows, table = _table()
    row = rows.get(word.lower())
    return None if row is None else table[row]
