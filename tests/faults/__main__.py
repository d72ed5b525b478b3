"""Faults of all kinds, and what comes of them: ``python -m tests.faults [--kills N] [--seed S]``.

N kills of each command, at operations that can be seen from outside and at random moments, also of those that write
elsewhere; as many damages to files of the store, and to the two caches; a disk with less and less room under each
command. Prints counts, and what is wrong; exits with 1 if anything is.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from _pytest.outcomes import Skipped

from tests.faults.caches import caches
from tests.faults.damaging import Damaging
from tests.faults.elsewhere import Partitions, Sent, Writer
from tests.faults.fullness import Full
from tests.faults.kills import CASES, campaign
from tests.faults.shortage import small_disk
from tests.push.oxigraph import BINARY, running

ROOM = (0, 4_096, 30_000, 80_000, 150_000, 300_000, 600_000, 1_000_000, 1_400_000, 1_900_000)
Line = tuple[str, str, Sequence[str]]


def faults(folder: Path, kills: int, seed: int) -> Iterator[Line]:
    """What was tried, the counts, and what is wrong."""
    for scene in campaign(folder / "kills", kills, seed):
        told = scene.told
        counts = f"{told.kills} killed, {told.late} ended before, {told.mixed} while files were replaced"
        yield f"kill: {scene.case.name}", counts, told.found
    chance = random.Random(seed)
    for cache in caches(folder / "caches"):
        for _ in range(kills):
            cache.kill(chance)
            cache.damage(chance)
        yield f"kill and damage: {cache.name}", _counted(cache.counts), cache.wrong
    with ExitStack() as server:
        writers: list[Writer] = [Partitions(folder / "partitions")]
        if BINARY is not None:
            writers.append(Sent(folder / "sent", server.enter_context(running(folder / "oxigraph"))))
        for writer in writers:
            for _ in range(kills):
                writer.kill(chance.random())
            yield f"kill: {writer.name}", _counted(writer.counts), writer.wrong
    for case in (CASES[1], CASES[3], CASES[4]):
        tried = Damaging(folder / "damage", case)
        every = tried.all()
        for path, name in chance.sample(every, min(len(every), 2 * kills)):
            tried.damage(path, name, chance)
        yield f"damage: {case.name}", _counted(tried.counts), tried.wrong
    try:
        with small_disk(folder / "disk", 12 << 20) as disk:
            for case in CASES:
                full = Full(folder / "full", disk, case)
                for free in ROOM:
                    full.with_room(free)
                yield f"full disk: {case.name}", _counted(full.counts), full.wrong
    except Skipped as error:
        yield "full disk", str(error), ()


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in sorted(counts.items()))


def main() -> int:
    """Try them all; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=24, help="of each command  [default: 24]")
    parser.add_argument("--seed", type=int, default=7, help="[default: 7]")
    parser.add_argument("--folder", type=Path, help="where to work  [default: a temporary folder]")
    given = parser.parse_args()
    started, failed = time.monotonic(), 0
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        for what, counts, wrong in faults(Path(folder), given.kills, given.seed):
            print(f"{what:36} {counts}; {len(wrong)} wrong", flush=True)
            for line in wrong:
                print(f"    {line}")
            failed += len(wrong)
    print(f"{failed} wrong; {time.monotonic() - started:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
