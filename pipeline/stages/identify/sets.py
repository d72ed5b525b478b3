"""Sets of what is one, with bars between what is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Sets:
    """Sets of entity ids that never hold two that are barred from each other."""

    def __init__(self, known: Iterable[str]) -> None:
        self._set = {key: {key} for key in known}
        self._barred: dict[str, set[str]] = defaultdict(set)

    def bar(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Keep pairs apart from now on; those that are in one set already stay so."""
        for one, other in pairs:
            if self._set.get(one) is None or self._set.get(one) is not self._set.get(other):
                self._barred[one].add(other)
                self._barred[other].add(one)

    def join(self, one: str, other: str) -> bool:
        """Put two sets together; False if a bar stands between them."""
        if one not in self._set or other not in self._set:
            return True
        small, large = sorted((self._set[one], self._set[other]), key=lambda s: (len(s), min(s)))
        if small is large:
            return True
        if any(self._barred[key] & large for key in small if key in self._barred):
            return False
        large |= small
        for key in small:
            self._set[key] = large
        return True

    def root(self, key: str) -> str:
        """The least member of the set that an id is in."""
        return min(self._set.get(key, {key}))

    def found(self) -> list[list[str]]:
        """The sets of two or more, each sorted, in order."""
        every = {min(s): s for s in self._set.values() if len(s) > 1}
        return [sorted(every[key]) for key in sorted(every)]
