"""How fast the whole pipeline is, and which stage takes how long, beside spaCy's pipeline on the same text.

    python -m tests.bench [ARTICLES.jsonl [COUNT]]

Three runs, by the clock: `sayso run` in this process, with the share of each stage; `sayso run` in one process for
each core; and spaCy's bare ``nlp.pipe`` on the texts in this process, its model already loaded. Everything is in a run:
models loaded, seeds read, graphs and page written. Words are stretches between white space. ARTICLES are PolNeAR's dev
part, expected in ``../shared`` beside the project; where it is not, the program says so and exits with 0.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pipeline import extract, graph, run
from pipeline.fold import Fold
from pipeline.model import Article
from pipeline.nlp import spacy_parser
from pipeline.nlp.tagger import shipped
from pipeline.nlp.tagger.tagger import Tagger
from pipeline.options import DEFAULT_MODEL, Options
from pipeline.seeds import find_seeds
from pipeline.stages.attribute import TrainedAttributor
from pipeline.stages.parse import parse_seeds
from pipeline.stages.split import RuleSplitter
from pipeline.store import Store
from pipeline.workers import available_cores
from tests.bench.stopwatch import Place, Stopwatch
from tests.quality.scorer import DEV
from tests.quality.speed import Pace, timed

AIM = 2.5
"""How many times as long as bare spaCy the whole pipeline may take."""

REST = "everything else"
PLACES: tuple[Place, ...] = (
    (run, "parse_seeds", "parse: seeds to articles"),
    (spacy_parser, "load_language", "models loaded"),
    (shipped, "load_tagger", "models loaded"),
    (spacy_parser.SpacyParser, "parse", "spaCy"),
    (extract, "find_times", "times"),
    (TrainedAttributor, "attribute", "attribute: rules"),
    (Tagger, "find", "attribute: tagger"),
    (RuleSplitter, "split", "split"),
    (extract, "resolve_article", "resolve"),
    (extract, "join_repeats", "resolve: repeated claims"),
    (Fold, "update", "link: articles joined"),
    (Fold, "corpus", "link: articles joined"),
    (Store, "put", "records kept and written"),
    (Store, "get", "records kept and written"),
    (run, "write_records", "records kept and written"),
    (graph, "build", "build"),
    (run, "write_page", "view"),
)


def read(path: Path, workers: int) -> None:
    """`sayso run` on the articles of a file, into a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        run.run(find_seeds([str(path)]), Path(folder), Options(), workers)


def measure(path: Path, articles: list[Article]) -> Iterator[str]:
    """The lines of the table, as they become known."""
    words, cores = sum(len(article.text.split()) for article in articles), available_cores()
    yield f"{len(articles)} articles, {words:,} words; seconds by the clock"
    yield ""
    watch = Stopwatch()
    with watch.over(PLACES), watch.during(REST):
        alone = timed(words, lambda: read(path, 1))
    yield f"{'stage, in one process':40}{'seconds':>9}{'share':>8}"
    order = dict.fromkeys([*(stage for _, _, stage in PLACES), REST])
    for stage in order:
        seconds = watch.seconds.get(stage, 0.0)
        yield f"{stage:40}{seconds:9.2f}{seconds / alone.seconds:8.1%}"
    yield ""
    together = timed(words, lambda: read(path, cores))
    language = spacy_parser.load_language(DEFAULT_MODEL)
    bare = timed(words, lambda: list(language.pipe(article.text for article in articles)))
    yield f"{'run':40}{'seconds':>9}{'articles/s':>12}{'words/s':>9}{'times spaCy':>13}"
    for name, pace in (
        (f"spaCy {DEFAULT_MODEL}, nlp.pipe", bare),
        ("sayso run, one process", alone),
        (f"sayso run, {cores} processes", together),
    ):
        yield row(name, len(articles), pace, bare)
    yield ""
    ratio = together.seconds / bare.seconds
    yield f"sayso run takes {ratio:.2f} times as long as nlp.pipe; the aim is no more than {AIM}"


def row(name: str, articles: int, pace: Pace, bare: Pace) -> str:
    """A run in the table."""
    rates = f"{articles / pace.seconds:12.1f}{pace.words / pace.seconds:9,.0f}"
    return f"{name:40}{pace.seconds:9.2f}{rates}{pace.seconds / bare.seconds:13.2f}"


def main(arguments: list[str]) -> int:
    """Print the table; returns the exit status."""
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
