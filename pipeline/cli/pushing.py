"""`push`: the graph of a run to a graph store."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import click
from rich.console import Console

from pipeline import push as pushing
from pipeline.cli.bars import bars_for
from pipeline.cli.failures import guarded
from pipeline.cli.stopping import stoppable


@click.command()
@click.argument("address")
@click.option("--out", default="out", show_default=True, type=click.Path(path_type=Path), help="Folder of a run.")
@click.option("--from", "parts", metavar="FOLDER", help="Send the N-Quads of `sayso export --to FOLDER` instead.")
@click.option("--all", "everything", is_flag=True, help="Send all graphs, also those that were sent before.")
@click.option("--dry-run", is_flag=True, help="List what would be sent and deleted, and do nothing.")
@click.option("--parallel", type=click.IntRange(1, 32), default=4, show_default=True, help="Requests at a time.")
@click.option(
    "--timeout",
    type=click.FloatRange(0.1),
    default=120.0,
    show_default=True,
    help="Seconds to wait for the server, each time.",
)
@click.option("--insecure", is_flag=True, help="Send a password over http to another machine.")
@guarded
def push(
    address: str,
    out: Path,
    parts: str | None,
    everything: bool,
    dry_run: bool,
    parallel: int,
    timeout: float,
    insecure: bool,
) -> None:
    """Send the graph in --out to the graph store at ADDRESS (SPARQL 1.1 Graph Store HTTP Protocol).

    \b
    Named graphs are replaced one by one: those that changed since they were last sent there, and those that
    are gone are deleted. Other graphs there are left alone. Stopped or killed, it carries on the next time.
    One dataset holds one corpus: the graphs of entities and events of two would take each other's place.

    \b
    ADDRESS is that of the graph store, not of the queries:
      Oxigraph              http://localhost:7878/store
      Apache Jena Fuseki    http://localhost:3030/DATASET/data
      GraphDB, RDF4J        http://localhost:7200/repositories/REPOSITORY/rdf-graphs/service

    \b
    Who you are is told by the environment: SAYSO_PUSH_USER and SAYSO_PUSH_PASSWORD, or SAYSO_PUSH_TOKEN.

    \b
    Example:
      sayso push http://localhost:3030/news/data
      sayso push http://localhost:3030/news/data --dry-run
    """
    where = pushing.Address.of(address)
    known = pushing.authorization(os.environ, where, insecure)
    files = pushing.of_run(out) if parts is None else pushing.of_partitions(parts)
    patience = pushing.Patience(timeout=timeout)
    shown = bars_for(Console(stderr=True, highlight=False))
    with (
        closing(pushing.Remembered(out / pushing.HOME, where)) as remembered,
        closing(pushing.GraphStore(where, known, patience)) as store,
        stoppable(lambda: "Stopped. What was sent is remembered; the same command goes on from here."),
        shown.shown(),
    ):
        done = pushing.push(files, store, remembered, everything, dry_run, parallel, shown)
    if done.renewed:
        click.echo(f"{where} had lost what was sent before, so all was sent again.", err=True)
    for word, graphs in (("send", done.sent), ("delete", done.deleted)):
        for graph in graphs:
            click.echo(f"{word}\t{graph}")
    would = "to be " if dry_run else ""
    click.echo(
        f"{done.sends} graphs {would}sent, {done.deletes} {would}deleted, {done.unchanged} as they were", err=True
    )
