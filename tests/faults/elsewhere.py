"""What is written outside the folder of a run, when its writer is killed: partitions, and the graphs of a graph store.

Partitions with a manifest are those of one state, and those without one are not whole; a store has what it was sent;
and the same command, given again, ends with what one that was not disturbed leaves.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from pipeline.cli import main
from tests.faults.child import Ended, copied, forked
from tests.faults.kills import CASES, Scene
from tests.faults.world import contents
from tests.push.oxigraph import Oxigraph


class Writer(ABC):
    """A command that writes the second state of a run to where the first one stands."""

    name = ""

    def __init__(self, folder: Path) -> None:
        self.folder, self._scene = folder, Scene(CASES[1], folder / "scene")
        self.old, self.new, self.out = self._scene.start, self._scene.end, folder / "out"
        self.counts: Counter[str] = Counter()
        self.wrong: tuple[str, ...] = ()

    def kill(self, share: float) -> None:
        """Kill it after this share of its time, look at what is left, and give it again."""
        after = share * self.length
        self.prepare()
        ended = forked(self.write, self.folder / "log", kill=after)
        self.counts["killed" if ended.status == -9 else "late"] += 1
        found = [*self.wrongs()]
        again = forked(self.write, self.folder / "log")
        if again.status:
            found.append(f"given again it ends with {again.status}: {again.said[-500:]}")
        found += self.differs()
        self.wrong = (*self.wrong, *(f"{self.name}, {share:.2f}: {one}" for one in found))

    @cached_property
    def length(self) -> float:
        """How many seconds of a processor it takes."""
        self.prepare()
        return self.done().seconds

    def done(self) -> Ended:
        """The command, undisturbed."""
        ended = forked(self.write, self.folder / "log")
        assert ended.status == 0, ended.said
        return ended

    @abstractmethod
    def prepare(self) -> None:
        """Lay out what the command finds."""

    @abstractmethod
    def write(self) -> None:
        """The command."""

    def wrongs(self) -> Iterator[str]:
        """What is wrong with what a kill has left."""
        yield from ()

    @abstractmethod
    def differs(self) -> Iterator[str]:
        """How the end differs from that of a command that was not disturbed."""


class Partitions(Writer):
    """``sayso export --to``."""

    name = "export --to"

    @cached_property
    def _states(self) -> tuple[Path, Path]:
        made = []
        for number, state in enumerate((self.old, self.new)):
            copied(state, self.out)
            shutil.rmtree(self._parts, ignore_errors=True)
            self.done()
            made.append(copied(self._parts, self.folder / f"parts{number}"))
        return made[0], made[1]

    @property
    def _parts(self) -> Path:
        return self.folder / "parts"

    def prepare(self) -> None:
        """Partitions of the first state, a run in the second."""
        old, _ = self._states
        copied(old, self._parts)
        copied(self.new, self.out)

    def write(self) -> None:
        """The command."""
        main(["export", "--out", str(self.out), "--to", str(self._parts), "--partitions", "3", "--gzip"])

    def wrongs(self) -> Iterator[str]:
        """Files that are not as the manifest says."""
        manifest = self._parts / "manifest.json"
        if not manifest.exists():
            return
        for file in json.loads(manifest.read_text("utf-8"))["files"]:
            path = self._parts / file["path"]
            if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != file["sha256"]:
                yield f"{file['path']} is not as the manifest says"

    def differs(self) -> Iterator[str]:
        """Files that are others than those of a command that was not disturbed."""
        ends, made = contents(self._states[1]), contents(self._parts)
        yield from (f"another {name}" for name in sorted(ends.keys() | made.keys()) if ends.get(name) != made.get(name))


class Sent(Writer):
    """``sayso push`` to a server."""

    name = "push"

    def __init__(self, folder: Path, server: Oxigraph) -> None:
        super().__init__(folder)
        self._server = server

    def prepare(self) -> None:
        """The server and what is remembered of it have the first state, the run is in the second."""
        self.out.mkdir(exist_ok=True)
        shutil.copy(self.old / "graph.nq", self.out)
        self.done()
        shutil.copy(self.new / "graph.nq", self.out)

    def write(self) -> None:
        """The command."""
        main(["push", str(self._server.address), "--out", str(self.out)])

    def differs(self) -> Iterator[str]:
        """Statements that the server has too many or too few."""
        ours = {str(quad) for quad in parse((self.new / "graph.nq").read_bytes(), RdfFormat.N_QUADS)}
        theirs = self._server.dump()
        if theirs != ours:
            yield f"the server has {len(theirs - ours)} statements too many, {len(ours - theirs)} too few"
        yield from (f"{path.name} is left" for path in self.out.rglob("*.part"))
