"""How fast the whole pipeline is, and which stage takes how long, beside spaCy's pipeline on the same text.

    python -m tests.bench.whole [ARTICLES.jsonl [COUNT]]

`sayso run` with one worker and with one for each core: seconds of each stage (of what workers do, summed over them),
articles and words a second, and peak memory of all processes together; and spaCy's bare ``nlp.pipe`` on the texts, its
model already loaded, in a process of its own. Of whole runs and of spaCy the least seconds of three rounds count.
Everything is in a run: models loaded, seeds read, graphs and page written. Words are stretches between white space.
ARTICLES are PolNeAR's dev part, expected in ``../shared`` beside the project; where it is not, the program says so and
exits with 0.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

from pipeline import graph, run
from pipeline.fold import Fold
from pipeline.model import Article
from pipeline.nlp import spacy_parser
from pipeline.options import DEFAULT_MODEL, Options
from pipeline.seeds import find_seeds
from pipeline.stages.parse import parse_seeds
from pipeline.store import Store
from pipeline.workers import available_cores
from tests.bench.stopwatch import Place, Stopwatch
from tests.bench.timed import OTHER, STAGES, TimedWorkers
from tests.bench.watched import Watched, watch
from tests.quality.scorer import DEV
from tests.quality.speed import Pace, timed

AIM = 2.5
"""How many times as long as bare spaCy the whole pipeline may take."""
ROUNDS = 3
"""How often spaCy and the runs are measured, in turn: the least counts, as other work of a machine only adds to it."""

REST = "everything else"
WAIT = "(waiting for workers)"
PARENT: tuple[Place, ...] = (
    (run, "collect", "parse: seeds to articles"),
    (TimedWorkers, "extract", WAIT),
    (Fold, "update", "link: articles joined"),
    (Fold, "corpus", "link: articles joined"),
    (Store, "put", "records kept and written"),
    (Store, "get", "records kept and written"),
    (run, "write_records", "records kept and written"),
    (graph, "build", "build"),
    (run, "write_page", "view"),
)


def by_stage(path: Path, workers: int) -> dict[str, float]:
    """The seconds of each stage of `sayso run` on the articles of a file."""
    clock = Stopwatch()
    with tempfile.TemporaryDirectory() as folder, closing(TimedWorkers(workers)) as backend:
        with clock.over(PARENT), clock.during(REST):
            run.run(find_seeds([str(path)]), Path(folder), Options(), backend=backend)
        return {**clock.seconds, **backend.seconds}


def command(path: Path, workers: int) -> Watched:
    """`sayso run` as a user has it, from the start of its process to the end."""
    with tempfile.TemporaryDirectory() as folder:
        return watch(
            [sys.executable, "-m", "pipeline.cli", "run", str(path), "--out", folder, "--workers", str(workers)]
        )


def spacy_alone(texts: list[str]) -> Pace:
    """spaCy's pipeline on these texts, once; in a new process, as what it remembers of words makes it faster."""
    language = spacy_parser.load_language(DEFAULT_MODEL)
    return timed(sum(len(text.split()) for text in texts), lambda: list(language.pipe(texts)))


def measure(path: Path, articles: list[Article]) -> Iterator[str]:
    """The lines of the tables, as they become known."""
    words, number, cores = sum(len(article.text.split()) for article in articles), len(articles), available_cores()
    yield f"{number} articles, {words:,} words; seconds by the clock"
    yield ""
    found = {workers: by_stage(path, workers) for workers in dict.fromkeys((1, cores))}
    heads = "".join(f"{w:>4} worker{'s' if w > 1 else ' '} s{'articles/s':>12}{'words/s':>10}" for w in found)
    yield f"{'stage':28}{heads}"
    order = dict.fromkeys([*(stage for _, _, stage in (PARENT[0], *STAGES)), OTHER])
    order |= dict.fromkeys([*(stage for _, _, stage in PARENT[1:]), REST])
    for stage in order:
        if stage != WAIT:
            yield f"{stage:28}" + "".join(_paces(seconds.get(stage, 0.0), number, words) for seconds in found.values())
    yield ""
    bares, runs = [], {workers: list[Watched]() for workers in found}
    for _ in range(ROUNDS):
        with get_context("spawn").Pool(1) as pool:
            bares.append(pool.apply(spacy_alone, ([article.text for article in articles],)))
        for workers, seen in runs.items():
            seen.append(command(path, workers))
    bare = min(bares, key=lambda pace: pace.seconds)
    yield f"{'run':40}{'seconds':>9}{'articles/s':>12}{'words/s':>9}{'times spaCy':>13}{'peak memory':>13}"
    yield row(f"spaCy {DEFAULT_MODEL}, nlp.pipe", number, bare, bare)
    least = {workers: min(seen, key=lambda one: one.seconds) for workers, seen in runs.items()}
    for workers, one in least.items():
        pace = Pace(words, one.seconds, one.worked)
        name = f"sayso run, {workers} worker{'s' if workers > 1 else ''}"
        yield row(name, number, pace, bare) + f"{one.memory / 1e6:10,.0f} MB"
    yield ""
    ratio = least[1].seconds / bare.seconds
    yield f"One process takes {ratio:.2f} times as long for all of it as nlp.pipe alone; the aim is no more than {AIM}"


def _paces(seconds: float, articles: int, words: int) -> str:
    rates = (articles / seconds, words / seconds) if seconds else (0.0, 0.0)
    return f"{seconds:14.2f}{rates[0]:12.1f}{rates[1]:10,.0f}"


def row(name: str, articles: int, pace: Pace, bare: Pace) -> str:
    """A run in the table."""
    rates = f"{articles / pace.seconds:12.1f}{pace.words / pace.seconds:9,.0f}"
    return f"{name:40}{pace.seconds:9.2f}{rates}{pace.seconds / bare.seconds:13.2f}"


def main(arguments: list[str]) -> int:
    """Print the tables; returns the exit status."""
    path = Path(arguments[0]) if arguments else DEV
    if not path.is_file():
        print(f"bench: {path.name} is not here (../shared), so nothing was measured")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        if len(arguments) > 1:
            lines = path.read_bytes().splitlines(keepends=True)[: int(arguments[1])]
            path = Path(folder) / path.name
            path.write_bytes(b"".join(lines))
        articles = [item for item in parse_seeds(find_seeds([str(path)])) if isinstance(item, Article)]
        for line in measure(path, articles):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
