"""Sets of what pairs and larger sets connect."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def connected(sets: Iterable[Sequence[str]], members: Iterable[str]) -> list[tuple[str, ...]]:
    """The members in groups, so that each of `sets` is in one of them; each sorted, in order.

    >>> connected([("a", "c"), ("c", "d")], "abcd")
    [('a', 'c', 'd'), ('b',)]
    """
    held: dict[str, set[str]] = {member: {member} for member in members}
    for one in sets:
        both = set[str]().union(*(held[member] for member in one))
        held.update(dict.fromkeys(both, both))
    return sorted({tuple(sorted(group)) for group in held.values()})
