"""The locks are whole, hashed, of ``pyproject.toml`` as it is, and name no place to get files from."""

from __future__ import annotations

import re

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.supply.lock import FOLDER, path_of, pins, read_pins
from tests.supply.project import EXTRAS_LOCKED, canonical, required

LOCKS = ("dev", "run", "cluster", "lowest")
EXTRAS = {"dev": EXTRAS_LOCKED, "run": (), "cluster": ("cluster",), "lowest": EXTRAS_LOCKED}
MANY_DATES = ("tzdata", "types-lxml", "fsspec")
"""What is numbered by date and may be as new as it likes: no upper bound."""


def test_every_lock_is_tested() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(LOCKS)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes_and_no_address_or_path_is_named(lock: str) -> None:
    assert all(pin.hashes for pin in pins(lock))
    assert not re.search(r"https?:|file:|--(?:extra-)?index|find-links|\n\s*(?:-e|\.|/)", path_of(lock).read_text())


@pytest.mark.parametrize("lock", LOCKS)
def test_what_the_project_asks_for_is_in_the_lock_at_a_version_that_it_allows(lock: str) -> None:
    pinned: dict[str, list[Version]] = {}
    for pin in pins(lock):
        pinned.setdefault(pin.name, []).append(pin.version)
    for wanted in required(*EXTRAS[lock]):
        assert pinned.get(canonical(wanted.name)), f"{wanted}: not in requirements/{lock}.txt (make lock)"
        for version in pinned[canonical(wanted.name)]:
            assert version in wanted.specifier, f"{wanted}: {version} in requirements/{lock}.txt (make lock)"


def test_the_smaller_locks_are_parts_of_the_one_for_development() -> None:
    whole = pins("dev")
    known = {(pin.name, pin.version): set(pin.hashes) for pin in whole}
    for part in ("run", "cluster"):
        for pin in pins(part):
            assert known.get((pin.name, pin.version)) == set(pin.hashes), f"{pin.name} {pin.version} in {part}.txt"


@pytest.mark.parametrize("wanted", required(*EXTRAS_LOCKED), ids=lambda wanted: wanted.name)
def test_the_highest_series_that_is_allowed_is_the_one_that_is_locked_and_tested(wanted: Requirement) -> None:
    bounds = [Version(part.version) for part in wanted.specifier if part.operator == "<"]
    if wanted.name in MANY_DATES:
        assert not [bound for bound in bounds if bound.major < 2000]
        return
    (bound,) = bounds
    newest = max(pin.version for pin in pins("dev") if pin.name == canonical(wanted.name))
    assert newest.release[: len(_last_before(bound))] == _last_before(bound), f"{wanted}, but {newest} is locked"


def _last_before(bound: Version) -> tuple[int, ...]:
    """The series just below a bound: of 3 it is (2,), of 0.41 (0, 40)."""
    release = bound.release
    while release[-1] == 0:
        release = release[:-1]
    return (*release[:-1], release[-1] - 1)


@pytest.mark.parametrize("wanted", required(*EXTRAS_LOCKED), ids=lambda wanted: wanted.name)
def test_the_lowest_version_that_is_allowed_is_the_one_that_is_tested(wanted: Requirement) -> None:
    (bound,) = [Version(part.version) for part in wanted.specifier if part.operator == ">="]
    (tested,) = [pin.version for pin in pins("lowest") if pin.name == canonical(wanted.name)]
    assert tested.release[: len(bound.release)] == bound.release, f"{wanted}, but {tested} is tested by `make lowest`"


def test_a_line_that_is_none_of_a_lock_is_told() -> None:
    with pytest.raises(ValueError, match="line 1 is neither"):
        read_pins("orvel>=1")
