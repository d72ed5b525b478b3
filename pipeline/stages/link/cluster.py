"""Average-link clustering: what belongs together by all that is known of it, and not by one bridge."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from heapq import heapify, heappop, heappush

Edges = Mapping[tuple[str, str], float]
"""How alike two members are, the lesser id first."""
Apart = Callable[[Sequence[str], Sequence[str]], bool]


def never(one: Sequence[str], other: Sequence[str]) -> bool:
    """Nothing keeps two clusters apart."""
    return False


def average_link(
    members: Sequence[str], edges: Edges, least: float, missing: float = 0.0, apart: Apart = never
) -> tuple[tuple[str, ...], ...]:
    """Clusters of `members`, each sorted, in the order of their first members.

    The two clusters that are most alike are joined, again and again, while the mean likeness of all pairs between
    them is at least `least`. A pair without an edge counts `missing`, so that one strong edge doesn't chain two
    clusters together. Clusters that `apart` keeps apart are never joined. The outcome does not depend on the order of
    members and edges, nor on members that no edge leads to. Sokal and Michener's UPGMA (1958) on a sparse graph.
    """
    clusters: dict[str, tuple[str, ...]] = {name: (name,) for name in sorted(members)}
    sums: dict[str, dict[str, tuple[float, int]]] = {name: {} for name in clusters}
    for (one, other), likeness in sorted(edges.items()):
        if one in sums and other in sums and one != other:
            sums[one][other] = sums[other][one] = (likeness, 1)

    def mean(one: str, other: str) -> float:
        total, known = sums[one][other]
        pairs = len(clusters[one]) * len(clusters[other])
        return (total + missing * (pairs - known)) / pairs

    # A cluster goes by its first member and its size, which changes with every join: older entries are stale.
    def entry(one: str, other: str) -> tuple[float, str, str, int, int]:
        first, second = sorted((one, other))
        return -round(mean(one, other), 9), first, second, len(clusters[first]), len(clusters[second])

    queue = [entry(one, other) for one in sums for other in sums[one] if one < other and mean(one, other) >= least]
    heapify(queue)
    while queue:
        _, first, second, size, other_size = heappop(queue)
        if len(clusters.get(first, ())) != size or len(clusters.get(second, ())) != other_size:
            continue
        if apart(clusters[first], clusters[second]):
            continue
        clusters[first] = tuple(sorted((*clusters[first], *clusters.pop(second))))
        gone = sums.pop(second)
        sums[first].pop(second)
        for other, (total, known) in gone.items():
            if other != first:
                sums[other].pop(second)
                before, count = sums[first].get(other, (0.0, 0))
                sums[first][other] = sums[other][first] = (before + total, count + known)
        for other in sorted(sums[first]):
            if mean(first, other) >= least:
                heappush(queue, entry(first, other))
    return tuple(clusters[name] for name in sorted(clusters))
