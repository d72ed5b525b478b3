"""How long it takes to add an article to a corpus, and to take it out, as the corpus grows.

    python -m tests.bench.growth [SIZE ...]

The corpora are the dev articles of ``newsclusters`` and other worlds made of them (see `tests.bench.worlds`), of 100,
1,000 and 10,000 articles unless SIZEs are given. For each size: seconds to fold it from nothing, with a worker for each
core; milliseconds to fold one article more, and to take one out (the median, and the worst, of some articles that are
reports of events the corpus has, and of events that it has not); what `sayso run --no-export` takes for one article,
all in; and whether the fold is the same as one from nothing. Where the corpora are not beside the project, the program
says so and exits with 0.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median

from pipeline import jsonl
from pipeline.extract import Extractor
from pipeline.fold import Fold, fingerprint, fold
from pipeline.model import Article, Corpus
from pipeline.options import Options
from pipeline.run import firm, run
from pipeline.seeds import find_seeds
from pipeline.stages.parse import parse_seeds
from pipeline.store import Manifest, Store
from pipeline.workers import Local, available_cores
from tests.bench.worlds import Worlds
from tests.extracted import extracted
from tests.quality.scorer import SHARED

SIZES = (100, 1_000, 10_000)
TRIED = 20
"""How many articles are added and removed, one by one."""
COMPARED = 1_000
"""Up to this size the result is compared with one from nothing."""
SEED = "Ministry says bridge was hit\nShelling damaged a bridge in Orvel, spokeswoman Ana Reyes said on Monday.\n"


def real_parts() -> list[Corpus]:
    """The results of the real articles."""
    path = SHARED / "corpora" / "newsclusters" / "dev.jsonl"
    return extracted([item for item in parse_seeds(find_seeds([str(path)])) if isinstance(item, Article)])


def corpus_of(parts: list[Corpus], size: int) -> Iterator[Corpus]:
    """So many articles, world after world; in the last one, as many as are wanted."""
    worlds, made, number = Worlds(parts), 0, 0
    while made < size:
        for part in worlds(number):
            if made < size:
                yield part
                made += 1
        number += 1


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes by the clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def make_store(parts: list[Corpus], size: int, folder: Path) -> tuple[Store, dict[str, str]]:
    """The store of a run into `folder`, with the results of so many articles; and their keys by the ids of articles."""
    store = Store(folder / ".sayso")
    keys: dict[str, str] = {}
    for part in corpus_of(parts, size):
        article = part.articles[0]
        key = keys[article.id] = article.digest
        path = store._path(key)  # without the wait for the disk that `put` makes
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(jsonl.encode(part))
    return store, keys


def measured(parts: list[Corpus], size: int, folder: Path) -> str:
    """The line of the table for a size."""
    store, keys = make_store(parts, size + TRIED, folder)
    extractor = Extractor(Options())
    names = list(keys)
    extra = names[:: max(1, len(names) // TRIED)][:TRIED]
    base = {name: keys[name] for name in names if name not in extra}
    with closing(Fold(store.get, store.folder / "fold.sqlite", fingerprint())) as made:
        with closing(Local(Options(), available_cores())) as local:
            mapper = firm(local)
            whole = seconds(lambda: made.update(base, mapper=mapper))
        added, removed = [], []
        wanted = dict(base)
        for name in extra:
            wanted[name] = keys[name]
            added.append(seconds(lambda: made.update(wanted)))
        same = ""
        if size <= COMPARED:
            same = "same" if made.corpus() == fold(store.get(key) for key in wanted.values()) else "NOT THE SAME"
        for name in extra:
            del wanted[name]
            removed.append(seconds(lambda: made.update(wanted)))
        if size <= COMPARED and made.corpus() != fold(store.get(key) for key in base.values()):
            same = "NOT THE SAME"
    store.commit(Manifest(base, (), extractor.fingerprint), Manifest())
    seed = folder / "new.txt"
    seed.write_text(SEED, "utf-8")
    run(find_seeds([str(seed)]), folder, Options(), export=False)  # loads the models
    seed.write_text(SEED.replace("Orvel", "Tamsk"), "utf-8")
    alone = seconds(lambda: run(find_seeds([str(seed)]), folder, Options(), export=False))
    add, out = ([1000 * t for t in times] for times in (added, removed))
    return (
        f"{size:>9,}{whole:>14.1f}{median(add):>12.0f}{max(add):>9.0f}{median(out):>12.0f}{max(out):>9.0f}"
        f"{alone:>12.2f}  {same}"
    )


def main(arguments: list[str]) -> int:
    """Print the table; returns the exit status."""
    if not SHARED.is_dir():
        print("growth: the corpora are not here (../shared), so nothing was measured")
        return 0
    parts = real_parts()
    print(f"{'articles':>9}{'from nothing':>14}{'one more':>12}{'worst':>9}{'one less':>12}{'worst':>9}{'run':>12}")
    print(f"{'':>9}{'s':>14}{'ms':>12}{'ms':>9}{'ms':>12}{'ms':>9}{'s':>12}", flush=True)
    for size in map(int, arguments or SIZES):
        with tempfile.TemporaryDirectory() as folder:
            print(measured(parts, size, Path(folder)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
