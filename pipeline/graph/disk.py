"""The Oxigraph store of an exported graph on disk, made once and opened in milliseconds.

It stands beside the results of the run, in ``.sayso/graph`` of the folder of ``graph.nq``: a folder named after the
digest of the file and the engine's version, and ``stamp.json``, which tells what the file looked like then. A store is
never changed: another graph gets another one, made beside and renamed when whole, so a process that is killed leaves
none that is half, and who reads an old one keeps it. Stores that nobody reads are deleted when the next is made.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pyoxigraph
from pyoxigraph import Store

from pipeline import jsonl
from pipeline.errors import FormatError
from pipeline.graph.loading import Kept, fill, load_store, wrap

if TYPE_CHECKING:
    from rdflib import Dataset

try:
    import fcntl
except ImportError:  # no advisory locks on this system: old stores are then never deleted
    fcntl = None  # type: ignore[assignment]

_LARGE = 16 << 20
"""Bytes of N-Quads from which a store is worth its making: about a third of a second to read into memory."""
HOME = Path(".sayso") / "graph"
_FILES = "sayso.json"
"""In a store: what its files looked like when it was made."""
_DATA = ("CURRENT", "MANIFEST")
Progress = Callable[[int, int], None]
"""Is told how many bytes of how many are read."""


def silent(done: int, total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file looked like when its store was made: size in bytes, inode, times of modification and of change in
    nanoseconds (the first can be set to what it was, the second can't), and the SHA-256 of its content; and the version
    of the engine that made the store.
    """

    size: int
    inode: int
    modified: int
    changed: int
    digest: str
    engine: str

    @property
    def store(self) -> str:
        """The name of the store's folder."""
        return f"{self.digest[:20]}-{self.engine}"


class Lock:
    """A shared lock on a file, until it is closed or forgotten. Raises `OSError` where it can't be had."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        self.close = weakref.finalize(self, os.close, self._handle)
        if fcntl is not None:
            fcntl.flock(self._handle, fcntl.LOCK_SH)


def look(file: Path) -> Stamp:
    """The stamp of a file, without its digest. Raises `OSError` where there is no file."""
    return _stamped(file.stat())


def _stamped(seen: os.stat_result, digest: str = "") -> Stamp:
    times = seen.st_mtime_ns, seen.st_ctime_ns
    return Stamp(seen.st_size, seen.st_ino, *times, digest, pyoxigraph.__version__)


def find(file: Path, home: Path | None = None) -> Path | None:
    """The store of a file, if there is one of what the file holds now. By the looks of the file alone, at no cost."""
    home = home or file.parent / HOME
    stamp = _stamp(home)
    if stamp is None or replace(stamp, digest="") != look(file):
        return None
    return home / stamp.store if _untouched(home / stamp.store) else None


def make(file: Path, home: Path | None = None, progress: Progress = silent) -> Path:
    """The store of a file of N-Quads: the one that is there if it is of the same content, else made now.

    Another process that makes one in the same `home` is waited for. Raises `FormatError` for a file that can't be read,
    `OSError` where the folder can't be written.
    """
    home = home or file.parent / HOME
    if (found := find(file, home)) is not None:
        return found
    home.mkdir(parents=True, exist_ok=True)
    with _alone(home):
        if (found := find(file, home)) is not None:
            return found
        for draft in home.glob(".*.part"):
            if draft.is_dir():
                shutil.rmtree(draft, ignore_errors=True)
            else:
                draft.unlink(missing_ok=True)
        with file.open("rb") as stream:
            seen = os.fstat(stream.fileno())
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            stamp = _stamped(seen, digest)
            store = home / stamp.store
            if not _untouched(store):
                shutil.rmtree(store, ignore_errors=True)
                stream.seek(0)
                _load(file, _Counted(stream, seen.st_size, progress), store)
            after = os.fstat(stream.fileno())
        if (after.st_size, after.st_mtime_ns) != (seen.st_size, seen.st_mtime_ns):
            shutil.rmtree(store, ignore_errors=True)
            raise FormatError(f"{file}: it was written to while it was read; try again when that has ended")
        jsonl.write_atomic(home / "stamp.json", jsonl.encode(stamp) + b"\n")
        _sweep(home, stamp.store)
    return store


def open_graph(file: Path, progress: Progress = silent) -> Dataset:
    """The dataset in ``graph.nq`` of a run's folder, as by `open_kept`."""
    kept = open_kept(file, progress)
    dataset = wrap(kept.store)
    dataset.kept = kept  # type: ignore[attr-defined]  # nobody deletes the store while the dataset lives
    return dataset


def open_kept(file: Path, progress: Progress = silent) -> Kept:
    """The graph in ``graph.nq`` of a run's folder: from its store, which is made if it is missing or stale.

    A small file is read into memory, which takes no longer; so is one whose folder can't be written. Raises
    `FormatError` for what can't be read.
    """
    try:
        if find(file) is None and look(file).size < _LARGE:
            return Kept(load_store(file))
        return open_made(file, progress=progress)
    except OSError:
        return Kept(load_store(file))


def open_made(file: Path, home: Path | None = None, progress: Progress = silent) -> Kept:
    """The store of a file as by `make`, open. One that is damaged is made anew."""
    store = make(file, home, progress)
    try:
        return open_store(store)
    except FormatError:
        shutil.rmtree(store, ignore_errors=True)
        return open_store(make(file, home, progress))


def open_store(folder: Path) -> Kept:
    """Open a store for reading. Raises `FormatError` if it is damaged or gone."""
    lock = None
    try:
        with contextlib.suppress(OSError):  # a folder that can't be written: then nobody deletes from it
            lock = Lock(folder.parent / f"{folder.name}.lock")
        return Kept(Store.read_only(str(folder)), lock, folder)
    except (OSError, RuntimeError) as error:  # the engine's errors are either, by what is damaged
        raise FormatError(f"{folder}: {error}; delete it, it is made anew") from error


def damaged(error: Exception, store: Path) -> bool:
    """Whether an error of the engine tells that a store is damaged. Then the store is deleted: it is made anew."""
    if "Corruption" not in str(error):
        return False
    shutil.rmtree(store, ignore_errors=True)
    return True


class _Counted:
    """A file that tells how much of it was read."""

    def __init__(self, stream: IO[bytes], total: int, progress: Progress) -> None:
        self._stream, self._total, self._progress, self._done = stream, total, progress, 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._done += len(data)
        self._progress(self._done, self._total)
        return data


def _load(file: Path, stream: _Counted, store: Path) -> None:
    draft = store.with_name(f".{store.name}.part")
    try:
        made = Store(str(draft))
        fill(made, file, stream)
        made.optimize()  # a look-up has one sorted file to look into then, in the place of many
        del made  # closed, and so whole on disk
        jsonl.write_atomic(draft / _FILES, jsonl.encode(_files(draft)))
        draft.rename(store)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def _files(store: Path) -> list[tuple[str, int, int]]:
    """What the files of data in a store look like: name, size and time of modification (ns) of each."""
    data = (path for path in sorted(store.iterdir()) if path.name.startswith(_DATA) or path.suffix == ".sst")
    return [(path.name, (seen := path.stat()).st_size, seen.st_mtime_ns) for path in data]


def _untouched(store: Path) -> bool:
    """Whether a store is there, and nobody has written to it since it was made: the engine may hang on one that is
    damaged.
    """
    try:
        return jsonl.decode((store / _FILES).read_bytes(), list[tuple[str, int, int]]) == _files(store)
    except (OSError, FormatError):
        return False


def _stamp(home: Path) -> Stamp | None:
    try:
        return jsonl.decode((home / "stamp.json").read_bytes(), Stamp)
    except (OSError, FormatError):
        return None


@contextlib.contextmanager
def _alone(home: Path) -> Iterator[None]:
    with (home / "lock").open("ab") as handle:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _free(lock: IO[bytes]) -> bool:
    """Whether nobody else holds the lock; then it is ours. Where there are no locks, nobody can tell."""
    ours = False
    if fcntl is not None:
        with contextlib.suppress(OSError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            ours = True
    return ours


def _sweep(home: Path, wanted: str) -> None:
    """Delete the stores that are neither `wanted` nor read by anyone."""
    for folder in sorted(home.iterdir()):
        if not folder.is_dir() or folder.name == wanted:
            continue
        path = home / f"{folder.name}.lock"
        with path.open("ab") as lock:
            if not _free(lock):
                continue
            shutil.rmtree(folder, ignore_errors=True)
            path.unlink(missing_ok=True)
