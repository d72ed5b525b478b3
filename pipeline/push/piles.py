"""Lines that are put aside by graph, each graph in a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipeline.model import digest
from pipeline.push.digests import Total

HELD = 32 << 20
"""So many bytes are in memory before they are written."""


class Piles:
    """Files of `folder`, one for each of `graphs`."""

    def __init__(self, folder: Path, graphs: Iterable[str]) -> None:
        self._paths = {graph.encode(): folder / f"{digest(graph)[:32]}.nt" for graph in graphs}
        self._totals = {graph: Total() for graph in self._paths}
        self._waiting: dict[bytes, list[bytes]] = {}
        self._held = 0

    def add(self, graph: bytes, line: bytes) -> None:
        """Put a line on its pile, if its graph has one."""
        if graph in self._paths:
            self._waiting.setdefault(graph, []).append(line)
            self._totals[graph].add(line)
            self._held += len(line)
            if self._held >= HELD:
                self.flush()

    def flush(self) -> None:
        """Write what is in memory."""
        for graph, lines in self._waiting.items():
            with self._paths[graph].open("ab") as stream:
                stream.writelines(lines)
        self._waiting, self._held = {}, 0

    def path(self, graph: str) -> Path:
        """The file of a graph."""
        return self._paths[graph.encode()]

    def digest(self, graph: str) -> str:
        """The digest of what is on the pile of a graph."""
        return str(self._totals[graph.encode()])
