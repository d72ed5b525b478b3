"""Seeds by address: object stores and whatever else fsspec reaches (``s3://…``, ``gs://…``, ``https://…``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, cast

from pipeline.errors import NotFoundError, SaysoError, SetupError
from pipeline.model import Rejection, Seed
from pipeline.seeds import find_seeds, kind_of, read_seeds
from pipeline.seeds.kind import ACCEPTED
from pipeline.seeds.rejected import is_fit, rejected, unreadable

DEPTH = 64
"""Folders within folders; more are a loop."""


def is_address(path: str) -> bool:
    """Whether a seed is given by an address rather than by a path of this machine.

    >>> is_address("s3://news/2024"), is_address("seeds/s3.txt")
    (True, False)
    """
    return "://" in path


def find_all(places: Sequence[str]) -> Iterator[Seed | Rejection]:
    """The seeds at paths and addresses, in the order given; see `find_seeds`, which this extends.

    What an address holds gives the seeds that the same files in a local folder would give, in the same order. Raises
    `NotFoundError` if a place does not exist, `SetupError` if a library for it is missing, and `SaysoError` if it
    does not answer, all at once, before anything is read.
    """
    found = [_far(place) if is_address(place) else find_seeds([place]) for place in places]
    return (seed for seeds in found for seed in seeds)


def _far(address: str) -> Iterator[Seed | Rejection]:
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise SetupError(f"{address}: addresses need fsspec; install it with: pip install 'sayso[cluster]'") from error
    try:
        system, path = url_to_fs(address)
        # What stood there a moment ago may be kept by fsspec from another run in this process.
        system.invalidate_cache()
        info = system.info(path)
    except FileNotFoundError as error:
        raise NotFoundError(f"{address}: nothing is there; check the address") from error
    except (ImportError, ValueError) as error:
        raise SetupError(f"{address}: {error}") from error
    except Exception as error:  # each store has errors of its own
        raise SaysoError(f"{address}: {error or type(error).__name__}; check the address and your access") from error
    if info["type"] == "directory":
        return _folder(system, path.rstrip("/"), "", 0)
    return _file(system, path, path.rstrip("/").rpartition("/")[2])


def _folder(system: Any, path: str, prefix: str, depth: int) -> Iterator[Seed | Rejection]:
    try:
        inside = {_name(entry): entry for entry in system.ls(path, detail=True) if entry["name"].rstrip("/") != path}
    except Exception as error:
        yield _unreadable(prefix.rstrip("/") or path.rpartition("/")[2], error)
        return
    for name, entry in sorted(inside.items()):
        if name.startswith("."):
            continue
        if entry["type"] != "directory":
            yield from _file(system, entry["name"], f"{prefix}{name}")
        elif depth < DEPTH:
            yield from _folder(system, entry["name"].rstrip("/"), f"{prefix}{name}/", depth + 1)
        else:
            yield rejected(f"{prefix}{name}", "symlink-loop", f"more than {DEPTH} folders within each other")


def _name(entry: dict[str, Any]) -> str:
    return str(entry["name"]).rstrip("/").rpartition("/")[2]


def _file(system: Any, path: str, shown: str) -> Iterator[Seed | Rejection]:
    if not is_fit(shown):
        yield rejected(shown, "bad-name", "the name holds control characters or marks that turn text; rename it")
    elif kind_of(shown) is None:
        yield rejected(shown, "unknown-format", f"not a kind of file that is read; {ACCEPTED}")
    else:
        try:
            with system.open(path, "rb") as stream:
                yield from read_seeds(cast(BinaryIO, stream), shown)
        except Exception as error:
            yield _unreadable(shown, error)


def _unreadable(shown: str, error: Exception) -> Rejection:
    return unreadable(shown, error if isinstance(error, OSError) else OSError(str(error) or type(error).__name__))
