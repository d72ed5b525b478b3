"""What is kept of a run's files to answer sooner: the store of the graph, the index of the page.

Both are made anew from the files for people: whatever happens to them, answers are right, or there is a message.
"""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from pipeline.cli import main
from pipeline.graph import disk
from pipeline.view import index as pages
from tests.faults.child import Ended, Fuse, copied, forked
from tests.faults.damage import DAMAGES, files_in
from tests.faults.kills import CASES, Scene

QUERY = "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY STR(?g) STR(?s) STR(?p) STR(?o)"


def all_quads(out: Path) -> None:
    """``sayso query``, from a store however small the graph is."""
    disk._LARGE = 0
    main(["query", "-e", QUERY, "--out", str(out), "-f", "csv"])


def whole_page(out: Path) -> None:
    """What the page asks, from an index that is made if there is none."""
    index = pages.make(out)
    for name, query in (("opening", ()), ("totals", ()), ("claims", (("q", "bridge"),)), ("find", (("q", "Reyes"),))):
        print(name, hashlib.sha256(pages.answer(index, name, query)).hexdigest())


class Cache:
    """A cache of a run's folder, by the answers that come from it."""

    def __init__(self, folder: Path, name: str, answer: Callable[[Path], None], files: str) -> None:
        self.name, self._answer, self._files = name, answer, files
        self._scene, self._folder = Scene(CASES[1], folder / "scene"), folder
        self.counts: Counter[str] = Counter()
        self.wrong: tuple[str, ...] = ()

    def _do(self, out: Path, fuse: Fuse | None = None, kill: float | None = None) -> Ended:
        prepare = fuse.lay if fuse is not None else lambda: None
        return forked(lambda: self._answer(out), self._folder / "log", prepare, kill)

    @cached_property
    def _first(self) -> Ended:
        """The answer to the second state, in whose folder is a cache of the first."""
        copied(self._scene.start, self._stale)
        assert self._do(self._stale).status == 0
        for path in self._scene.end.iterdir():
            if path.is_file():
                (self._stale / path.name).write_bytes(path.read_bytes())
        copied(self._stale, self._made)
        ended = self._do(self._made)
        assert ended.status == 0, ended.said
        return ended

    @property
    def _stale(self) -> Path:
        return self._folder / "stale"

    @property
    def _made(self) -> Path:
        return self._folder / "made"

    def kill(self, chance: random.Random) -> None:
        """Kill its making at an operation that can be seen from outside, or after some time."""
        whole, out = self._first, copied(self._stale, self._folder / "out")
        if chance.random() < 0.5:
            ended = self._do(out, Fuse(chance.randint(1, 16), chance.random() < 0.5))
        else:
            ended = self._do(out, kill=chance.uniform(0, whole.seconds))
        self.counts["killed" if ended.status == -9 else "late"] += 1
        again = self._do(out)
        if (again.status, again.said) != (0, whole.said):
            self._is_wrong("killed", again)
        left = [path.name for path in (out / ".sayso").rglob("*.part")]
        if (
            left or len([p for p in (out / ".sayso" / "graph").glob("*-*") if p.is_dir()]) > 2
        ):  # the old one goes with the next
            self._is_wrong(f"left {left}", again)

    def damage(self, chance: random.Random) -> None:
        """Damage one of its files."""
        whole, out = self._first, copied(self._made, self._folder / "out")
        # A copy has other times than what it is copied from; the cache must not be stale for that alone.
        assert self._do(out).said == whole.said
        files = sorted(out.glob(self._files))
        path, name = chance.choice([p for p in files if p.is_file()]), chance.choice(sorted(DAMAGES))
        DAMAGES[name](path, files_in(out / ".sayso"), chance)
        ended = self._do(out)
        if (ended.status, ended.said) == (0, whole.said):
            self.counts["mended"] += 1
        elif ended.told:
            self.counts["told"] += 1
        else:
            self._is_wrong(f"{path.relative_to(out)} {name}", ended)

    def _is_wrong(self, what: str, ended: Ended) -> None:
        self.wrong = (*self.wrong, f"{self.name}, {what}: {ended.status} {ended.said[-700:]}")


def caches(folder: Path) -> tuple[Cache, Cache]:
    """The two, in folders of their own."""
    return (
        Cache(folder / "graph", "the graph's store", all_quads, ".sayso/graph/**/*"),
        Cache(folder / "page", "the page's index", whole_page, ".sayso/page.sqlite*"),
    )
