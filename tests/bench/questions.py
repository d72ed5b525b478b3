"""How soon the shipped questions are answered on a graph of a million triples, and of ten.

    python -m tests.bench.questions [--cache FOLDER] [--memory] [MILLIONS ...]

The graphs are the dev articles of ``newsclusters`` and other worlds made of them (see `tests.bench.worlds`): each world
is joined by itself and written behind the last as N-Quads, so that no more than one is in memory, and loaded into a
store as `sayso ask` keeps it. A question is asked about what the graph speaks of most, three times, in a process of its
own: the least and the most seconds of the processor (all rows read), how many rows, and the most memory it took; with
``--memory`` also of the graph in memory, which is loaded anew for each. The aim: a million within a second, ten million
within five. A million is asked unless MILLIONS are given: one takes some two minutes, ten some ten. The graphs are made
in a temporary folder, or kept in FOLDER for the next time. Where the corpora are not beside the project, the program
says so and exits with 0.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Store

from pipeline.fold import fold
from pipeline.graph import disk, questions
from pipeline.graph.loading import Graph, engine, load_store
from pipeline.graph.names import SAYSO
from pipeline.graph.nquads import nquads
from pipeline.graph.rdf import to_graphs
from tests.bench.growth import real_parts
from tests.bench.watched import most
from tests.bench.worlds import Worlds
from tests.quality.scorer import SHARED

MILLION = 1_000_000
TRIED = 3
ROLES = (SAYSO.actor, SAYSO.target, SAYSO.place, SAYSO.instrument)


def aim(millions: float) -> float:
    """The seconds within which a question should be answered."""
    return 1.0 if millions <= 1 else millions / 2


@dataclass(frozen=True, slots=True)
class Answered:
    """How a question was answered: seconds at best and at worst, rows, and bytes of memory at most."""

    best: float
    worst: float
    rows: int
    memory: int


def write(worlds: Worlds, path: Path, quads: int) -> None:
    """N-Quads of so many quads or some more, world after world."""
    written = number = 0
    draft = path.with_suffix(".part")
    with draft.open("wb") as file:
        while written < quads:
            world = nquads(to_graphs(fold(worlds(number))))
            file.write(world)
            written += world.count(b"\n")
            number += 1
    draft.rename(path)


def hardest(store: Store) -> dict[str, str]:
    """Values for parameters that must be given, by type: what claims speak of most, who says most, and so on."""
    means = {q.subject: q.object for q in store.quads_for_pattern(None, SAYSO.refersTo.named, None)}
    mentions = [q.object for role in ROLES for q in store.quads_for_pattern(None, role.named, None)]
    return {
        "name": _most(means[m] for m in mentions if isinstance(m, NamedNode) and m in means),
        "speaker": _most(q.object for q in store.quads_for_pattern(None, SAYSO.speaker.named, None)),
        "event": _most(q.object for q in store.quads_for_pattern(None, SAYSO.describes.named, None)),
    }


def _most(terms: Iterable[object]) -> str:
    counts = Counter(term.value for term in terms if isinstance(term, NamedNode))
    return min(counts, key=lambda name: (-counts[name], name))


def values(question: questions.Question, hard: dict[str, str]) -> dict[str, str]:
    """The parameters of a question that must be given."""
    wanted = {p.name: p.type for p in question.parameters if p.default is None}
    return {name: hard["speaker" if question.name == "said-by" else str(kind)] for name, kind in sorted(wanted.items())}


def answered(file: Path, name: str, given: dict[str, str], memory: bool) -> Answered:
    """Ask, in this process."""
    graph: Graph = load_store(file) if memory else disk.open_kept(file)
    seconds, rows = [], 0
    for _ in range(TRIED):
        started = time.process_time()
        rows = len(questions.ask(graph, name, given).rows)
        seconds.append(time.process_time() - started)
    return Answered(min(seconds), max(seconds), rows, peak())


def peak() -> int:
    """The most memory this process has held, in bytes."""
    return most("self") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10


def lines(file: Path, millions: float, in_memory: bool) -> Iterator[str]:
    """The table for a graph, asked on disk and, if `in_memory`, there too."""
    started = time.perf_counter()
    kept = disk.make(file)
    size = sum(part.stat().st_size for part in kept.iterdir())
    yield f"{millions:g} million: store made in {time.perf_counter() - started:.0f} s, {size / 1e6:,.0f} MB"
    started = time.perf_counter()
    hard = hardest(engine(disk.open_made(file)))
    yield f"opened and looked over in {time.perf_counter() - started:.1f} s; asked about {json.dumps(hard)}"
    yield f"{'question':20}{'store':>8}{'best s':>9}{'worst s':>9}{'rows':>9}{'MB':>8}"
    context = multiprocessing.get_context("spawn")
    for memory in (False, True) if in_memory else (False,):
        missed = []
        for question in questions.list_questions():
            with context.Pool(1) as pool:
                told = pool.apply(answered, (file, question.name, values(question, hard), memory))
            late = told.best > aim(millions)
            missed += [question.name] * late
            store = "memory" if memory else "disk"
            yield (
                f"{question.name:20}{store:>8}{told.best:9.2f}{told.worst:9.2f}{told.rows:9,}{told.memory / 1e6:8,.0f}"
                + ("  late" if late else "")
            )
        yield (
            f"within {aim(millions):g} s: all" if not missed else f"not within {aim(millions):g} s: {', '.join(missed)}"
        )


def main(arguments: list[str]) -> int:
    """Print the tables; returns the exit status."""
    if not SHARED.is_dir():
        print("questions: the corpora are not here (../shared), so nothing was measured")
        return 0
    parser = argparse.ArgumentParser(prog="python -m tests.bench.questions")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("millions", nargs="*", type=float)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        cache = given.cache or Path(temporary)
        worlds: Worlds | None = None
        for millions in given.millions or (1.0,):
            file = cache / f"{millions:g}" / "graph.nq"
            file.parent.mkdir(parents=True, exist_ok=True)
            if not file.exists():
                worlds = worlds or Worlds(real_parts())
                write(worlds, file, int(millions * MILLION))
            for line in lines(file, millions, given.memory):
                print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
