"""Articles that wait for their turn on disk, so that a run over any number of them needs little memory."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pipeline import jsonl
from pipeline.model import Article


class Spool:
    """Articles under their keys, each key once, in the order in which they were added.

    They stand in a file of `folder` that has no name, and that goes with the process however it ends.
    """

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  (closed by `close`)
        self._folder = folder
        self._keys: set[str] = set()

    def add(self, key: str, article: Article) -> None:
        """Put an article at the end, if none is under its key."""
        if key not in self._keys:
            self._keys.add(key)
            try:
                self._file.write(jsonl.encode((key, article)) + b"\n")
                self._file.flush()
            except OSError as error:  # a file without a name tells none
                raise type(error)(error.errno, error.strerror, str(self._folder)) from error

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[tuple[str, Article]]:
        self._file.seek(0)
        for line in self._file:
            key, article = jsonl.decode(line, tuple[str, Article])
            yield key, article

    def close(self) -> None:
        """Let go of the file."""
        with contextlib.suppress(OSError):  # what a full disk did not take is told by `add`
            self._file.close()
