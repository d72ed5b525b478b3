"""Commands that are killed, and what must hold afterwards.

A kill leaves each file of the folder as it was or as it was to be; no finished article is lost; readers of several
files see one state; and the same command, given again, ends with the bytes of one that was not disturbed.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.cli import main
from pipeline.errors import FormatError, SaysoError
from pipeline.placing import MARK
from pipeline.records import FILES, load_corpus
from pipeline.store import STORE, Store
from tests.faults.child import Ended, Fuse, command, copied, forked
from tests.faults.world import contents, public, write_seeds

RULES = ("--attributor", "rules", "--workers", "1")


@dataclass(frozen=True, slots=True)
class Case:
    """A command (``{out}`` and others stand for folders) and the commands that lead to the state that it begins in."""

    name: str
    arguments: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = ()
    drop: str = ""


def _run(seeds: str, *more: str) -> tuple[str, ...]:
    return ("run", "{" + seeds + "}", "--out", "{out}", *RULES, *more)


FIRST = _run("first")
CASES = (
    Case("run, the first", FIRST),
    Case("run, more and less", _run("second", "--only"), (FIRST,)),
    Case("run --no-export", _run("second", "--only", "--no-export"), (FIRST,)),
    Case("export", ("export", "--out", "{out}"), (FIRST, _run("second", "--no-export"))),
    Case("remove", ("remove", "fuel", "--out", "{out}"), (FIRST,)),
    Case("remove --no-export", ("remove", "fuel", "--out", "{out}", "--no-export"), (FIRST,)),
    Case("judge", ("judge", "same", "Tamsk Oil", "Ana Reyes", "--out", "{out}"), (FIRST,)),
    Case("link", ("link", "{out}"), (FIRST,)),
    Case("build", ("build", "{out}"), (FIRST,), "graph.*"),
    Case("view", ("view", "{out}"), (FIRST,), "graph.html"),
)


@dataclass(slots=True)
class Told:
    """How many kills hit, how many came too late, how many fell into the replacing of files, and what was found."""

    kills: int = 0
    late: int = 0
    mixed: int = 0
    found: tuple[str, ...] = ()


class Scene:
    """A case in a folder of its own: the state before, the state after, and kills between them."""

    def __init__(self, case: Case, folder: Path) -> None:
        self.case, self._folder = case, folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.first, self.second = write_seeds(folder / "seeds")
        self.out, self._log = folder / "out", folder / "log"
        self.told = Told()
        self._results: dict[str, bytes] = {}

    def filled(self, arguments: Sequence[str]) -> list[str]:
        """The arguments with the folders in them."""
        return [a.format(out=self.out, first=self.first, second=self.second) for a in arguments]

    def do(self, arguments: Sequence[str]) -> Ended:
        """A command that is not disturbed; it must end well."""
        ended = command(self.filled(arguments), self._log)
        assert ended.status == 0, ended.said
        return ended

    @cached_property
    def start(self) -> Path:
        """The folder as the command finds it."""
        for arguments in self.case.before:
            self.do(arguments)
        if self.case.drop:
            for path in self.out.glob(self.case.drop):
                path.unlink()
        return copied(self.out, self._folder / "start")

    @property
    def end(self) -> Path:
        """The folder as an undisturbed command leaves it."""
        assert self._whole.status == 0
        return self._folder / "end"

    @cached_property
    def length(self) -> float:
        """How many seconds of a processor the command takes."""
        return self._whole.seconds

    @cached_property
    def _whole(self) -> Ended:
        copied(self.start, self.out)
        ended = self.do(self.case.arguments)
        copied(self.out, self._folder / "end")
        return ended

    @cached_property
    def operations(self) -> int:
        """How many operations of it can be seen from outside."""
        copied(self.start, self.out)
        count = self._folder / "count"
        command(self.filled(self.case.arguments), self._log, Fuse(0, count=count).lay)
        return int(count.read_text())

    def kill_at(self, number: int, torn: bool = False) -> None:
        """Kill the command at an operation (`Fuse`), and look at what is left."""
        self._prepared()
        ended = command(self.filled(self.case.arguments), self._log, Fuse(number, torn).lay)
        self._look(f"{self.case.name}, operation {number}{' torn' if torn else ''}", ended)

    def kill_after(self, seconds: float) -> None:
        """Kill the command after some time, and look at what is left."""
        self._prepared()
        ended = forked(lambda: main(self.filled(self.case.arguments)), self._log, kill=seconds)
        self._look(f"{self.case.name}, {seconds:.3f} s", ended)

    def _prepared(self) -> None:
        assert self._whole.status == 0
        copied(self.start, self.out)

    def _look(self, what: str, ended: Ended) -> None:
        if ended.status != -9:
            self.told.late += 1
            if ended.status:
                self._wrong(what, f"ended with {ended.status}: {ended.said[-300:]}")
            return
        self.told.kills += 1
        for wrong in self._wrongs():
            self._wrong(what, wrong)

    def _wrong(self, what: str, wrong: str) -> None:
        self.told.found = (*self.told.found, f"{what}: {wrong}")

    def _wrongs(self) -> Iterator[str]:
        old, new = public(self.start), public(self.end)
        here = {name: data for name, data in public(self.out).items() if not name.endswith(".part")}
        for name, data in here.items():
            if data not in (old.get(name), new.get(name)):
                yield f"{name} is neither the old nor the new one"
        for name in (old.keys() & new.keys()) - here.keys():
            yield f"{name} is gone"
        yield from self._readable(old, new)
        store = Store(self.out / STORE)
        kept = {path.stem for path in store.folder.glob("results/*/*.json")}
        for key in kept:
            if key not in store:
                yield f"result {key} is half"
        try:
            manifest = store.manifest()
        except SaysoError as error:
            yield f"the manifest: {error}"
            return
        for name, key in manifest.articles.items():
            if key not in kept:
                yield f"the result of {name} is lost"
        times = {key: store._path(key).stat().st_mtime_ns for key in kept}
        again = command(self.filled(self.case.arguments), self._log)
        if again.status == 2 and "no article" in again.said:  # it was removed already
            without = "--no-export" in self.case.arguments
            again = self.do(("judge", "list", "--out", "{out}") if without else ("export", "--out", "{out}"))
        if again.status:
            yield f"given again it ends with {again.status}: {again.said[-500:]}"
        for key, modified in times.items():
            path = store._path(key)
            if path.exists() and path.stat().st_mtime_ns != modified:
                yield f"result {key} was made again"
        ends, made = contents(self.end), contents(self.out)
        if "--no-export" in self.case.arguments:  # results of killed runs may be there until the next export
            ends, made = ({n: d for n, d in each.items() if "results" not in n} for each in (ends, made))
        for name in sorted(ends.keys() | made.keys()):
            if ends.get(name) != made.get(name):
                yield f"given again it leaves another {name}"

    def _readable(self, old: dict[str, bytes], new: dict[str, bytes]) -> Iterator[str]:
        """Who reads all records sees one state, and ends the replacing of files that was begun."""
        mixed = (self.out / MARK).exists()
        self.told.mixed += mixed
        if not mixed and not all((self.out / name).exists() for name in FILES):
            return
        try:
            load_corpus(self.out)
        except FormatError as error:
            yield f"records can't be read: {error}"
            return
        here = [(self.out / name).read_bytes() for name in FILES]
        if all(here != [state.get(name) for name in FILES] for state in (old, new)):
            yield "records of two states are read as one"


def campaign(folder: Path, kills: int, seed: int, cases: Sequence[Case] = CASES) -> Iterator[Scene]:
    """So many kills of each case: half of them at operations (all, if they suffice), half at random moments."""
    moments = random.Random(seed)
    for case in cases:
        scene = Scene(case, folder / "scene")
        points = [(n, torn) for n in range(1, scene.operations + 1) for torn in (False, True)]
        for number, torn in sorted(moments.sample(points, min(len(points), kills // 2))):
            scene.kill_at(number, torn)
        for _ in range(kills - min(len(points), kills // 2)):
            scene.kill_after(moments.uniform(0, scene.length * 1.05))
        yield scene
