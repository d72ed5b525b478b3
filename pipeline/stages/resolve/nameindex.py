"""The names of an article by their words, so that names which may be one are found without going through all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeVar

from pipeline.stages.resolve.namegroup import NameGroup
from pipeline.stages.resolve.naming import initials
from pipeline.stages.resolve.referents import Referent

Key = TypeVar("Key")


class NameIndex:
    """Names in their order, by first word, last word, acronym, and the characters that their places end at."""

    def __init__(self, groups: Sequence[NameGroup], referents: Sequence[Referent]) -> None:
        self._groups = groups
        self._referents = referents

    def beginning(self, word: str) -> Sequence[NameGroup]:
        """The names whose first word this is."""
        return self._first.get(word, ())

    def ending(self, word: str) -> Sequence[NameGroup]:
        """The names whose last word this is."""
        return self._last.get(word, ())

    def spelling_out(self, acronym: str) -> Sequence[NameGroup]:
        """The names that may have this acronym (lower case)."""
        return self._initials.get(acronym, ())

    def before(self, places: Iterable[int], reach: int) -> list[NameGroup]:
        """The names that end less than `reach` characters before one of the places, once each."""
        found: dict[str, NameGroup] = {}
        for place in places:
            for gap in range(1, reach):
                found.update((g.norm, g) for g in self._ends.get(self._referents[place].start - gap, ()))
        return list(found.values())

    @cached_property
    def _first(self) -> dict[str, list[NameGroup]]:
        return _by((g.parts[0], g) for g in self._groups)

    @cached_property
    def _last(self) -> dict[str, list[NameGroup]]:
        return _by((g.parts[-1], g) for g in self._groups)

    @cached_property
    def _initials(self) -> dict[str, list[NameGroup]]:
        return _by((found, g) for g in self._groups for found in initials(g.norm))

    @cached_property
    def _ends(self) -> dict[int, list[NameGroup]]:
        return _by((self._referents[place].end, g) for g in self._groups for place in g.places)


def _by(pairs: Iterable[tuple[Key, NameGroup]]) -> dict[Key, list[NameGroup]]:
    found: dict[Key, list[NameGroup]] = defaultdict(list)
    for key, group in pairs:
        found[key].append(group)
    return dict(found)
