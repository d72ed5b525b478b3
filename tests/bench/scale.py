"""What a corpus takes as it grows: bytes of each format for each claim, time and memory of writing them.

    python -m tests.bench.scale [SIZE ...]

For corpora of 100 and 1,000 articles (or of SIZEs; see `tests.bench.growth` for what they are made of): articles and
claims; seconds, processor seconds and peak memory of ``sayso export``, into whole files and with ``--to`` into
partitions; the size of each file of the run and of what it keeps, in bytes for each claim; and between two sizes the
power with which each of them grows (1: in proportion). Where the corpora are not beside the project, the program says
so and exits with 0.
"""

from __future__ import annotations

import math
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pipeline.extract import Extractor
from pipeline.fold import Fold, fingerprint
from pipeline.model import Corpus
from pipeline.options import Options
from pipeline.store import Manifest
from tests.bench.growth import make_store, real_parts, seconds
from tests.bench.watched import watch
from tests.quality.scorer import SHARED

SIZES = (100, 1_000)


@dataclass(frozen=True, slots=True)
class Measured:
    """A corpus of `articles` and `claims`, and figures by their names."""

    articles: int
    claims: int
    figures: dict[str, float]


def size_of(path: Path) -> int:
    """The bytes of a file, or of all files in a folder."""
    return sum(p.stat().st_size for p in path.rglob("*") if p.is_file()) if path.is_dir() else path.stat().st_size


def measured(parts: list[Corpus], size: int, folder: Path) -> Measured:
    """What a corpus of `size` articles takes."""
    store, keys = make_store(parts, size, folder)
    store.commit(Manifest(keys, (), Extractor(Options()).fingerprint), Manifest())
    with closing(Fold(store.get, store.folder / "fold.sqlite", fingerprint())) as fold:
        folding = seconds(lambda: fold.update(keys))
    export = (sys.executable, "-m", "pipeline.cli", "export", "--out", str(folder))
    exports = {"export": watch(export)}
    with tempfile.TemporaryDirectory() as parts_at:
        exports["export --to"] = watch([*export, "--to", parts_at])
    claims = (folder / "claims.jsonl").read_bytes().count(b"\n")
    figures: dict[str, float] = {"fold from nothing, s": folding}
    for name, seen in exports.items():
        figures |= {f"{name}, s": seen.seconds, f"{name}, processor s": seen.worked}
        figures[f"{name}, peak memory, bytes"] = seen.memory
    files = {p.name: p for p in sorted(folder.iterdir()) if p.is_file()}
    files |= {f"kept: {name}": store.folder / name for name in ("results", "fold.sqlite")}
    figures |= {f"{name}, bytes": size_of(path) for name, path in files.items()}
    return Measured(size, claims, figures)


def lines(found: list[Measured]) -> list[str]:
    """The table of all sizes.

    >>> small, large = Measured(10, 100, {"x": 200.0}), Measured(20, 200, {"x": 800.0})
    >>> print("\\n".join(lines([small, large])))
    articles                                                      10                          20
    claims                                                       100                         200
                                                   total    for each           total    for each     power
    x                                                200        2.00             800        4.00      2.00
    """
    head = [f"{'articles':36}" + "".join(f"{m.articles:28,}" for m in found)]
    head.append(f"{'claims':36}" + "".join(f"{m.claims:28,}" for m in found))
    head.append(" " * 36 + f"{'total':>16}{'for each':>12}" * len(found) + f"{'power':>10}" * (len(found) > 1))
    for name in found[0].figures:
        row = f"{name:36}"
        for m in found:
            value = m.figures[name]
            row += f"{value:16,.0f}{value / m.claims:12,.2f}"
        if len(found) > 1:
            (a, b) = found[-2:]
            low, high = a.figures[name], b.figures[name]
            row += f"{math.log(high / low) / math.log(b.articles / a.articles):10.2f}" if low and high else " " * 10
        head.append(row)
    return head


def main(arguments: list[str]) -> int:
    """Print the table; returns the exit status."""
    if not SHARED.is_dir():
        print("scale: the corpora are not here (../shared), so nothing was measured")
        return 0
    parts = real_parts()
    found = []
    for size in map(int, arguments or SIZES):
        with tempfile.TemporaryDirectory() as folder:
            found.append(measured(parts, size, Path(folder)))
    print("\n".join(lines(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
