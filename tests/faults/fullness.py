"""Commands on a disk that has too little room."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.faults.child import command, copied
from tests.faults.kills import Case, Scene
from tests.faults.shortage import fill
from tests.faults.world import contents, public


class Full:
    """A case on a small disk with less and less room.

    Where it does not suffice there is a message, all files for people are as they were, and with room the same command
    does its work.
    """

    def __init__(self, folder: Path, disk: Path, case: Case) -> None:
        self._scene, self._log = Scene(case, folder), folder / "log"
        self._scene.out, self._disk = disk / "out", disk
        self.counts: Counter[str] = Counter()
        self.wrong: tuple[str, ...] = ()

    def with_room(self, free: int) -> None:
        """Give the command on a disk with so many bytes free, and again when there is more."""
        scene, name = self._scene, self._scene.case.name
        old, expected = public(scene.start), contents(scene.end)
        copied(scene.start, scene.out).mkdir(exist_ok=True)
        filler = fill(self._disk, free)
        ended = command(scene.filled(scene.case.arguments), self._log)
        here = public(scene.out)
        filler.unlink()
        if ended.status == 0:
            self.counts["fitted"] += 1
            return
        self.counts["told"] += 1
        if not (ended.told and "room" in ended.said and str(scene.out) in ended.said):
            self.wrong = (*self.wrong, f"{name}, {free}: {ended.said[-500:]}")
        if here != old:
            self.wrong = (*self.wrong, f"{name}, {free}: {sorted(here.keys() ^ old.keys())} differ")
        again = command(scene.filled(scene.case.arguments), self._log)
        if again.status or contents(scene.out) != expected:
            self.wrong = (*self.wrong, f"{name}, {free}: given again it leaves something else: {again.said[-300:]}")
