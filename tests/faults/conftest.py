"""Faults come first: a fork of a process that had a store on disk lacks that store's threads, and waits for them."""

from __future__ import annotations

from pathlib import Path

import pytest

_HERE = Path(__file__).parent


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of this folder before all others; the order is kept otherwise."""
    items.sort(key=lambda item: _HERE not in item.path.parents)
