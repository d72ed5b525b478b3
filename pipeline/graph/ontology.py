"""Where the ontology's files are: in a wheel inside the package, in a checkout beside it."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pipeline.errors import SetupError


def folder() -> Traversable:
    """The folder with ``sayso.ttl``, ``shapes.ttl``, ``plover.ttl``, ``context.jsonld`` and ``questions/``.

    Raises `SetupError` if the installation lacks it.
    """
    packed = files("pipeline") / "ontology"
    beside = Path(__file__).parents[2] / "ontology"
    for place in (packed, beside):
        if (place / "sayso.ttl").is_file():
            return place
    raise SetupError("the ontology's files are missing: install sayso again")


def read(name: str) -> str:
    """The text of one of the files.

    >>> read("plover.ttl").startswith("@prefix")
    True
    """
    return (folder() / name).read_text("utf-8")
