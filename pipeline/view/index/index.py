"""An index that was written, read through connections that can change nothing."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from pipeline.errors import FormatError, NotFoundError
from pipeline.makers import made_by
from pipeline.model import digest
from pipeline.records import RECORDS
from pipeline.view.index.reading import Reading

FORMAT = 1
"""Goes up with every change of what the tables mean."""


@dataclass(frozen=True, slots=True)
class Index:
    """An index on disk. Nothing of it is held in memory; each answer opens a connection of its own, so any number of
    threads may ask. `fingerprint` says of what it was made (`fingerprint_of`).
    """

    path: Path
    fingerprint: str

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """A connection for one answer. Raises `FormatError` if the file is damaged or gone."""
        try:
            with closing(_connected(self.path)) as database:
                yield Reading(database)
        except sqlite3.DatabaseError as error:
            raise FormatError(f"{self.path}: {error}; delete it, and it is made anew") from error


def open_index(path: Path) -> Index:
    """The index at `path`.

    Raises `NotFoundError` if there is none, and `FormatError` if it is damaged or of another format.
    """
    if not path.is_file():
        raise NotFoundError(f"{path}: there is no index of the page here")
    try:
        with closing(_connected(path)) as database:
            found = database.execute("SELECT format, fingerprint FROM made").fetchall()
    except sqlite3.DatabaseError as error:
        raise FormatError(f"{path} is no index of a page: {error}; delete it, and it is made anew") from error
    if len(found) != 1 or found[0][0] != FORMAT:
        raise FormatError(f"{path} is an index of another version; delete it, and it is made anew")
    return Index(path, str(found[0][1]))


def fingerprint_of(folder: Path) -> str:
    """What an index of the records in `folder` depends on: the bytes of their files, and the code that reads them."""
    parts = [made_by(*_code())]
    for name in RECORDS:
        path = folder / f"{name}.jsonl"
        if path.exists():
            with path.open("rb") as stream:
                content = hashlib.sha256()
                while block := stream.read(1 << 20):
                    content.update(block)
            parts += [name, content.hexdigest()]
    return digest(*parts)


def _code() -> list[str]:
    """The modules on which a payload and its index depend, and their data: not the page's script and style."""
    view = sorted(place.name for place in files("pipeline.view").iterdir() if place.name.endswith(".py"))
    return [*(f"view/{name}" for name in view), "view/index", "wording.py", "lexicon/page.toml", "graph", "model"]


def _connected(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    database.execute("PRAGMA query_only = ON")
    return database
