"""`--on` and `--address`: where the work of a run is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console

from pipeline.options import Options
from pipeline.workers import Backend

placed = click.option(
    "--on",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Who reads: processes of this machine, or a Ray cluster (pip install 'sayso[cluster]').",
)
addressed = click.option(
    "--address",
    metavar="WHERE",
    help="With --on ray, the cluster: auto (the one that this machine belongs to) or HOST:PORT of its head.  [default:"
    " a new one on this machine, for this run]",
)


@contextmanager
def backend(
    on: str, address: str | None, options: Options, workers: int | None, console: Console
) -> Iterator[Backend | None]:
    """The backend that was asked for, for the time of a run; None where the run is to do the work itself."""
    if on == "local":
        if address is not None:
            raise click.UsageError("--address is that of a cluster; add --on ray")
        yield None
        return
    from pipeline.cluster.backend import OnRay  # noqa: PLC0415  (an extra)
    from pipeline.cluster.session import joined  # noqa: PLC0415

    console.print("starting Ray on this machine" if address is None else f"joining the cluster at {address}")
    with joined(options, address, workers) as cluster:
        console.print(f"reading with {cluster.cpus} CPUs on {cluster.nodes} node{'s' if cluster.nodes > 1 else ''}")
        yield OnRay(options, cluster)
