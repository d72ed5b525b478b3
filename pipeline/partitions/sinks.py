"""Where lines go: files that are written one at a time, plain or compressed, the same bytes for the same lines."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import IO, Protocol


class Sink(Protocol):
    """A file that is being written."""

    def add(self, line: bytes) -> None:
        """Put a record, encoded as a line of JSON without its end, or lines of N-Quads with theirs."""
        ...

    def close(self) -> None:
        """Write the rest."""
        ...


class Lines:
    """Lines of text in a file, compressed with `packed` (gzip without name and time, so that the bytes stay the same).
    `end` is what follows what is put.
    """

    def __init__(self, path: Path, packed: bool, end: bytes = b"\n") -> None:
        self._file = path.open("wb")
        self._zip = gzip.GzipFile("", "wb", 6, self._file, mtime=0) if packed else None
        self._to: IO[bytes] | gzip.GzipFile = self._zip or self._file
        self._end = end

    def add(self, line: bytes) -> None:
        """Put a line, or several with their ends between them."""
        self._to.write(line)
        if self._end:
            self._to.write(self._end)

    def close(self) -> None:
        """Write the rest."""
        with self._file:
            if self._zip is not None:
                self._zip.close()
