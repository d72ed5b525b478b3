"""Word lists and grammars as data files (TOML beside this module), and their loader."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of ``lexicon/<name>.toml``. The caller turns them into types of its own; do not change them.

    >>> "asserts" in load("cues")["verbs"]
    True
    """
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf-8"))
