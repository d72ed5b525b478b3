"""The graph that a command asks: any RDF file, or that of a run, from its store on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn

from pipeline import graph
from pipeline.cli.options import existing


def asked(on: Path | None, out: Path) -> graph.Graph:
    """The graph in the file `on`, else of the run in `out`; a large one is kept in a store from its first use on."""
    if on is not None:
        return graph.load_store(existing(on))
    with told() as progress:
        return graph.open_kept(existing(out / "graph.nq"), progress)


@contextmanager
def told() -> Iterator[Callable[[int, int], None]]:
    """Shows on the standard error how far the making of a store is. Nothing is shown where none is made."""
    columns = (TextColumn("{task.description:28}"), BarColumn(), DownloadColumn(), TimeElapsedColumn())
    console = Console(stderr=True, highlight=False)
    bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    task = bar.add_task("storing the graph, once", total=None)

    def progress(done: int, total: int) -> None:
        bar.start()
        bar.update(task, completed=done, total=total)

    try:
        yield progress
    finally:
        if bar.live.is_started:
            bar.stop()
