"""How long the index of a page takes to write, and its answers to give.

    python -m tests.bench.slices [FOLDER [COPIES]]

Of an invented corpus of 100,000 claims; of the records in FOLDER, if it is given, so many COPIES of them side by side,
in which what most claims share is shared by all copies. For each question the median and the worst of its answers, in
milliseconds by the clock and of this process alone, and the largest answer in kilobytes.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from statistics import median

from pipeline.records import load_corpus
from pipeline.view.collect import collect
from pipeline.view.index import Index, answer, open_index, write
from pipeline.view.index.renumber import moved
from pipeline.view.index.shape import joints, views
from pipeline.view.layout import Tie
from pipeline.view.payload import Payload
from tests.view.drawn import big_corpus, graph_of

SHARED = 300
"""How many of the marks with the most ties all copies share."""
TRIED = 20
WORDS = ("s", "th", "said", "minister", "the attack on", "repaired the dam", "zzzz", "a b c d e f")

Questions = dict[str, list[list[tuple[str, str]]]]


def copied(payload: Payload, ties: Sequence[Tie], copies: int) -> tuple[Payload, tuple[Tie, ...]]:
    """So many copies of a payload in one."""
    many = len(payload.marks)
    times = Counter(end for tie in ties for end in (tie.head, tie.tail) if payload.marks[end].kind != "claim")
    shared = {number for number, _ in times.most_common(SHARED)}
    steps = [{n: n if n in shared else n + copy * many for n in range(many)} for copy in range(copies)]
    marks = tuple(
        replace(mark, id=f"{mark.id}-{copy}", rank=mark.rank * copies + copy)
        for copy in range(copies)
        for mark in payload.marks
    )
    lists = {
        name: tuple(
            view
            for copy, step in enumerate(steps)
            for one in getattr(payload, name)
            if (copy == 0 or getattr(one, listed.owner) not in shared) and (view := moved(one, step)) is not None
        )
        for name, listed in (views() | joints()).items()
    }
    more = {Tie(step[tie.head], step[tie.tail], tie.relation, tie.quiet) for step in steps for tie in ties}
    ordered = sorted(more, key=lambda tie: (tie.head, tie.tail, tie.relation))
    return replace(payload, marks=marks, **lists), tuple(ordered)  # type: ignore[arg-type]


def questions(index: Index) -> Questions:
    """What is asked: of each kind of mark, those with the most claims and others."""
    with index.reading() as reading:
        most = "SELECT id FROM mark WHERE kind = ? AND claims > 0 ORDER BY claims DESC, rank LIMIT ?"
        others = "SELECT id FROM mark WHERE kind = ? AND claims > 0 ORDER BY rank LIMIT ? OFFSET 100"
        kinds = [kind for (kind,) in reading.rows("SELECT kind FROM total ORDER BY kind")]
        top = [key for kind in kinds for (key,) in reading.rows(most, kind, 3)]
        ids = top + [key for kind in kinds for (key,) in reading.rows(others, kind, 3)]
    return {
        "opening": [[], [("limit", "1500")]],
        "around": [[("id", key)] for key in ids],
        "find": [[("q", words)] for words in WORDS],
        "claims": [
            [], [("q", "said")], [("polarity", "negative")], [("by", "person"), ("q", "th")], [("order", "latest")],
            [("from", "2016-07-01"), ("to", "2024-10-07"), ("when", "published")], [("offset", "5000")],
        ],
        "path": [[("from", one), ("to", other)] for one, other in pairwise(ids)][:TRIED],
    }  # fmt: skip


def measured(index: Index, name: str, queries: Sequence[list[tuple[str, str]]]) -> str:
    """The line of the table for a question."""
    wall, own, sizes = [], [], []
    for query in queries:
        started, busy = time.perf_counter(), time.process_time()
        sizes.append(len(answer(index, name, query)))
        wall.append(1e3 * (time.perf_counter() - started))
        own.append(1e3 * (time.process_time() - busy))
    figures = (median(wall), max(wall), median(own), max(own), max(sizes) / 1e3)
    return f"{name:8}" + "".join(f"{figure:12,.0f}" for figure in figures)


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    corpus = load_corpus(Path(arguments[0])) if arguments else big_corpus(5_000, 20)
    payload, ties = collect(corpus, graph_of(corpus))
    if len(arguments) > 1:
        payload, ties = copied(payload, ties, int(arguments[1]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.sqlite"
        started = time.perf_counter()
        write(payload, ties, path)
        written = time.perf_counter() - started
        print(f"{len(payload.claims):,} claims, {len(payload.marks):,} marks, {len(ties):,} ties")
        print(f"written in {written:.1f} s, {path.stat().st_size / 1e6:,.0f} MB")
        del corpus, payload, ties
        started = time.perf_counter()
        index = open_index(path)
        print(f"opened in {1e3 * (time.perf_counter() - started):.1f} ms\n")
        print(f"{'':8}{'median ms':>12}{'worst ms':>12}{'median own':>12}{'worst own':>12}{'largest kB':>12}")
        for name, queries in questions(index).items():
            print(measured(index, name, queries))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
