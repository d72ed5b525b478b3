"""Commands on a folder whose store has been damaged, and what must come of it."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from pipeline.store import STORE
from tests.faults.child import command, copied
from tests.faults.damage import DAMAGES, files_in
from tests.faults.kills import CASES, Case, Scene
from tests.faults.world import public


class Damaging:
    """Damages to the files of a store before a command. Each is either mended: the files for people are as they should
    be; or told: a message, and they are as they were.
    """

    def __init__(self, folder: Path, case: Case = CASES[3]) -> None:
        self._scene, self._log = Scene(case, folder), folder / "log"
        self.counts: Counter[str] = Counter()
        self.wrong: tuple[str, ...] = ()

    def all(self) -> list[tuple[Path, str]]:
        """Every file of the store with every damage."""
        files = files_in(self._scene.start / STORE)
        return [(path.relative_to(self._scene.start), name) for path in files for name in DAMAGES]

    def damage(self, path: Path, name: str, chance: random.Random) -> None:
        """Damage one file, and see what the command makes of it."""
        scene = self._scene
        old, new = public(scene.start), public(scene.end)
        copied(scene.start, scene.out)
        results = "results" in path.parts
        DAMAGES[name](scene.out / path, files_in(scene.out / STORE / ("results" if results else "")), chance)
        ended = command(scene.filled(scene.case.arguments), self._log)
        here = public(scene.out)
        if ended.status == 0 and here == new:
            self.counts["mended"] += 1
        elif ended.told and here == old and str(scene.out) in ended.said:
            self.counts["told"] += 1
        else:
            self.counts["wrong"] += 1
            what = "other files" if ended.status == 0 else ended.said[-600:]
            self.wrong = (*self.wrong, f"{scene.case.name}, {path} {name}: {what}")
