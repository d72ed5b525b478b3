"""The embedded store: what was made of each article, under a key of its content and of what made it.

A store is a folder. ``results/ab/abcd….json`` holds one result, ``corpus.json`` says which articles belong to the
corpus and under which key each one's result stands. Every file is replaced at once, so a run that is killed at any
moment leaves whole files only, and the results that it had finished are found again by their keys.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline import jsonl
from pipeline.errors import FormatError, SaysoError
from pipeline.model import Corpus, GazetteerEntry, Rejection

try:
    import fcntl
except ImportError:  # no advisory locks on this system; runs must then not overlap
    fcntl = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which articles belong to the corpus (id to key), what the last run could not parse, and the fingerprint of what
    made the results, and the gazetteer that entities are linked to.
    """

    articles: dict[str, str] = field(default_factory=dict)
    rejections: tuple[Rejection, ...] = ()
    fingerprint: str = ""
    gazetteer: tuple[GazetteerEntry, ...] = ()


class Store:
    """Results of articles in a folder. Keys are hexadecimal digests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, key: str) -> Path:
        return self.folder / "results" / key[:2] / f"{key}.json"

    def __contains__(self, key: str) -> bool:
        return self._path(key).is_file()

    def get(self, key: str) -> Corpus:
        """The result under `key`. Raises `FormatError` if it is missing or damaged."""
        path = self._path(key)
        try:
            return jsonl.decode(path.read_bytes(), Corpus)
        except (OSError, FormatError) as error:
            raise FormatError(f"{path}: {error}; delete {self.folder} and run again") from error

    def put(self, key: str, encoded: bytes) -> None:
        """Keep an encoded result; it is there as a whole when this returns."""
        jsonl.write_atomic(self._path(key), encoded)

    def manifest(self) -> Manifest:
        """What the corpus holds; empty before the first run has ended."""
        path = self.folder / "corpus.json"
        if not path.exists():
            return Manifest()
        try:
            return jsonl.decode(path.read_bytes(), Manifest)
        except (OSError, FormatError) as error:
            raise FormatError(f"{path}: {error}; delete {self.folder} and run again") from error

    def commit(self, manifest: Manifest, before: Manifest) -> None:
        """Make `manifest` the corpus in the place of `before`, and delete the results that only that one names."""
        ordered = replace(
            manifest, articles=dict(sorted(manifest.articles.items())), rejections=tuple(sorted(manifest.rejections))
        )
        jsonl.write_atomic(self.folder / "corpus.json", jsonl.encode(ordered) + b"\n")
        for key in sorted({*before.articles.values()} - {*ordered.articles.values()}):
            self._drop(self._path(key))

    def sweep(self, manifest: Manifest) -> None:
        """Delete all results that `manifest` does not name, such as those of runs that were killed."""
        wanted = set(manifest.articles.values())
        for path in sorted(self.folder.glob("results/*/*.json")):
            if path.stem not in wanted:
                self._drop(path)

    def _drop(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            path.parent.rmdir()  # fails, as it should, where results are left

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other runs out of the folder. Raises `SaysoError` if one is in it.

        The lock goes with the process, so a killed run leaves none behind; its unfinished drafts are swept.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("wb") as handle:
            if fcntl is not None:
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError as error:
                    raise SaysoError(f"{self.folder}: another run is at work here; wait for it to end") from error
            for folder in (self.folder.parent, self.folder):
                for draft in [*folder.glob(".*.part"), *folder.glob("results/*/.*.part")]:
                    draft.unlink(missing_ok=True)
            yield
