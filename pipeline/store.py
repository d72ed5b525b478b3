"""The embedded store: what was made of each article, under a key of its content and of what made it.

A store is a folder. ``results/ab/abcd….json`` holds one result, ``corpus.json`` says which articles belong to the
corpus and under which key each one's result stands; ``corpus.copy.json`` says the same, should the first be damaged.
Every file is replaced at once, so a run that is killed at any moment leaves whole files only, and the results that it
had finished are found again by their keys. Files are sealed (`pipeline.sealed`): damage is noticed.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline import jsonl
from pipeline.errors import FormatError, NotFoundError, SetupError
from pipeline.lock import alone
from pipeline.model import Corpus, GazetteerEntry, Rejection
from pipeline.placing import finish
from pipeline.sealed import is_sealed, seal, unseal

FORMAT = 1
"""Goes up when earlier versions can no longer read a store without losing something."""
STORE = ".sayso"
"""The name of the store in the folder of a run."""
_TOLD = 5
"""So many damaged articles are named."""


def changing(out: Path) -> AbstractContextManager[None]:
    """Keep others out of the folder of a run while files of it are changed. Raises `NotFoundError` if it is not there,
    `SaysoError` if somebody is at work in it.
    """
    if not out.is_dir():
        if out.exists():
            raise NotFoundError(f"{out} is a file, not the folder of a run; make one with: sayso run SEEDS --out OUT")
        raise NotFoundError(f"{out} does not exist; make it with: sayso run SEEDS --out {out}")
    return Store(out / STORE).locked()


class DamagedError(FormatError):
    """A result that is missing or damaged."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which articles belong to the corpus (id to key), what the last run could not parse, and the fingerprint of what
    made the results, and the gazetteer that entities are linked to.
    """

    articles: dict[str, str] = field(default_factory=dict)
    rejections: tuple[Rejection, ...] = ()
    fingerprint: str = ""
    gazetteer: tuple[GazetteerEntry, ...] = ()
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class _Made:
    """By which version a manifest was written."""

    format: int = FORMAT


class Store:
    """Results of articles in a folder. Keys are hexadecimal digests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, key: str) -> Path:
        return self.folder / "results" / key[:2] / f"{key}.json"

    def __contains__(self, key: str) -> bool:
        """Whether a result is there and undamaged: one that is not is made anew where its article is at hand."""
        try:
            sealed, body = self._body(key)
            if not sealed:
                self._decoded(key, body)
        except DamagedError:
            return False
        return True

    def get(self, key: str) -> Corpus:
        """The result under `key`. Raises `DamagedError` if it is missing or damaged."""
        return self._decoded(key, self._body(key)[1])

    def _body(self, key: str) -> tuple[bool, bytes]:
        """Whether the result is sealed, and what it is."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            return is_sealed(data), unseal(key, data)
        except FileNotFoundError as error:
            raise DamagedError(f"{path}: it is missing") from error
        except FormatError as error:
            raise DamagedError(f"{path}: {error}") from error

    def _decoded(self, key: str, body: bytes) -> Corpus:
        try:
            return jsonl.decode(body, Corpus)
        except FormatError as error:
            raise DamagedError(f"{self._path(key)}: it is damaged: {error}") from error

    def put(self, key: str, encoded: bytes) -> None:
        """Keep an encoded result; it is there as a whole when this returns."""
        jsonl.write_atomic(self._path(key), seal(key, encoded))

    @contextlib.contextmanager
    def naming(self, manifest: Manifest) -> Iterator[None]:
        """Says of which articles of `manifest` the results are damaged where one is found to be: raises `FormatError`
        that names them and the remedy.
        """
        try:
            yield
        except DamagedError as error:
            ids = [name for name, key in sorted(manifest.articles.items()) if key not in self]
            more = f" and {len(ids) - _TOLD} more" if len(ids) > _TOLD else ""
            raise FormatError(
                f"{error}. What was kept of {len(ids)} of {len(manifest.articles)} articles is lost:"
                f" {', '.join(ids[:_TOLD])}{more}. Give their seeds to sayso run again, or take them out with:"
                f" sayso remove {' '.join(ids[:_TOLD])} --out {self.folder.parent}"
            ) from error

    def manifest(self) -> Manifest:
        """What the corpus holds; empty before the first run has ended. Raises `FormatError` where it is damaged, and
        its copy too, `SetupError` where a later version made it.
        """
        paths = self.folder / "corpus.json", self.folder / "corpus.copy.json"
        there = [path for path in paths if path.exists()]
        failed: FormatError | None = None
        for path in there:
            try:
                return self._read(path)
            except FormatError as error:
                failed = failed or FormatError(f"{path}: {error}; delete {self.folder} and run again with all seeds")
        if failed is not None:
            raise failed
        return Manifest()

    def _read(self, path: Path) -> Manifest:
        data = unseal("corpus", path.read_bytes())
        made = jsonl.decode(data, _Made)
        if made.format > FORMAT:
            raise SetupError(
                f"{path}: a later version of Sayso has made this folder (its format is {made.format}, ours {FORMAT});"
                " use that version, or give another --out"
            )
        return jsonl.decode(data, Manifest)

    def commit(self, manifest: Manifest, before: Manifest) -> None:
        """Make `manifest` the corpus in the place of `before`, and delete the results that only that one names."""
        ordered = replace(
            manifest,
            articles=dict(sorted(manifest.articles.items())),
            rejections=tuple(sorted(manifest.rejections)),
            format=FORMAT,
        )
        for name in ("corpus.copy.json", "corpus.json"):
            jsonl.write_atomic(self.folder / name, seal("corpus", jsonl.encode(ordered)))
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
        """Keep other runs out of the folder (`lock.alone`), end what those that were killed had begun."""
        with alone(self.folder):
            finish(self.folder.parent)
            for folder in (self.folder.parent, self.folder):
                for draft in [*folder.glob(".*.part"), *folder.glob("results/*/.*.part")]:
                    if draft.is_dir() and not draft.is_symlink():
                        shutil.rmtree(draft, ignore_errors=True)
                    else:
                        draft.unlink(missing_ok=True)
            yield


@contextlib.contextmanager
def made(out: Path) -> Iterator[tuple[Store, Manifest]]:
    """The store of the run in `out`, kept from others, and its corpus. Raises `NotFoundError` if no run has ended
    there.
    """
    store = Store(out / STORE)
    missing = NotFoundError(f"{out} holds no corpus; make one with: sayso run SEEDS --out {out}")
    if not store.folder.is_dir():
        raise missing
    with store.locked():
        manifest = store.manifest()
        if not manifest.fingerprint:
            raise missing
        yield store, manifest
