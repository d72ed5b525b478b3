"""By what code and data something was made: results that other code made are not used."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from pipeline.model import digest


@cache
def made_by(*names: str) -> str:
    """A digest of parts of the package, files or folders, named from its root with ``/``: all their code and data."""
    return digest(
        *(item for name in names for part in _contents(files("pipeline").joinpath(name), name) for item in part)
    )


def _contents(place: Traversable, name: str) -> list[tuple[str, str]]:
    """Name and SHA-256 of each source and data file at or below `place`, in the order of their names."""
    if place.is_file():
        return [(name, hashlib.sha256(place.read_bytes()).hexdigest())]
    inside = sorted((p for p in place.iterdir() if not p.name.startswith(("_", "."))), key=lambda p: p.name)
    packages = [p for p in (place / "__init__.py",) if p.is_file()]
    return [entry for p in [*packages, *inside] for entry in _contents(p, f"{name}/{p.name}")]
