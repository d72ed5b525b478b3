"""How fast a corpus becomes RDF in a store, is loaded and dumped, beside plain rdflib on the same quads.

    python -m tests.bench.rdf [FOLDER]

The records are those in FOLDER, or those of PolNeAR's dev part, which is read first. Each figure is of a process of its
own: seconds of its CPU time for the work alone, and the most memory that the process ever had, with the interpreter,
the records or the graph that the work starts from. "Build" is from records to a store: rdflib gets the same quads as
terms of its own, one by one. Where the corpus is not beside the project, the program says so and exits with 0.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

from oxrdflib._converter import from_ox
from pyoxigraph import RdfFormat
from rdflib import Dataset, URIRef

from pipeline.graph import build, dataset_of, load
from pipeline.graph.loading import engine
from pipeline.graph.rdf import to_graphs
from pipeline.model import Corpus
from pipeline.options import Options
from pipeline.records import load_corpus
from pipeline.run import run
from pipeline.seeds import find_seeds
from pipeline.workers import available_cores
from tests.quality.scorer import DEV

WORKS = {
    "build": "records to a store",
    "load": "graph.nq to a store",
    "nquads": "a store to N-Quads",
    "trig": "a store to TriG",
}
FORMATS = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}


def lines(folder: Path) -> Iterator[str]:
    """The lines of the table, for a run's folder with records, as they become known."""
    corpus = load_corpus(folder)
    with tempfile.TemporaryDirectory() as made:
        if not (folder / "graph.nq").is_file():
            build(corpus, Path(made))
        file = folder / "graph.nq" if (folder / "graph.nq").is_file() else Path(made) / "graph.nq"
        with file.open("rb") as stream:
            quads = sum(1 for _ in stream)
        yield f"{len(corpus.articles)} articles, {len(corpus.claims):,} claims, {quads:,} quads; CPU seconds"
        del corpus
        head = f"{'seconds':>9}{'quads/s':>10}{'MB':>7}"
        yield f"{'':22}{'ours':>26}{'rdflib':>26}"
        yield f"{'':22}{head}{head}{'faster':>8}{'memory':>8}"
        for work, title in WORKS.items():
            ours, theirs = (_apart(library, work, folder, file) for library in ("sayso", "rdflib"))
            cells = "".join(f"{sec:9.2f}{quads / sec:10,.0f}{most:7,.0f}" for sec, most in (ours, theirs))
            yield f"{title:22}{cells}{theirs[0] / ours[0]:7.1f}x{ours[1] / theirs[1]:8.0%}"


def _apart(library: str, work: str, folder: Path, file: Path) -> tuple[float, float]:
    """Seconds and megabytes of a piece of work in another process."""
    call = (sys.executable, "-m", "tests.bench.rdf", "--measure", library, work, str(folder), str(file))
    told = subprocess.run(call, check=True, capture_output=True, timeout=600).stdout
    seconds, most = json.loads(told)
    return max(seconds, 1e-6), most / 1024


def measured(library: str, work: str, folder: Path, file: Path) -> tuple[float, int]:
    """Seconds of CPU time of a piece of work in this process, and the most memory so far, in kilobytes (Linux)."""
    action = {"sayso": _ours, "rdflib": _theirs}[library](work, folder, file)
    started = time.process_time()
    kept = action()
    seconds = time.process_time() - started
    del kept
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _ours(work: str, folder: Path, file: Path) -> Callable[[], object]:
    if work == "build":
        corpus = load_corpus(folder)
        return lambda: dataset_of(corpus)
    if work == "load":
        return lambda: load(file)
    store = engine(load(file))
    return lambda: store.dump(format=FORMATS[work])


def _theirs(work: str, folder: Path, file: Path) -> Callable[[], object]:
    warnings.simplefilter("ignore")  # rdflib's parsers use what it deprecates
    if work == "build":
        corpus = load_corpus(folder)
        return lambda: _plainly(corpus)
    data = Dataset()
    if work == "load":
        return lambda: data.parse(file, format="nquads")
    data.parse(file, format="nquads")
    return lambda: data.serialize(format=work, encoding="utf-8")


def _plainly(corpus: Corpus) -> Dataset:
    """The quads of a corpus in rdflib's own store, triple by triple."""
    data = Dataset()
    for named in to_graphs(corpus):
        graph = data.graph(URIRef(named.graph.value))
        for quad in named.quads():
            graph.add(cast(Any, (from_ox(quad.subject), from_ox(quad.predicate), from_ox(quad.object))))
    return data


def main(arguments: list[str]) -> int:
    """Print the table; returns the exit status."""
    if arguments[:1] == ["--measure"]:
        library, work, folder, file = arguments[1:]
        print(json.dumps(measured(library, work, Path(folder), Path(file))))
        return 0
    if arguments:
        for line in lines(Path(arguments[0])):
            print(line, flush=True)
        return 0
    if not DEV.is_file():
        print(f"rdf: {DEV.name} is not here (../shared), so nothing was measured")
        return 0
    with tempfile.TemporaryDirectory() as out:
        run(find_seeds([str(DEV)]), Path(out), Options(), available_cores())
        for line in lines(Path(out)):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
